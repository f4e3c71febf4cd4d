import type { VerifiedElement } from '../../security/verified-element.ts';
import { text } from '../../xml/navigate.ts';
import { addressingVersionOf } from './versions.ts';

/**
 * What the signed addressing headers of a name say, in document order. The others are anybody's.
 *
 * @param headers The header blocks that a signature covers.
 */
export function signedHeaders(headers: readonly VerifiedElement[], name: string): readonly string[] {
  return headers
    .filter(({ local, namespace }) => local === name && addressingVersionOf(namespace) !== undefined)
    .map((header) => text(header).trim());
}
