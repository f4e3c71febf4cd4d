import { PlegmaError } from '../../errors/plegma-error.ts';
import { isSecurityHeader } from '../../security/wsse/security-header.ts';
import { clarkName } from '../../xml/names.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { requireCarriable } from '../addressing/carried-headers.ts';
import type { EndpointReference } from '../addressing/endpoint-reference.ts';
import { type AddressingProperties, readAddressing } from '../addressing/read-addressing.ts';
import { type AddressingVersion, addressingDialects, isAddressingHeader } from '../addressing/versions.ts';
import type { Envelope } from '../envelope.ts';
import { notUnderstood, ownHeaders } from '../understood-headers.ts';

/** What the headers say about the exchange. */
export interface Addressed {
  /** Absent where the message does not use WS-Addressing. */
  readonly addressing: AddressingProperties | undefined;
  /**
   * Headers of other vocabularies that are for this endpoint: reference parameters and properties, billing and
   * conversation headers (GR-12, GR-15). Not covered by the signature in these dialects.
   */
  readonly resource: readonly XmlElement[];
}

/**
 * Fifth stage: reads the headers that are for this endpoint, and refuses headers that must be understood but are not
 * known (WS-I R1015).
 *
 * @param understood Clark names of the headers that are known beside those of WS-Addressing.
 * @param transportAction What the HTTP headers call the action.
 * @throws ENVELOPE_MALFORMED, ADDRESSING_INVALID, ADDRESSING_HEADER_MISSING, REPLY_ADDRESS_UNSUPPORTED,
 * ACTION_MISMATCH, HEADER_NOT_UNDERSTOOD
 */
export function address(
  envelope: Envelope,
  understood: ReadonlySet<string>,
  transportAction: string | undefined,
): Addressed {
  if (envelope.headers.length === 0) return { addressing: undefined, resource: NO_HEADERS };
  const [unknown] = notUnderstood(envelope, understood);
  if (unknown !== undefined) {
    throw new PlegmaError(
      'HEADER_NOT_UNDERSTOOD',
      `The header ${clarkName(unknown).slice(0, 200)} must be understood and is not.`,
      { path: `Header/${unknown.local}` },
    );
  }
  const headers = ownHeaders(envelope);
  const addressing = readAddressing(headers);
  if (addressing !== undefined) {
    requireBackChannel(addressing);
    requireCarriable('ReplyTo', addressing.replyTo);
    requireCarriable('FaultTo', addressing.faultTo);
    requireSameAction(addressing, transportAction);
  }
  const isOther = (header: XmlElement) => !isAddressingHeader(header) && !isSecurityHeader(header);
  return { addressing, resource: headers.filter(isOther) };
}

const NO_HEADERS: readonly XmlElement[] = [];

/** Whether the client asked for no answer at all (WS-Addressing 1.0 Core §2.1). */
export function wantsNoAnswer(addressing: AddressingProperties | undefined): boolean {
  return addressing !== undefined && isNone(addressing.replyTo, addressing.version);
}

/** Whether it asked for no fault: faults go where FaultTo says, or else where answers go (Core §3.4). */
export function wantsNoFault(addressing: AddressingProperties | undefined): boolean {
  if (addressing === undefined) return false;
  return isNone(addressing.faultTo ?? addressing.replyTo, addressing.version);
}

function isNone(reference: EndpointReference | undefined, version: AddressingVersion): boolean {
  return reference !== undefined && reference.address === addressingDialects[version].none;
}

/** SOAP Binding §4.2: SOAPAction is the Action or empty. The drafts leave open what else it may be. */
function requireSameAction({ version, action }: AddressingProperties, transport: string | undefined): void {
  if (version !== '2005/08' || !transport || transport === action) return;
  throw new PlegmaError(
    'ACTION_MISMATCH',
    `The SOAPAction is ${JSON.stringify(transport.slice(0, 200))}, and wsa:Action is another one.`,
    { path: 'Header/Action' },
  );
}

/** If answers went to any address that a stranger names, this host could be made to attack others. */
function requireBackChannel({ version, replyTo, faultTo }: AddressingProperties): void {
  const { anonymous, none } = addressingDialects[version];
  for (const [name, reference] of Object.entries({ ReplyTo: replyTo, FaultTo: faultTo })) {
    if (reference === undefined || reference.address === anonymous || reference.address === none) continue;
    throw new PlegmaError(
      'REPLY_ADDRESS_UNSUPPORTED',
      `Answers go back over the connection of the request (${anonymous}), not to another address.`,
      { path: `Header/${name}` },
    );
  }
}
