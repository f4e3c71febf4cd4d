import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  ClassType,
  ImageMagick,
  initializeImageMagick,
  MagickFormat,
  MagickImageInfo,
} from '@imagemagick/magick-wasm';
import { InputRefused, reportProgress } from '../wrapper/run.mjs';

/**
 * Reads and writes pictures by ImageMagick compiled to WebAssembly: the customer's bytes are decoded inside
 * its sandbox, where they reach no file and no memory of ours.
 */

/** @typedef {import('@imagemagick/magick-wasm').IMagickImage} Picture */

/** Raster formats that are read; others (SVG, PDF, scripts of ImageMagick's own) are refused unread. */
const readable = new Set([
  MagickFormat.Jpeg,
  MagickFormat.Jpg,
  MagickFormat.Png,
  MagickFormat.WebP,
  MagickFormat.Gif,
  MagickFormat.Tiff,
  MagickFormat.Bmp,
  MagickFormat.Avif,
  MagickFormat.Heic,
]);

/** Formats that the parameter `format` offers beside the input's own. */
const writable = new Map([
  ['png', MagickFormat.Png],
  ['jpeg', MagickFormat.Jpeg],
  ['webp', MagickFormat.WebP],
]);

/** 100 megapixels: 400 MB as pixels. A small file may claim any size (decompression bombs). */
const maximumPixels = 100_000_000;

/** Share of the progress (percent) that decoding and encoding take on each side of the work. */
const margin = 10;

/**
 * Reads a picture, changes each of its frames in place, and writes it. Metadata (EXIF with the orientation,
 * colour profile) and a JPEG's quality stay as they were.
 *
 * @param {string} inputFile
 * @param {string} outputFile
 * @param {string} format `same` as the input, or one of `png`, `jpeg`, `webp`.
 * @param {(frame: Picture, progress: (share: number) => void) => void} change `share` is 0 to 1 of this frame.
 * @throws {InputRefused} when the input is no picture, damaged or too large.
 */
export async function changePicture(inputFile, outputFile, format, change) {
  const bytes = await readFile(inputFile);
  const target = outputFormat(format);
  await initializeImageMagick(
    await readFile(fileURLToPath(import.meta.resolve('@imagemagick/magick-wasm/magick.wasm'))),
  );
  refuseUnreadable(bytes);
  reportProgress(margin / 2);
  const changed = decoded(bytes, (frames) => {
    reportProgress(margin);
    const span = (100 - 2 * margin) / frames.length;
    for (const [index, frame] of frames.entries()) {
      toFullColour(frame);
      change(frame, (share) => reportProgress(margin + span * (index + share)));
    }
    return frames.write(target ?? frames[0].format, (data) => Uint8Array.from(data));
  });
  await writeFile(outputFile, changed);
}

/**
 * A palette or 1-bit picture has no room for the colours between its own that interpolation makes.
 *
 * @param {Picture} frame
 */
function toFullColour(frame) {
  frame.classType = ClassType.Direct;
  frame.depth = 8;
}

/**
 * @param {string} format
 * @returns {import('@imagemagick/magick-wasm').MagickFormat | undefined} nothing for the input's own
 */
function outputFormat(format) {
  if (format === 'same') return undefined;
  const found = writable.get(format);
  if (found !== undefined) return found;
  throw new InputRefused(
    `Parameter format is '${format}'; expected one of same, ${[...writable.keys()].join(', ')}.`,
  );
}

/** @param {Uint8Array} bytes */
function refuseUnreadable(bytes) {
  const info = readInfo(bytes);
  if (info === undefined || !readable.has(info.format)) {
    throw new InputRefused(
      `The input file of ${bytes.length} bytes is not a picture in JPEG, PNG, WebP, GIF, TIFF, BMP, AVIF or HEIC.`,
    );
  }
  if (info.width * info.height > maximumPixels) {
    throw new InputRefused(
      `The picture has ${info.width} x ${info.height} pixels; at most ${maximumPixels / 1_000_000} megapixels are taken.`,
    );
  }
}

/** @param {Uint8Array} bytes */
function readInfo(bytes) {
  try {
    return MagickImageInfo.create(bytes);
  } catch {
    return undefined;
  }
}

/**
 * @template Result
 * @param {Uint8Array} bytes
 * @param {(frames: import('@imagemagick/magick-wasm').IMagickImageCollection) => Result} use
 * @returns {Result}
 */
function decoded(bytes, use) {
  let read = false;
  try {
    return ImageMagick.readCollection(bytes, (frames) => {
      read = true;
      return use(frames);
    });
  } catch (error) {
    if (read) throw error;
    throw new InputRefused(`The picture is damaged: ${reason(error)}.`);
  }
}

/**
 * ImageMagick's messages end with the file's name, which is empty here, and the place in its source:
 * "UnexpectedEndOfFile `' @ error/png.c/…".
 *
 * @param {unknown} error
 */
function reason(error) {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s*(`'.*|@ \w+\/.*)$/s, '');
}
