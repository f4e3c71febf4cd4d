#!/usr/bin/env node
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ImageMagick, initializeImageMagick, MagickColors, MagickFormat } from '@imagemagick/magick-wasm';
import { colourOf } from './landscape.mjs';
import { normalise } from './vector.mjs';

/**
 * Renders harbour.jpg, the picture that the demo swirls. Usage: render.mjs [width] [file]
 */

const width = Number(process.argv[2] ?? 1600);
const height = Math.round((width * 5) / 8);
const file = process.argv[3] ?? fileURLToPath(new URL('harbour.jpg', import.meta.url));

/** Places of the rays within a pixel, one row of a rotated grid. */
const rays = [
  [0.125, 0.625],
  [0.375, 0.125],
  [0.625, 0.875],
  [0.875, 0.375],
];

const samples = new Uint8Array(width * height * 3);
for (let y = 0; y < height; y++) {
  for (let x = 0; x < width; x++) samples.set(pixel(x, y), (y * width + x) * 3);
}

await initializeImageMagick(
  await readFile(fileURLToPath(import.meta.resolve('@imagemagick/magick-wasm/magick.wasm'))),
);
const jpeg = ImageMagick.read(MagickColors.Black, width, height, (image) => {
  image.getPixels((pixels) => pixels.setArea(0, 0, width, height, samples));
  image.quality = 84;
  return image.write(MagickFormat.Jpeg, (data) => Uint8Array.from(data));
});
await writeFile(file, jpeg);

/**
 * @param {number} x
 * @param {number} y
 */
function pixel(x, y) {
  const sum = [0, 0, 0];
  for (const [right, down] of rays) {
    const direction = normalise([
      ((x + right) / width - 0.5) * 1.25,
      (0.5 - (y + down) / height) * 0.78 + 0.06,
      1,
    ]);
    const colour = colourOf([0, 2.6, 0], direction);
    for (const channel of [0, 1, 2]) sum[channel] += displayed(colour[channel]) / rays.length;
  }
  return sum;
}

/**
 * From linear light to the samples of sRGB, bright parts rolled off as on film.
 *
 * @param {number} light
 */
function displayed(light) {
  const exposed = 1 - Math.exp(-1.15 * light);
  return Math.round(255 * exposed ** (1 / 1.75));
}
