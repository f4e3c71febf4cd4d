import { lit, sun } from './light.mjs';
import { fractal, step } from './noise.mjs';
import { dot, normalise } from './vector.mjs';

/** Lighthouse and boats as signed distances. */

/** @typedef {import('./vector.mjs').Vector} Vector */

const tower = { x: 25, z: 58, foot: 4.2, height: 10.5 };

/** Where the boats lie, how they are turned, and the colours of hull and sail. */
const boats = [
  { x: -3.4, z: 17, turn: 0.5, hull: [0.5, 0.05, 0.04], sail: [0.85, 0.8, 0.7] },
  { x: 5.2, z: 30, turn: -0.7, hull: [0.04, 0.12, 0.32], sail: [0.85, 0.33, 0.1] },
  { x: -17, z: 52, turn: 0.2, hull: [0.3, 0.3, 0.28], sail: [0.8, 0.78, 0.74] },
  { x: -6, z: 85, turn: -0.4, hull: [0.1, 0.2, 0.12], sail: [0.75, 0.7, 0.3] },
];

/**
 * @typedef {{ distance: number, part: string, boat?: (typeof boats)[number] }} Built
 *
 * @param {Vector} point
 * @returns {Built}
 */
export function nearestBuilt(point) {
  /** @type {Built} */
  let nearest = { distance: lighthouse(point), part: 'lighthouse' };
  for (const boat of boats) {
    const local = toBoat(point, boat);
    const around = Math.hypot(local[0], local[1] - 2, local[2]) - 4;
    if (around > 1) {
      if (around < nearest.distance) nearest = { distance: around, part: 'air' };
      continue;
    }
    const hull = hullDistance(local);
    const sail = sailDistance(local);
    if (hull < nearest.distance) nearest = { distance: hull, part: 'hull', boat };
    if (sail < nearest.distance) nearest = { distance: sail, part: 'sail', boat };
  }
  return nearest;
}

/** @param {Vector} point */
function lighthouse([x, y, z]) {
  const level = y - tower.foot;
  const away = Math.hypot(x - tower.x, z - tower.z);
  const shaft = Math.max(away - (1.5 - 0.065 * level), level - tower.height, -level - 3);
  const gallery = Math.max(away - 1.25, Math.abs(level - tower.height) - 0.14);
  const lantern = Math.max(away - 0.62, Math.abs(level - tower.height - 0.75) - 0.75);
  const roof = Math.max(0.75 * (away - 0.9 + (level - tower.height - 1.5) * 0.9), tower.height + 1.5 - level);
  return 0.8 * Math.min(shaft, gallery, lantern, roof);
}

/**
 * @param {Vector} point
 * @param {{ x: number, z: number, turn: number }} boat
 * @returns {Vector}
 */
function toBoat([x, y, z], boat) {
  const dx = x - boat.x;
  const dz = z - boat.z;
  const cosine = Math.cos(boat.turn);
  const sine = Math.sin(boat.turn);
  return [cosine * dx + sine * dz, y, cosine * dz - sine * dx];
}

/** @param {Vector} local */
function hullDistance([x, y, z]) {
  const along = Math.abs(x + 0.1) / 2;
  const breadth = 0.62 * (1 - along * along) * (0.55 + 0.45 * y);
  return 0.45 * Math.max(Math.abs(z) - breadth, y - 0.5 - 0.12 * along, -0.3 - y, along - 1);
}

/** Mainsail and jib as thin bellied triangles, and the mast. @param {Vector} local */
function sailDistance([x, y, z]) {
  const belly =
    z - 0.22 * Math.sin(Math.max(0, Math.min(1, (y - 0.8) / 4.4)) * Math.PI) * Math.min(1, Math.abs(x - 0.3));
  const thin = Math.abs(belly) - 0.025;
  const main = Math.max(thin, x - 0.25, 0.9 - y, 0.86 * (y * 0.42 - x) - 1.92);
  const jib = Math.max(thin, 0.38 - x, 0.75 - y, 0.88 * (y * 0.42 + x) - 1.76);
  const mast = Math.max(Math.hypot(x - 0.3, z) - 0.05, y - 5.3, 0.3 - y);
  return 0.6 * Math.min(main, jib, mast);
}

/**
 * @param {Built} built
 * @param {Vector} point
 * @returns {Vector}
 */
export function builtColour({ part, boat }, point) {
  const normal = builtNormal(point);
  if (boat === undefined) return lit(lighthouseColour(point), normal);
  if (part === 'hull') {
    const stripe = Math.abs(point[1] - 0.36) < 0.06;
    return lit(stripe ? [0.85, 0.82, 0.75] : boat.hull, normal);
  }
  const seam = 0.9 + 0.1 * step(0.02, 0.06, Math.abs((point[1] % 0.8) - 0.4));
  const through = 0.35 + Math.abs(dot(normal, sun));
  return boat.sail.map((value, channel) => value * seam * through * [1.5, 1.1, 0.8][channel]);
}

/**
 * @param {Vector} point
 * @returns {Vector}
 */
function lighthouseColour([x, y, z]) {
  const level = y - tower.foot;
  if (level > tower.height + 1.5) return [0.35, 0.05, 0.04];
  if (level > tower.height + 0.14) return [2.6, 1.9, 0.8];
  const grain = 0.85 + 0.3 * fractal(x * 3 + z * 3, y * 3, 4);
  const red = Math.floor(level / 2.1) % 2 === 0;
  return (red ? [0.55, 0.06, 0.05] : [0.82, 0.8, 0.76]).map((value) => value * grain);
}

/**
 * @param {Vector} point
 * @returns {Vector}
 */
function builtNormal([x, y, z]) {
  const e = 0.01;
  const slope = (/** @type {Vector} */ a, /** @type {Vector} */ b) =>
    nearestBuilt(a).distance - nearestBuilt(b).distance;
  return normalise([
    slope([x + e, y, z], [x - e, y, z]),
    slope([x, y + e, z], [x, y - e, z]),
    slope([x, y, z + e], [x, y, z - e]),
  ]);
}
