import type { IncomingMessage } from 'node:http';
import { ABSOLUTE_TARGET } from './request-target.node.ts';

/** A host name or address, with a port perhaps: nothing that could end a header line or an attribute. */
const HOST = /^(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?$/;

/** Characters, port included. */
const LONGEST_HOST = 259;

const NOT_FORWARDED: ReadonlyMap<string, string> = new Map();

/** Express keeps the whole path here when a handler is mounted below one. */
type MountedRequest = IncomingMessage & { readonly originalUrl?: string };

/**
 * The address of the endpoint as this client reached it, without the query. Links and WSDLs are written with it, so that
 * they are right behind any host name and proxy (IN-62). A header that holds no plain host name is ignored.
 */
export function requestAddress(request: MountedRequest): URL {
  const { host, protocol } = forwarded(request);
  // Express keeps the target as it came, which may be a whole URI.
  const target = (request.originalUrl ?? request.url ?? '/').replace(ABSOLUTE_TARGET, '');
  const path = target.replace(/[?#].*$/s, '');
  return new URL(`${protocol}://${host}${path.startsWith('/') ? '' : '/'}${path}`);
}

function forwarded(request: IncomingMessage): { readonly host: string; readonly protocol: string } {
  const standard = firstForwarded(request.headers['forwarded']);
  const host = [standard.get('host'), first(request.headers['x-forwarded-host']), request.headers.host].find(
    (candidate) => candidate !== undefined && isHost(candidate),
  );
  const protocol = [standard.get('proto'), first(request.headers['x-forwarded-proto'])].find(
    (candidate) => candidate === 'http' || candidate === 'https',
  );
  const encrypted = 'encrypted' in request.socket && request.socket.encrypted === true;
  return { host: host ?? localHost(request), protocol: protocol ?? (encrypted ? 'https' : 'http') };
}

/** Verdicts on host names: honest clients use few, and a verdict costs as much as the rest of this module. */
const judged = new Map<string, boolean>();
const MOST_JUDGED = 1000;

function isHost(candidate: string): boolean {
  if (candidate.length > LONGEST_HOST) return false;
  const known = judged.get(candidate);
  if (known !== undefined) return known;
  const verdict = HOST.test(candidate) && URL.canParse(`http://${candidate}/`);
  if (judged.size >= MOST_JUDGED) judged.clear();
  judged.set(candidate, verdict);
  return verdict;
}

/** The first element of `Forwarded` (RFC 7239 §4): the proxy that stands nearest to the client. */
function firstForwarded(header: string | undefined): ReadonlyMap<string, string> {
  if (header === undefined) return NOT_FORWARDED;
  const pairs = header.split(',', 1).join('').split(';');
  return new Map(
    pairs.map((pair) => {
      const [name = '', value = ''] = pair.split('=', 2);
      return [name.trim().toLowerCase(), value.trim().replace(/^"(.*)"$/, '$1')];
    }),
  );
}

function first(header: string | string[] | undefined): string | undefined {
  const value = Array.isArray(header) ? header[0] : header;
  return value?.split(',', 1)[0]?.trim();
}

/** HTTP/1.0 clients may send no Host: the address of the socket is then the best guess. */
function localHost({ socket }: IncomingMessage): string {
  const { localAddress = 'localhost', localPort = 80 } = socket;
  const address = localAddress.replace(/^::ffff:/, '');
  return `${address.includes(':') ? `[${address}]` : address}:${localPort}`;
}
