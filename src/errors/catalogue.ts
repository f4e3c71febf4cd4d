import { brokerErrors } from './broker-errors.ts';
import { cliErrors } from './cli-errors.ts';
import { clientErrors } from './client-errors.ts';
import { hostErrors } from './host-errors.ts';
import { platformErrors } from './platform-errors.ts';
import { providerErrors } from './provider-errors.ts';
import { securityErrors } from './security-errors.ts';
import { soapErrors } from './soap-errors.ts';
import { storeErrors } from './store-errors.ts';
import { xmlErrors } from './xml-errors.ts';

/** The faults of the contracts; every error of ours reaches a peer as one of them. */
export type FaultKind =
  | 'InvalidRequest'
  | 'NotAuthenticated'
  | 'NotAuthorised'
  | 'ActionUnavailable'
  | 'NotFound'
  | 'Conflict'
  | 'LimitExceeded'
  | 'Unavailable'
  | 'InternalError';

/** One row of the catalogue. `docs/reference/errors.md` is generated from these rows. */
export interface ErrorEntry {
  readonly fault: FaultKind;
  /** HTTP status where it is not that of a SOAP fault (500): refusals before a message was read. */
  readonly status?: number;
  /** When it happens, for the reference. */
  readonly when: string;
  /** What to do about it; sent with the fault. */
  readonly remedy: string;
}

/** Every error that Plegma can raise, by its stable code. One section a layer. */
export const errorCatalogue = {
  ...xmlErrors,
  ...securityErrors,
  ...soapErrors,
  ...storeErrors,
  ...platformErrors,
  ...providerErrors,
  ...brokerErrors,
  ...clientErrors,
  ...hostErrors,
  ...cliErrors,
} as const satisfies Record<string, ErrorEntry>;

/** A stable code of the catalogue. */
export type ErrorCode = keyof typeof errorCatalogue;
