/** `#` and something behind it. */
const FRAGMENT = /^#(.+)$/s;

/**
 * The id that a URI names in its own document; undefined where it leads elsewhere. What stands there in UTF-8 and
 * percent-encoded, as a URI needs it beyond ASCII (XML-DSig §4.4.3.1), means the character itself (RFC 3986 §2.1).
 */
export function sameDocumentId(uri: string | undefined): string | undefined {
  const fragment = FRAGMENT.exec(uri ?? '')?.[1];
  if (!fragment?.includes('%')) return fragment;
  try {
    return decodeURIComponent(fragment);
  } catch {
    return undefined;
  }
}
