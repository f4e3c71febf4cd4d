import { randomInt } from 'node:crypto';
import type { JobToken } from './platform.ts';

/** No vowels and no look-alikes: tokens spell no words, and no batch system folds or refuses them. */
const ALPHABET = '0123456789bcdfghjkmnpqrstvwxz';
const PATTERN = /^plg[0-9bcdfghjkmnpqrstvwxz]{12}$/;

/**
 * A new token: `plg` and 12 strict characters (58 bits), within the 15 characters of a portable PBS job name.
 * It is the job's identity inside the batch system, because bare ids are reused there (BA-3).
 */
export function newJobToken(): JobToken {
  const tail = Array.from({ length: 12 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return asJobToken(`plg${tail}`);
}

/** Reads a stored token. @throws Error if the text is not one of ours, which is a defect and never a user's fault. */
export function asJobToken(text: string): JobToken {
  if (!isJobToken(text)) throw new Error(`"${text}" is not a job token.`);
  return text;
}

/** True for a text that has the form of our tokens. */
export function isJobToken(text: string): text is JobToken {
  return PATTERN.test(text);
}
