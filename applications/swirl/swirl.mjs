/**
 * ImageMagick's swirl (`convert -swirl degrees`) over raw pixels: inside the ellipse that touches the
 * picture's edges, each pixel is fetched from a place turned about the centre by degrees × (1 - r)², where r
 * is the relative distance from the centre. Interpolation is bilinear, its default.
 */

/**
 * @typedef {object} Pixels
 * @property {Uint8Array} samples Row by row, `channels` samples a pixel.
 * @property {number} width
 * @property {number} height
 * @property {number} channels
 * @property {number | undefined} alphaChannel Index of alpha among the channels; colours are weighted by it.
 */

/**
 * @param {Pixels} source
 * @param {number} degrees Positive turns what is seen anticlockwise.
 * @param {(share: number) => void} progress 0 to 1.
 * @returns {Uint8Array} The samples of the swirled picture.
 */
export function swirl(source, degrees, progress) {
  const { width, height, channels } = source;
  const result = source.samples.slice();
  const centreX = width / 2;
  const centreY = height / 2;
  const radius = Math.max(centreX, centreY);
  const scaleX = radius / centreX;
  const scaleY = radius / centreY;
  const angle = (degrees * Math.PI) / 180;
  const interpolate = source.alphaChannel === undefined ? interpolateOpaque : interpolateAlpha;
  for (let y = 0; y < height; y++) {
    const dy = scaleY * (y - centreY);
    for (let x = 0; x < width; x++) {
      const dx = scaleX * (x - centreX);
      const distance = dx * dx + dy * dy;
      if (distance >= radius * radius) continue;
      const factor = 1 - Math.sqrt(distance) / radius;
      const sine = Math.sin(angle * factor * factor);
      const cosine = Math.cos(angle * factor * factor);
      const fromX = (cosine * dx - sine * dy) / scaleX + centreX;
      const fromY = (sine * dx + cosine * dy) / scaleY + centreY;
      interpolate(source, fromX, fromY, result, (y * width + x) * channels);
    }
    progress((y + 1) / height);
  }
  return result;
}

/** Offsets and weights of the four pixels around a point, reused for each pixel: no garbage in the loop. */
const corners = new Int32Array(4);
const weights = new Float64Array(4);

/**
 * Finds the four pixels around a point; those beyond the edge are the edge's own.
 *
 * @param {Pixels} source
 * @param {number} x
 * @param {number} y
 */
function locate({ width, height, channels }, x, y) {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const right = x - left;
  const below = y - top;
  const column0 = clamp(left, width);
  const column1 = clamp(left + 1, width);
  const row0 = clamp(top, height) * width;
  const row1 = clamp(top + 1, height) * width;
  corners[0] = (row0 + column0) * channels;
  corners[1] = (row0 + column1) * channels;
  corners[2] = (row1 + column0) * channels;
  corners[3] = (row1 + column1) * channels;
  weights[0] = (1 - right) * (1 - below);
  weights[1] = right * (1 - below);
  weights[2] = (1 - right) * below;
  weights[3] = right * below;
}

/**
 * @param {number} index
 * @param {number} size
 */
function clamp(index, size) {
  return index < 0 ? 0 : index >= size ? size - 1 : index;
}

/**
 * @param {Pixels} source
 * @param {number} x
 * @param {number} y
 * @param {Uint8Array} result
 * @param {number} at Offset of the pixel in the result.
 */
function interpolateOpaque(source, x, y, result, at) {
  locate(source, x, y);
  for (let channel = 0; channel < source.channels; channel++) {
    result[at + channel] = Math.round(weighted(source.samples, channel));
  }
}

/**
 * Colours of transparent pixels do not bleed into their neighbours: each is weighted by its alpha.
 *
 * @param {Pixels} source
 * @param {number} x
 * @param {number} y
 * @param {Uint8Array} result
 * @param {number} at
 */
function interpolateAlpha(source, x, y, result, at) {
  locate(source, x, y);
  const { samples, channels, alphaChannel = 0 } = source;
  const alpha = weighted(samples, alphaChannel);
  for (let corner = 0; corner < 4; corner++) weights[corner] *= samples[corners[corner] + alphaChannel];
  for (let channel = 0; channel < channels; channel++) {
    if (channel === alphaChannel) continue;
    result[at + channel] = alpha === 0 ? 0 : Math.round(weighted(samples, channel) / alpha);
  }
  result[at + alphaChannel] = Math.round(alpha);
}

/**
 * @param {Uint8Array} samples
 * @param {number} channel
 */
function weighted(samples, channel) {
  return (
    weights[0] * samples[corners[0] + channel] +
    weights[1] * samples[corners[1] + channel] +
    weights[2] * samples[corners[2] + channel] +
    weights[3] * samples[corners[3] + channel]
  );
}
