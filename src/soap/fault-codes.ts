import type { ErrorCode } from '../errors/catalogue.ts';
import type { FaultKind } from '../errors/error-entry.ts';
import type { PlegmaError } from '../errors/plegma-error.ts';
import { WSU } from '../security/namespaces.ts';
import { wsseFaultCode } from '../security/wsse/fault-code.ts';
import type { XmlName } from '../xml/write.ts';
import { type AddressingVersion, addressingDialects } from './addressing/versions.ts';

/** Who has to do something about a fault; SOAP itself knows two cases beside (SOAP 1.1 §4.4.1, 1.2 §5.4.6). */
export type FaultSide = 'sender' | 'receiver' | 'must-understand' | 'version-mismatch';

/** A code from another vocabulary than SOAP's. */
export type FaultSubcode = XmlName;

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

/** The code of WS-Security or WS-Addressing that says more precisely what SOAP's code says. */
export function faultSubcode(
  error: PlegmaError,
  addressing: AddressingVersion | undefined,
): FaultSubcode | undefined {
  const security = wsseFaultCode(error.code);
  if (security !== undefined) return { prefix: security.namespace === WSU ? 'wsu' : 'wsse', ...security };
  if (!isAddressingError(error)) return undefined;
  const { namespace, invalidHeader } = addressingDialects[addressing ?? '2005/08'];
  return { prefix: 'wsa', namespace, local: invalidHeader };
}

/** Whether WS-Addressing itself has the fault. */
export function isAddressingError({ code }: PlegmaError): boolean {
  return code === 'ADDRESSING_INVALID' || code === 'REPLY_ADDRESS_UNSUPPORTED';
}
