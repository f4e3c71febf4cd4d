/** Value noise and its sums: the same on every machine, so that the picture can be rendered again. */

/**
 * @param {number} x
 * @param {number} y
 * @returns {number} 0 to 1, from the integer coordinates alone.
 */
function lattice(x, y) {
  let hash = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

/**
 * Smooth noise with features of size 1.
 *
 * @param {number} x
 * @param {number} y
 * @returns {number} 0 to 1.
 */
export function noise(x, y) {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const u = smooth(x - column);
  const v = smooth(y - row);
  const top = mix(lattice(column, row), lattice(column + 1, row), u);
  const bottom = mix(lattice(column, row + 1), lattice(column + 1, row + 1), u);
  return mix(top, bottom, v);
}

/**
 * Sum of octaves, each turned against the one before so that no lattice shows.
 *
 * @param {number} x
 * @param {number} y
 * @param {number} octaves
 * @returns {number} 0 to 1.
 */
export function fractal(x, y, octaves) {
  let sum = 0;
  let amplitude = 0.5;
  for (let octave = 0; octave < octaves; octave++) {
    sum += amplitude * noise(x, y);
    [x, y] = [1.6 * x - 1.2 * y + 7.3, 1.2 * x + 1.6 * y - 3.1];
    amplitude /= 2;
  }
  return sum;
}

/**
 * @param {number} from
 * @param {number} to
 * @param {number} share
 */
export function mix(from, to, share) {
  return from + (to - from) * share;
}

/**
 * 0 below `low`, 1 above `high`, smooth between.
 *
 * @param {number} low
 * @param {number} high
 * @param {number} value
 */
export function step(low, high, value) {
  return smooth(Math.min(1, Math.max(0, (value - low) / (high - low))));
}

/** @param {number} t */
function smooth(t) {
  return t * t * (3 - 2 * t);
}
