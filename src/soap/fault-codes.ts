import type { ErrorCode, FaultKind } from '../errors/catalogue.ts';
import type { PlegmaError } from '../errors/plegma-error.ts';
import { WSSE, WSU } from '../security/namespaces.ts';
import { type AddressingVersion, addressingDialects } from './addressing/versions.ts';

/** Who has to do something about a fault; SOAP itself knows two cases beside (SOAP 1.1 §4.4.1, 1.2 §5.4.6). */
export type FaultSide = 'sender' | 'receiver' | 'must-understand' | 'version-mismatch';

/** A code from another vocabulary than SOAP's. */
export interface FaultSubcode {
  readonly prefix: string;
  readonly namespace: string;
  readonly local: string;
}

/** The one table from the faults of the contracts to SOAP. */
const sides: Readonly<Record<FaultKind, FaultSide>> = {
  InvalidRequest: 'sender',
  NotAuthenticated: 'sender',
  NotAuthorised: 'sender',
  ActionUnavailable: 'sender',
  NotFound: 'sender',
  Conflict: 'sender',
  LimitExceeded: 'sender',
  Unavailable: 'receiver',
  InternalError: 'receiver',
};

/** Errors for which SOAP has a code of its own. */
const ownSides: Partial<Readonly<Record<ErrorCode, FaultSide>>> = {
  HEADER_NOT_UNDERSTOOD: 'must-understand',
  SOAP_VERSION_UNSUPPORTED: 'version-mismatch',
};

export function faultSide(error: PlegmaError): FaultSide {
  return ownSides[error.code] ?? sides[error.fault];
}

/** The SOAP code of a side in each version. */
export const faultCodes = {
  '1.1': {
    sender: 'Client',
    receiver: 'Server',
    'must-understand': 'MustUnderstand',
    'version-mismatch': 'VersionMismatch',
  },
  '1.2': {
    sender: 'Sender',
    receiver: 'Receiver',
    'must-understand': 'MustUnderstand',
    'version-mismatch': 'VersionMismatch',
  },
} as const satisfies Record<string, Record<FaultSide, string>>;

/** WS-Security §12 names the kinds of failure; what is not listed is a `FailedCheck`. */
const securityCodes: Partial<Readonly<Record<ErrorCode, string>>> = {
  SIGNATURE_MISSING: 'InvalidSecurity',
  SECURITY_HEADER_INVALID: 'InvalidSecurity',
  SIGNATURE_MALFORMED: 'InvalidSecurity',
  SIGNATURE_ID_AMBIGUOUS: 'InvalidSecurity',
  BODY_NOT_SIGNED: 'InvalidSecurity',
  TIMESTAMP_NOT_SIGNED: 'InvalidSecurity',
  TIMESTAMP_MISSING: 'InvalidSecurity',
  TIMESTAMP_INVALID: 'InvalidSecurity',
  SIGNATURE_ALGORITHM_UNSUPPORTED: 'UnsupportedAlgorithm',
  TOKEN_UNSUPPORTED: 'UnsupportedSecurityToken',
  TOKEN_INVALID: 'InvalidSecurityToken',
  TOKEN_UNAVAILABLE: 'SecurityTokenUnavailable',
  CERTIFICATE_EXPIRED: 'InvalidSecurityToken',
  CERTIFICATE_NOT_YET_VALID: 'InvalidSecurityToken',
  CERTIFICATE_USAGE: 'InvalidSecurityToken',
  CERTIFICATE_WEAK: 'InvalidSecurityToken',
  CERTIFICATE_REVOKED: 'FailedAuthentication',
  CERTIFICATE_REVOCATION_UNKNOWN: 'FailedAuthentication',
  CERTIFICATE_UNTRUSTED: 'FailedAuthentication',
};

/** The code of WS-Security or WS-Addressing that says more precisely what SOAP's code says. */
export function faultSubcode(
  error: PlegmaError,
  addressing: AddressingVersion | undefined,
): FaultSubcode | undefined {
  // The one code that stands in the other namespace (WS-Security §12).
  if (error.code === 'MESSAGE_EXPIRED') return { prefix: 'wsu', namespace: WSU, local: 'MessageExpired' };
  if (error.fault === 'NotAuthenticated') {
    return { prefix: 'wsse', namespace: WSSE, local: securityCodes[error.code] ?? 'FailedCheck' };
  }
  if (error.code === 'ADDRESSING_INVALID' || error.code === 'REPLY_ADDRESS_UNSUPPORTED') {
    const dialect = addressingDialects[addressing ?? '2005/08'];
    return { prefix: 'wsa', namespace: dialect.namespace, local: dialect.invalidHeader };
  }
  return undefined;
}
