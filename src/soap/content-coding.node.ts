import { createUnzip, type Unzip } from 'node:zlib';
import { PlegmaError } from '../errors/plegma-error.ts';

const COMPRESSED = new Set(['gzip', 'x-gzip', 'deflate']);

/**
 * What undoes the Content-Encoding of a body (RFC 9110 §8.4).
 *
 * @param header As it came.
 * @returns undefined where nothing was done to the body.
 * @throws CONTENT_ENCODING_UNSUPPORTED
 */
export function decompressorFor(header = ''): Unzip | undefined {
  const [coding, ...others] = header.split(',').map(lowerCase).filter(isCoding);
  if (coding === undefined) return undefined;
  if (COMPRESSED.has(coding) && others.length === 0) return createUnzip();
  throw new PlegmaError(
    'CONTENT_ENCODING_UNSUPPORTED',
    `The Content-Encoding is ${JSON.stringify(header.slice(0, 100))}.`,
  );
}

function lowerCase(word: string): string {
  return word.trim().toLowerCase();
}

/** `identity` says that nothing was done, and lists may have empty members (RFC 9110 §5.6.1, §8.4.1, §12.5.3). */
function isCoding(word: string): boolean {
  return word !== '' && word !== 'identity';
}
