import type { Random } from '../random.ts';

type OctetMutation = (octets: Buffer, random: Random) => Buffer;

/** Changes some octets, as a broken line would, or somebody who knows nothing of what they mean. */
export function mutateOctets(octets: Buffer, random: Random): Buffer {
  if (octets.length === 0) return Buffer.from([random.below(256)]);
  return random.pick(mutations)(octets, random);
}

const flipBits: OctetMutation = (octets, random) => {
  const flipped = Buffer.from(octets);
  for (let left = random.pick([1, 1, 2, 8]); left > 0; left -= 1) {
    const at = random.below(flipped.length);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << random.below(8));
  }
  return flipped;
};

const overwrite: OctetMutation = (octets, random) => {
  const changed = Buffer.from(octets);
  const value = random.pick([0x00, 0xff, 0x0a, 0x0d, 0x20, 0x22, 0x3c, 0x3e, 0x80, 0xc0, 0xed]);
  const { start, end } = range(octets, random, 8);
  return changed.fill(value, start, end);
};

const remove: OctetMutation = (octets, random) => {
  const { start, end } = range(octets, random, 64);
  return Buffer.concat([octets.subarray(0, start), octets.subarray(end)]);
};

const repeat: OctetMutation = (octets, random) => {
  const { start, end } = range(octets, random, 64);
  const copies = Array.from({ length: random.pick([2, 2, 100]) }, () => octets.subarray(start, end));
  return Buffer.concat([octets.subarray(0, start), ...copies, octets.subarray(end)]);
};

const insert: OctetMutation = (octets, random) => {
  const at = random.below(octets.length + 1);
  const inserted = Buffer.from(Array.from({ length: 1 + random.below(16) }, () => random.below(256)));
  return Buffer.concat([octets.subarray(0, at), inserted, octets.subarray(at)]);
};

const truncate: OctetMutation = (octets, random) => octets.subarray(0, random.below(octets.length));

const mutations: readonly OctetMutation[] = [flipBits, flipBits, overwrite, remove, repeat, insert, truncate];

function range(octets: Buffer, random: Random, longest: number): { start: number; end: number } {
  const start = random.below(octets.length);
  return { start, end: Math.min(octets.length, start + 1 + random.below(longest)) };
}
