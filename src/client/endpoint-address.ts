import { PlegmaError } from '../errors/plegma-error.ts';

/**
 * The address of a service at the same place as another one: `…/services/JobService` leads to
 * `…/services/DataService`.
 *
 * @param known The address of one of its services, or only of the host: `http://localhost:8081`.
 * @throws ADDRESS_INVALID
 */
export function endpointAddress(known: string | URL, service: string): URL {
  const base = readAddress(known);
  return base.pathname === '/' ? new URL(`services/${service}`, base) : new URL(service, base);
}

/**
 * Reads the address of a broker or provider.
 *
 * @throws ADDRESS_INVALID
 */
export function readAddress(text: string | URL): URL {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new PlegmaError('ADDRESS_INVALID', `"${text}" is no http or https address.`);
  }
  return url;
}
