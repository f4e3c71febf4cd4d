import { createHash } from 'node:crypto';

/**
 * What a request asks for, as one SHA-256 (hex): equal for equal content whatever the order of its members, and
 * with absent and undefined members alike. Knows the types that decoded messages are made of.
 *
 * @param operation Its name: the same content asked of another operation is another request.
 */
export function contentDigest(operation: string, content: object): string {
  return createHash('sha256')
    .update(JSON.stringify([operation, content], canonical))
    .digest('hex');
}

/** `JSON.stringify` has already written a Date as its ISO text when it asks here. */
function canonical(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return { bigint: value.toString() };
  if (value instanceof Uint8Array) return { sha256: createHash('sha256').update(value).digest('hex') };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
