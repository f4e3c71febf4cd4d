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
