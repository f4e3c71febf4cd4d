import type { IncomingMessage } from 'node:http';

/** Scheme and host of a request target that is a whole URI. */
export const ABSOLUTE_TARGET = /^https?:\/\/([^/?#]*)/i;

/**
 * Rewrites a request whose target is a whole URI, as clients behind proxies send, to the usual form: the path becomes
 * its URL, and the URI's host replaces the Host header. Every server must accept such requests (RFC 9112 §3.2.2).
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
