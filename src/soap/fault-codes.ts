import type { ErrorCode } from '../errors/catalogue.ts';
import type { FaultKind } from '../errors/error-entry.ts';
import type { PlegmaError } from '../errors/plegma-error.ts';
import { WSU } from '../security/namespaces.ts';
import { wsseFaultCode } from '../security/wsse/fault-code.ts';
import type { XmlName } from '../xml/write.ts';
import { type AddressingVersion, addressingDialects } from './addressing/versions.ts';
import { SOAP_12_ENCODING_NAMESPACE } from './schema/model.ts';
import { SOAP_RPC_NAMESPACE } from './soap-names.ts';

/** Who has to do something about a fault; SOAP itself knows cases beside (SOAP 1.1 §4.4.1, SOAP 1.2 part 1 §5.4.6). */
export type FaultSide = 'sender' | 'receiver' | 'must-understand' | 'version-mismatch' | 'encoding-unknown';

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
  ENCODING_STYLE_UNSUPPORTED: 'encoding-unknown',
};

/** Which side an error is blamed on: its own where SOAP has a code for it, otherwise the one of its fault. */
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
    'encoding-unknown': 'Client',
  },
  '1.2': {
    sender: 'Sender',
    receiver: 'Receiver',
    'must-understand': 'MustUnderstand',
    'version-mismatch': 'VersionMismatch',
    'encoding-unknown': 'DataEncodingUnknown',
  },
} as const satisfies Record<string, Record<FaultSide, string>>;

/** What the codes of a fault depend on beside its error. */
export interface FaultContext {
  /** Version of the headers that the fault is sent with. */
  readonly addressing?: AddressingVersion | undefined;
  /** The fault answers a procedure call in SOAP 1.2, which has codes of its own for it (part 2 §4.4). */
  readonly isCall?: boolean;
}

/** The codes of other vocabularies that say more precisely what SOAP's code says, the most precise one last. */
export function faultSubcodes(error: PlegmaError, context: FaultContext = {}): readonly FaultSubcode[] {
  const security = wsseFaultCode(error.code);
  if (security !== undefined) return [{ prefix: security.namespace === WSU ? 'wsu' : 'wsse', ...security }];
  const { namespace, faults } = addressingDialects[context.addressing ?? '2005/08'];
  const addressing = faults[error.code];
  if (addressing !== undefined) return addressing.map((local) => ({ prefix: 'wsa', namespace, local }));
  const call = context.isCall === true ? callFault(error.code) : undefined;
  return call === undefined ? [] : [call];
}

/** SOAP 1.2 part 2 §3.2 and §4.4. */
function callFault(code: ErrorCode): FaultSubcode | undefined {
  const rpc = { prefix: 'rpc', namespace: SOAP_RPC_NAMESPACE };
  const encoding = { prefix: 'enc', namespace: SOAP_12_ENCODING_NAMESPACE };
  if (code === 'SCHEMA_REFERENCE_MISSING') return { ...encoding, local: 'MissingID' };
  if (code === 'SCHEMA_REFERENCE_AMBIGUOUS') return { ...encoding, local: 'DuplicateID' };
  if (code === 'OPERATION_UNKNOWN') return { ...rpc, local: 'ProcedureNotPresent' };
  return code.startsWith('SCHEMA_') ? { ...rpc, local: 'BadArguments' } : undefined;
}

/** Whether WS-Addressing itself has the fault. */
export function isAddressingError({ code }: PlegmaError): boolean {
  return addressingDialects['2005/08'].faults[code] !== undefined;
}
