import { PlegmaError } from '../../errors/plegma-error.ts';
import type { VerifiedElement } from '../../security/verified-element.ts';
import { signedHeaders } from '../addressing/signed-headers.ts';
import { addressingDialects } from '../addressing/versions.ts';
import { equivalentPath } from './equivalent-path.ts';

const ANONYMOUS = new Set(Object.values(addressingDialects).map(({ anonymous }) => anonymous));

/** A URI with a host or a path, whatever is spoken there, or a reference to one. */
const PLACE = /^(?:https?:|(?:[a-z][a-z0-9+.-]*:)?\/)/i;

/**
 * Refuses a message that its sender signed for another endpoint, so that nobody who gets hold of it can send it here.
 * An unsigned wsa:To proves nothing and is ignored.
 *
 * @param headers The header blocks that were signed.
 * @param here The address that the message came to, as far as the request tells.
 * @param addresses All addresses of this endpoint, where they are known. Otherwise only the paths are compared, since
 * host names are not known behind a proxy; one path may extend the other to the left, as proxies add and strip parts.
 * @throws DESTINATION_UNKNOWN
 */
export function requireDestination(
  headers: readonly VerifiedElement[],
  here: () => URL,
  addresses: readonly URL[] | undefined,
): void {
  const [written = ''] = signedHeaders(headers, 'To');
  // The anonymous address, like any other that is no place (urn:), means wherever the message came to.
  if (!PLACE.test(written) || ANONYMOUS.has(written)) return;
  const destination = URL.canParse(written) ? new URL(written) : undefined;
  if (destination !== undefined && isHere(destination, here, addresses)) return;
  throw new PlegmaError(
    'DESTINATION_UNKNOWN',
    `The message is signed for ${JSON.stringify(written.slice(0, 200))}, which is another endpoint.`,
    { path: 'Header/To' },
  );
}

function isHere(to: URL, here: () => URL, addresses: readonly URL[] | undefined): boolean {
  if (to.protocol !== 'http:' && to.protocol !== 'https:') return false;
  const path = pathOf(to);
  if (addresses !== undefined)
    return addresses.some((address) => address.host === to.host && pathOf(address) === path);
  const own = pathOf(here());
  // Every path ends with the empty one: a message for http://another.example/ would be accepted by everybody.
  if (path === '' || own === '') return path === own;
  return path.endsWith(own) || own.endsWith(path);
}

function pathOf({ pathname }: URL): string {
  return equivalentPath(pathname).replace(/(?<!\/)\/+$/, '');
}
