import type { IncomingMessage } from 'node:http';
import { PlegmaError } from '../../errors/plegma-error.ts';

/** What decides how a request is read, and is no list: Node goes by the first line, other readers by the last. */
const SINGLE: ReadonlySet<string> = new Set(['host', 'content-type', 'soapaction']);

/**
 * Refuses a request with two lines of a header that has one value (RFC 9110 §5.3; of Host every server has to, RFC 9112 §3.2).
 *
 * @throws HTTP_MALFORMED
 */
export function requireSingleHeaders({ rawHeaders }: IncomingMessage): void {
  const seen = new Set<string>();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? '';
    if (!SINGLE.has(name)) continue;
    if (seen.has(name)) throw new PlegmaError('HTTP_MALFORMED', `The request has two ${name} headers.`);
    seen.add(name);
  }
}
