import { randomBytes } from 'node:crypto';

/** An opaque identifier with a speaking prefix, for example `job-…`: at most 40 characters. */
export type Id<Prefix extends string> = `${Prefix}-${string}`;

/** Crockford's base 32: no i, l, o, u; its order is that of ASCII. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_CHARACTERS = 12;
const RANDOM_CHARACTERS = 20;

/** Milliseconds and a count within the millisecond, in one number that only grows. */
let lastTick = 0n;

/**
 * A new id: the prefix, 12 characters of time (ids made later in this process sort later) and 100 random bits
 * (nobody can guess one).
 *
 * @example newId('job') // 'job-01m8z3k0v000' + '3f9a2b7c1d0e5g6h7j8k'
 */
export function newId<Prefix extends string>(prefix: Prefix): Id<Prefix> {
  const now = BigInt(Date.now()) << 12n;
  lastTick = now > lastTick ? now : lastTick + 1n;
  return `${prefix}-${timePart(lastTick)}${randomPart()}`;
}

/** True where a string received from outside has the form of an id with this prefix. */
export function isId<Prefix extends string>(prefix: Prefix, text: string): text is Id<Prefix> {
  return text.startsWith(`${prefix}-`) && /^[0-9a-z]{32}$/.test(text.slice(prefix.length + 1));
}

function timePart(tick: bigint): string {
  let text = '';
  for (let rest = tick; text.length < TIME_CHARACTERS; rest >>= 5n)
    text = ALPHABET.charAt(Number(rest & 31n)) + text;
  return text;
}

function randomPart(): string {
  return Array.from(randomBytes(RANDOM_CHARACTERS), (byte) => ALPHABET.charAt(byte & 31)).join('');
}
