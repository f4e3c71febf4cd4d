import { dot, normalise } from './vector.mjs';

/** @typedef {import('./vector.mjs').Vector} Vector */

/** Towards the sun. @type {Vector} */
export const sun = normalise([-0.42, 0.2, 0.88]);

/**
 * A dull surface under sun and sky.
 *
 * @param {Vector} colour
 * @param {Vector} normal
 * @returns {Vector}
 */
export function lit(colour, normal) {
  const direct = Math.max(0, dot(normal, sun));
  const above = 0.5 + 0.5 * normal[1];
  return [
    colour[0] * (2.6 * direct + 0.75 * above),
    colour[1] * (1.75 * direct + 0.72 * above),
    colour[2] * (1.05 * direct + 0.85 * above),
  ];
}
