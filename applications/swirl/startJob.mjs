#!/usr/bin/env node
import { PixelChannel } from '@imagemagick/magick-wasm';
import { changePicture } from '../imagemagick/picture.mjs';
import { decimalParameter, runApplication } from '../wrapper/run.mjs';
import { swirl } from './swirl.mjs';

/** Usage: startJob.mjs inputImage outputImage degrees [format] */
await runApplication(async ([inputImage, outputImage, degrees, format = 'same']) => {
  const turn = decimalParameter('degrees', degrees, { minimum: -3600, maximum: 3600 });
  await changePicture(inputImage, outputImage, format, (frame, progress) => {
    const { width, height } = frame;
    frame.getPixels((pixels) => {
      const alpha = pixels.getChannelIndex(PixelChannel.Alpha);
      const source = {
        samples: pixels.getArea(0, 0, width, height),
        width,
        height,
        channels: frame.channelCount,
        alphaChannel: frame.hasAlpha && alpha >= 0 ? alpha : undefined,
      };
      pixels.setArea(0, 0, width, height, swirl(source, turn, progress));
    });
  });
});
