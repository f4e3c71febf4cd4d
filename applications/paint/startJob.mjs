#!/usr/bin/env node
import { changePicture } from '../imagemagick/picture.mjs';
import { decimalParameter, runApplication } from '../wrapper/run.mjs';

/** Usage: startJob.mjs inputImage outputImage radius [format] */
await runApplication(async ([inputImage, outputImage, radius, format = 'same']) => {
  const brush = decimalParameter('radius', radius, { minimum: 1, maximum: 20 });
  await changePicture(inputImage, outputImage, format, (frame, progress) => {
    frame.onProgress = (event) => progress(event.progress.toDouble() / 100);
    frame.oilPaint(brush);
    delete frame.onProgress;
  });
});
