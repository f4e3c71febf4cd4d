import { toHex } from '../security/bytes.ts';

/** A SHA-256 digest as the contracts write it. */
export function digestText(sha256: Uint8Array): string {
  return `sha256:${toHex(sha256)}`;
}

/** Digests bytes in memory, in every runtime that has WebCrypto: Node, and browsers on secure pages. */
export async function digestOf(bytes: Uint8Array): Promise<string> {
  // WebCrypto takes no views of shared memory; the type says so since TypeScript 5.9.
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return digestText(new Uint8Array(digest));
}
