import { builtColour, nearestBuilt } from './built.mjs';
import { lit, sun } from './light.mjs';
import { fractal, mix, noise, step } from './noise.mjs';
import { add, at, dot, normalise, scale } from './vector.mjs';

/**
 * A bay at evening: hills, sea, a lighthouse and sailing boats, as one function from a ray to a colour.
 * Units are metres, y is up; colours are linear RGB.
 */

/** @typedef {import('./vector.mjs').Vector} Vector */

const reach = 900;

/**
 * @param {Vector} origin
 * @param {Vector} direction Of length 1.
 * @returns {Vector}
 */
export function colourOf(origin, direction) {
  const sea = direction[1] < 0 ? -origin[1] / direction[1] : Number.POSITIVE_INFINITY;
  const solid = trace(origin, direction, Math.min(sea, reach), 0.9);
  if (solid !== undefined) return inHaze(solid.colour, direction, solid.distance);
  if (sea < 6 * reach) return inHaze(waterAt(at(origin, direction, sea), direction, sea), direction, sea);
  return sky(direction);
}

/**
 * Reflects the ray on the waves; what is seen steeply is the water's own green.
 *
 * @param {Vector} point
 * @param {Vector} direction
 * @param {number} distance Waves too small for the eye there are left out.
 * @returns {Vector}
 */
function waterAt(point, direction, distance) {
  const height = 0.09 / (1 + distance / 90);
  const normal = normalise([
    height * waves(point[0] + 0.1, point[2]) - height * waves(point[0] - 0.1, point[2]),
    0.2,
    height * waves(point[0], point[2] + 0.1) - height * waves(point[0], point[2] - 0.1),
  ]);
  const facing = -dot(direction, normal);
  const mirrored = normalise(add(direction, scale(normal, 2 * facing)));
  mirrored[1] = Math.abs(mirrored[1]);
  const solid = trace([point[0], 0.02, point[2]], mirrored, 260, 0.5);
  const above = solid === undefined ? sky(mirrored) : inHaze(solid.colour, mirrored, solid.distance);
  const fresnel = 0.03 + 0.97 * (1 - Math.max(0, facing)) ** 5;
  const depth = [0.012, 0.075, 0.095];
  return above.map((value, channel) => mix(depth[channel], value, fresnel));
}

/**
 * @param {number} x
 * @param {number} z
 */
function waves(x, z) {
  return fractal(x * 0.7 + 0.3 * z, z * 1.3, 4) + 0.5 * noise(x * 0.15, z * 0.35);
}

/**
 * @param {Vector} direction
 * @returns {Vector}
 */
function sky(direction) {
  const up = Math.max(0.001, direction[1]);
  const towardsSun = Math.max(0, dot(direction, sun));
  const glow = towardsSun ** 6;
  const base = [
    mix(1.0, 0.12, up ** 0.42) + 0.35 * glow,
    mix(0.62, 0.27, up ** 0.42) + 0.14 * glow,
    mix(0.42, 0.58, up ** 0.42),
  ];
  const disc = 14 * step(0.9993, 0.9997, towardsSun) + 0.5 * towardsSun ** 250;
  const cover = fractal((direction[0] / (up + 0.12)) * 1.3 + 4.2, (direction[2] / (up + 0.12)) * 1.3, 6);
  const cloud = 0.85 * step(0.47, 0.72, cover) * step(0.02, 0.16, up);
  const lit = [0.95 + 0.9 * glow, 0.66 + 0.35 * glow, 0.6];
  const shade = step(0.5, 0.85, cover);
  return base.map(
    (value, channel) =>
      mix(value, lit[channel] * mix(1, 0.5, shade), cloud) + disc * [1, 0.75, 0.45][channel],
  );
}

/**
 * Far things take the colour of the air before them.
 *
 * @param {Vector} colour
 * @param {Vector} direction
 * @param {number} distance
 * @returns {Vector}
 */
function inHaze(colour, direction, distance) {
  const clear = Math.exp(-distance / 620);
  const air = sky([direction[0], 0.03, direction[2]]);
  return colour.map((value, channel) => mix(air[channel] * 0.85, value, clear));
}

/**
 * Walks along the ray until it meets the hills or a thing built by hands.
 *
 * @param {Vector} origin
 * @param {Vector} direction
 * @param {number} limit
 * @param {number} care Part of the safe distance that each step takes.
 */
function trace(origin, direction, limit, care) {
  let distance = 0.05;
  for (let steps = 0; steps < 220 && distance < limit; steps++) {
    const point = at(origin, direction, distance);
    const clearance = point[1] - ground(point[0], point[2], 6);
    const built = nearestBuilt(point);
    if (built.distance < 0.002 * distance) return { distance, colour: builtColour(built, point) };
    if (clearance < 0.002 * distance) return { distance, colour: groundColour(point) };
    if (point[1] > 60 && direction[1] > 0) return undefined;
    distance += Math.max(0.01, care * Math.min(built.distance, clearance * 0.55 + 0.01));
  }
  return undefined;
}

/**
 * Height of the land; below 0 there is sea.
 *
 * @param {number} x
 * @param {number} z
 * @param {number} octaves
 */
function ground(x, z, octaves) {
  const headland = 9 * Math.exp(-(((x - 26) / 17) ** 2) - ((z - 62) / 20) ** 2);
  const island = 11 * Math.exp(-(((x + 58) / 26) ** 2) - ((z - 165) / 30) ** 2);
  const coast = 75 * step(240, 620, z + 0.35 * Math.abs(x));
  const rough = fractal(x * 0.035, z * 0.035, octaves);
  return (headland + island) * (0.35 + rough) + coast * rough * rough * 1.5 - 1.6;
}

/**
 * @param {Vector} point
 * @returns {Vector}
 */
function groundColour(point) {
  const [x, y, z] = point;
  const e = 0.15 + z * 0.002;
  const normal = normalise([
    ground(x - e, z, 9) - ground(x + e, z, 9),
    2 * e,
    ground(x, z - e, 9) - ground(x, z + e, 9),
  ]);
  const grain = fractal(x * 1.7, z * 1.7, 5);
  const grass = [0.09 + 0.12 * grain, 0.14 + 0.14 * grain, 0.035];
  const rock = [0.24 * grain + 0.1, 0.2 * grain + 0.09, 0.16 * grain + 0.08];
  const green = step(0.62, 0.86, normal[1] + 0.25 * (grain - 0.5)) * step(0.5, 1.6, y + grain);
  const wet = mix(0.35, 1, step(0.05, 0.7, y));
  const colour = rock.map((value, channel) => mix(value, grass[channel], green) * wet);
  return lit(colour, normal);
}
