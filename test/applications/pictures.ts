import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  AlphaAction,
  ErrorMetric,
  type IMagickImage,
  ImageMagick,
  initializeImageMagick,
  MagickColors,
  type MagickFormat,
} from '@imagemagick/magick-wasm';
import { leaveOut } from '../support/leave-out.ts';

const WASM = createRequire(import.meta.url).resolve('@imagemagick/magick-wasm/magick.wasm');

/** ImageMagick itself, as Debian installs it: the oracle of what swirl and paint must give. */
const CONVERT = '/usr/bin/convert';

/** Leaves a comparison with ImageMagick out where it is not installed. */
export function requireImageMagick(test: Pick<Mocha.Context, 'skip'>): void {
  if (existsSync(CONVERT)) return;
  leaveOut(test, `ImageMagick is not installed (${CONVERT}, Debian package imagemagick).`);
}

/** Loads the library that the tests make and measure pictures with. */
export async function loadPictures(): Promise<void> {
  await initializeImageMagick(readFileSync(WASM));
}

/** Runs the real `convert` with the program's own resources. */
export function runConvert(...args: string[]): void {
  execFileSync(CONVERT, args);
}

export interface TestPicture {
  readonly width: number;
  readonly height: number;
  readonly format: MagickFormat;
  readonly transparent?: boolean;
}

/** Writes a picture with gradients, edges and, where asked, a transparent corner that fades out. */
export function writePicture(
  file: string,
  { width, height, format, transparent = false }: TestPicture,
): void {
  ImageMagick.read(MagickColors.Black, width, height, (image) => {
    if (transparent) image.alpha(AlphaAction.On);
    const channels = image.channelCount;
    const samples = new Uint8Array(width * height * channels);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const checker = (x >> 3) + (y >> 3);
        const pixel = [(x * 255) / width, (y * 255) / height, checker % 2 === 0 ? 220 : 40, (x * y) & 255];
        samples.set(pixel.slice(0, channels), (y * width + x) * channels);
      }
    }
    image.getPixels((pixels) => pixels.setArea(0, 0, width, height, samples));
    image.quality = 90;
    image.write(format, (data) => writeFileSync(file, data));
  });
}

/**
 * What the real `convert` makes of a picture, in all the precision that it computes with.
 *
 * @returns RGB or RGBA samples of 0 to 255 with fractions.
 */
export function convertedSamples(file: string, channels: 'rgb' | 'rgba', ...args: string[]): Float64Array {
  const output = ['-depth', '16', '-endian', 'LSB', `${channels}:-`];
  const bytes = execFileSync(CONVERT, [file, ...args, ...output], { maxBuffer: 2 ** 30 });
  return Float64Array.from({ length: bytes.length / 2 }, (_, index) => bytes.readUInt16LE(index * 2) / 257);
}

/** RGB or RGBA samples of 0 to 255. */
export function samplesOf(file: string, channels: 'rgb' | 'rgba'): Uint8Array {
  return look(file, (image) => {
    const samples = image.getPixels((pixels) =>
      pixels.toByteArray(0, 0, image.width, image.height, channels.toUpperCase()),
    );
    if (samples === null) throw new Error(`${file} has no pixels`);
    return Uint8Array.from(samples);
  });
}

/** The greatest difference of any two samples. */
export function greatestDifference(one: ArrayLike<number>, other: ArrayLike<number>): number {
  if (one.length !== other.length) throw new Error(`${one.length} samples against ${other.length}`);
  let greatest = 0;
  for (let index = 0; index < one.length; index++) {
    greatest = Math.max(greatest, Math.abs((one[index] ?? 0) - (other[index] ?? 0)));
  }
  return greatest;
}

/** Root mean square of the differences of all samples, 0 (same) to 1. */
export function difference(one: string, other: string): number {
  return ImageMagick.read(readFileSync(one), (first) =>
    ImageMagick.read(readFileSync(other), (second) => first.compare(second, ErrorMetric.RootMeanSquared)),
  );
}

/** Reads something of a picture's first frame. */
export function look<Result>(file: string, at: (image: IMagickImage) => Result): Result {
  return ImageMagick.read(readFileSync(file), at);
}
