import { PlegmaError } from '../../errors/plegma-error.ts';
import { isSecurityHeader } from '../../security/wsse/security-header.ts';
import { clarkName } from '../../xml/names.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { type AddressingProperties, readAddressing } from '../addressing/read-addressing.ts';
import { addressingDialects, addressingVersionOf } from '../addressing/versions.ts';
import { type Envelope, isForUs, mustBeUnderstood } from '../envelope.ts';

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
 * Fifth stage: reads the headers that are for this endpoint, and refuses those that must be understood and are
 * not (WS-I R1015).
 *
 * @param understood Clark names of the headers that are known here beside those of WS-Addressing.
 * @throws ADDRESSING_INVALID, REPLY_ADDRESS_UNSUPPORTED, HEADER_NOT_UNDERSTOOD
 */
export function address(envelope: Envelope, understood: ReadonlySet<string>): Addressed {
  const headers = envelope.headers.filter((header) => isForUs(header, envelope.version));
  const others = headers.filter((header) => addressingVersionOf(header.namespace) === undefined);
  for (const header of others) {
    if (!mustBeUnderstood(header, envelope.version) || understood.has(clarkName(header))) continue;
    throw new PlegmaError(
      'HEADER_NOT_UNDERSTOOD',
      `The header ${clarkName(header)} must be understood and is not.`,
      {
        path: `Header/${header.local}`,
      },
    );
  }
  const addressing = readAddressing(headers);
  if (addressing !== undefined) requireBackChannel(addressing);
  return { addressing, resource: others.filter((header) => !isSecurityHeader(header)) };
}

/** Whether the client asked for no answer at all (WS-Addressing 1.0 Core §2.1). */
export function wantsNoAnswer(addressing: AddressingProperties | undefined): boolean {
  if (addressing?.replyTo === undefined) return false;
  return addressing.replyTo.address === addressingDialects[addressing.version].none;
}

/** Connecting to whatever address a stranger names would make this host attack others in our name. */
function requireBackChannel({ version, replyTo, faultTo }: AddressingProperties): void {
  const { anonymous, none } = addressingDialects[version];
  for (const reference of [replyTo, faultTo]) {
    if (reference === undefined || reference.address === anonymous || reference.address === none) continue;
    throw new PlegmaError(
      'REPLY_ADDRESS_UNSUPPORTED',
      `Answers go back over the connection of the request (${anonymous}), not to another address.`,
      { path: 'Header/ReplyTo' },
    );
  }
}
