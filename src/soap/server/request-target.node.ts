import type { IncomingMessage } from 'node:http';

/** The beginning of a target that is a whole URI, with its host. */
export const ABSOLUTE_TARGET = /^https?:\/\/([^/?#]*)/i;

/**
 * Gives a request that names its target by a whole URI, as clients do behind proxies, the form of all others: the path is
 * its URL, and the host of the URI counts, whatever the header says. Every server has to take it (RFC 9112 §3.2.2).
 */
export function toOriginForm(request: IncomingMessage): void {
  const { url = '/' } = request;
  if (url.startsWith('/')) return;
  const [start, host] = ABSOLUTE_TARGET.exec(url) ?? [];
  if (start === undefined) return;
  const rest = url.slice(start.length);
  request.url = rest.startsWith('/') ? rest : `/${rest}`;
  request.headers.host = host;
}
