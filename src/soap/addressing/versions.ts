import type { ErrorCode } from '../../errors/catalogue.ts';
import type { ExpandedName } from '../../xml/names.ts';

/** The versions of WS-Addressing that peers speak (GR-13). */
export type AddressingVersion = '2005/08' | '2004/08' | '2004/03';

/** What differs between the versions. */
export interface AddressingDialect {
  readonly version: AddressingVersion;
  readonly namespace: string;
  /** The address that means "over the same connection". */
  readonly anonymous: string;
  /** The address that means "send none"; the drafts have no such word. */
  readonly none: string | undefined;
  /** wsa:Action of faults about addressing itself, and of all others (SOAP Binding §6). */
  readonly addressingFaultAction: string;
  readonly faultAction: string;
  /** Names of the EPR's members that the sender copies into headers. */
  readonly referenceMembers: readonly string[];
  /** The subcodes of its faults, the most precise one last (GR-68; SOAP Binding §6.4). */
  readonly faults: AddressingFaults;
}

type AddressingFaults = Partial<Readonly<Record<ErrorCode, readonly string[]>>>;

const faults: AddressingFaults = {
  ADDRESSING_INVALID: ['InvalidAddressingHeader'],
  ADDRESSING_HEADER_MISSING: ['MessageAddressingHeaderRequired'],
  ACTION_MISMATCH: ['InvalidAddressingHeader', 'ActionMismatch'],
  REPLY_ADDRESS_UNSUPPORTED: ['InvalidAddressingHeader', 'OnlyAnonymousAddressSupported'],
  DESTINATION_UNKNOWN: ['DestinationUnreachable'],
};

const faultsOfDrafts: AddressingFaults = {
  ADDRESSING_INVALID: ['InvalidMessageInformationHeader'],
  ADDRESSING_HEADER_MISSING: ['MessageInformationHeaderRequired'],
  ACTION_MISMATCH: ['InvalidMessageInformationHeader'],
  REPLY_ADDRESS_UNSUPPORTED: ['InvalidMessageInformationHeader'],
  DESTINATION_UNKNOWN: ['DestinationUnreachable'],
};

/** By version of WS-Addressing: the recommendation and the two drafts that old stacks speak. */
export const addressingDialects: Readonly<Record<AddressingVersion, AddressingDialect>> = {
  '2005/08': {
    version: '2005/08',
    namespace: 'http://www.w3.org/2005/08/addressing',
    anonymous: 'http://www.w3.org/2005/08/addressing/anonymous',
    none: 'http://www.w3.org/2005/08/addressing/none',
    addressingFaultAction: 'http://www.w3.org/2005/08/addressing/fault',
    faultAction: 'http://www.w3.org/2005/08/addressing/soap/fault',
    referenceMembers: ['ReferenceParameters'],
    faults,
  },
  '2004/08': {
    version: '2004/08',
    namespace: 'http://schemas.xmlsoap.org/ws/2004/08/addressing',
    anonymous: 'http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous',
    none: undefined,
    addressingFaultAction: 'http://schemas.xmlsoap.org/ws/2004/08/addressing/fault',
    faultAction: 'http://schemas.xmlsoap.org/ws/2004/08/addressing/fault',
    referenceMembers: ['ReferenceProperties', 'ReferenceParameters'],
    faults: faultsOfDrafts,
  },
  '2004/03': {
    version: '2004/03',
    namespace: 'http://schemas.xmlsoap.org/ws/2004/03/addressing',
    anonymous: 'http://schemas.xmlsoap.org/ws/2004/03/addressing/role/anonymous',
    none: undefined,
    addressingFaultAction: 'http://schemas.xmlsoap.org/ws/2004/03/addressing/fault',
    faultAction: 'http://schemas.xmlsoap.org/ws/2004/03/addressing/fault',
    referenceMembers: ['ReferenceProperties'],
    faults: faultsOfDrafts,
  },
};

const byNamespace = new Map(
  Object.values(addressingDialects).map((dialect) => [dialect.namespace, dialect.version]),
);

/** The version whose headers are in `namespace`, if any are. */
export function addressingVersionOf(namespace: string): AddressingVersion | undefined {
  return byNamespace.get(namespace);
}

/** The headers of every version that are read, or may be passed over: From. */
const HEADERS: ReadonlySet<string> = new Set([
  'To',
  'From',
  'ReplyTo',
  'FaultTo',
  'Action',
  'MessageID',
  'RelatesTo',
]);

/** Whether a header is one of WS-Addressing, in whichever version. */
export function isAddressingHeader({ namespace, local }: ExpandedName): boolean {
  return HEADERS.has(local) && addressingVersionOf(namespace) !== undefined;
}
