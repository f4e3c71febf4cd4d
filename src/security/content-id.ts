/** Whether a URI is one by Content-ID: schemes are written in any case (RFC 3986 §3.1). */
export function isContentIdUri(uri: string): boolean {
  return /^cid:./i.test(uri);
}

/** The Content-ID that a `cid:` URI means, as it is compared: percent-encoded there (RFC 2392 §2). */
export function contentIdOf(uri: string): string {
  return comparableContentId(decoded(uri.slice('cid:'.length)));
}

/**
 * A Content-ID as it is compared with others. Percent signs have no meaning in it, but the example of RFC 2392 §2 has them
 * there as in its URI (erratum 454), and CXF writes both alike: two ids that differ by them alone are one.
 */
export function comparableContentId(id: string): string {
  return decoded(id);
}

/** What is not rightly encoded is taken as it is, for peers forget to. */
function decoded(written: string): string {
  if (!written.includes('%')) return written;
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
