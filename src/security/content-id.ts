/** Whether a URI is one by Content-ID: schemes are written in any case (RFC 3986 §3.1). */
export function isContentIdUri(uri: string): boolean {
  return /^cid:./i.test(uri);
}

/**
 * The Content-ID that a `cid:` URI means: percent-encoded there (RFC 2392 §2). One that is not rightly encoded is taken
 * as it is, for peers forget to.
 */
export function contentIdOf(uri: string): string {
  const written = uri.slice('cid:'.length);
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
