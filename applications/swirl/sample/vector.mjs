/** Places, directions and linear colours as three numbers. */

/** @typedef {[number, number, number]} Vector */

/**
 * @param {Vector} origin
 * @param {Vector} direction
 * @param {number} distance
 * @returns {Vector}
 */
export function at(origin, direction, distance) {
  return add(origin, scale(direction, distance));
}

/** @param {Vector} a @param {Vector} b @returns {Vector} */
export function add(a, b) {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

/** @param {Vector} a @param {number} factor @returns {Vector} */
export function scale(a, factor) {
  return [a[0] * factor, a[1] * factor, a[2] * factor];
}

/** @param {Vector} a @param {Vector} b */
export function dot(a, b) {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/** @param {Vector} a @returns {Vector} */
export function normalise(a) {
  return scale(a, 1 / Math.hypot(a[0], a[1], a[2]));
}
