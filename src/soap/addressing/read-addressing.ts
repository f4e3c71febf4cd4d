import { PlegmaError } from '../../errors/plegma-error.ts';
import { attribute, isNamed, text } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { type EndpointReference, readEndpointReference, textOf } from './endpoint-reference.ts';
import { type AddressingVersion, addressingDialects, addressingVersionOf } from './versions.ts';

/** The message addressing properties of one message (WS-Addressing 1.0 Core §3.1). */
export interface AddressingProperties {
  readonly version: AddressingVersion;
  readonly to: string | undefined;
  readonly action: string | undefined;
  readonly messageId: string | undefined;
  readonly relatesTo: string | undefined;
  readonly replyTo: EndpointReference | undefined;
  readonly faultTo: EndpointReference | undefined;
}

/** Headers that may stand once; From is accepted and not used. RelatesTo may stand several times (Core §3.1). */
const SINGLE = ['To', 'Action', 'MessageID', 'ReplyTo', 'FaultTo', 'From'];

/**
 * Reads the addressing headers out of the headers that are for this node. The version is that of the headers
 * themselves; the answer is written in it.
 *
 * @returns `undefined` where the message does not use addressing.
 * @throws ADDRESSING_INVALID
 */
export function readAddressing(headers: readonly XmlElement[]): AddressingProperties | undefined {
  const version = versionUsed(headers);
  if (version === undefined) return undefined;
  const found = new Map<string, XmlElement>();
  for (const header of headers) {
    if (header.namespace !== addressingDialects[version].namespace) continue;
    if (found.has(header.local) && SINGLE.includes(header.local)) {
      throw invalid(header.local, `The message has two ${header.local} headers.`);
    }
    if (!found.has(header.local) && !isOtherRelation(header)) found.set(header.local, header);
  }
  const uri = (local: string) => uriIn(found.get(local));
  const reference = (local: string) => referenceIn(found.get(local), version);
  return {
    version,
    to: uri('To'),
    action: requireAction(uri('Action'), version),
    // An id that says nothing is none: all messages that carry it would be one request.
    messageId: uri('MessageID') || undefined,
    relatesTo: uri('RelatesTo'),
    replyTo: reference('ReplyTo'),
    faultTo: reference('FaultTo'),
  };
}

/**
 * As much of damaged addressing headers as the fault about them needs: their version, and what it relates to.
 *
 * @returns `undefined` where the message does not use addressing.
 */
export function damagedAddressing(headers: readonly XmlElement[]): AddressingProperties | undefined {
  const version = headers.map((header) => addressingVersionOf(header.namespace)).find(Boolean);
  if (version === undefined) return undefined;
  const { namespace } = addressingDialects[version];
  const [id, ...others] = headers.filter((header) => isNamed(header, namespace, 'MessageID'));
  const messageId = id === undefined || others.length > 0 ? undefined : text(id).trim();
  return {
    version,
    to: undefined,
    action: undefined,
    messageId: messageId !== undefined && messageId.length <= LONGEST_URI ? messageId : undefined,
    relatesTo: undefined,
    replyTo: undefined,
    faultTo: undefined,
  };
}

/** How the versions call the relation of an answer to its request: a URI, or in the drafts a qualified name. */
const REPLY = /[:/](?:reply|Reply|Response)$/;

/** A RelatesTo may say that a message is something else than the answer to another (Core §3.1). */
function isOtherRelation(header: XmlElement): boolean {
  const type = attribute(header, '', 'RelationshipType')?.trim();
  return header.local === 'RelatesTo' && type !== undefined && !REPLY.test(type);
}

function versionUsed(headers: readonly XmlElement[]): AddressingVersion | undefined {
  const versions = new Set(headers.map((header) => addressingVersionOf(header.namespace)));
  versions.delete(undefined);
  if (versions.size > 1) {
    throw new PlegmaError(
      'ADDRESSING_INVALID',
      `The message mixes the WS-Addressing versions ${[...versions].join(' and ')}.`,
    );
  }
  return [...versions][0];
}

/** GR-68: Action is required where addressing is used. Peers of the drafts leave it out, and are let through. */
function requireAction(action: string | undefined, version: AddressingVersion): string | undefined {
  if (action !== undefined && action !== '') return action;
  if (version !== '2005/08') return undefined;
  throw new PlegmaError('ADDRESSING_HEADER_MISSING', 'The message uses WS-Addressing and has no Action.', {
    path: 'Header/Action',
  });
}

/** Characters. Ids in use have 45, addresses up to 200. An id may be remembered for ever, and goes back with the answer. */
const LONGEST_URI = 1024;

function uriIn(header: XmlElement | undefined): string | undefined {
  if (header === undefined) return undefined;
  const uri = textOf(header);
  if (uri.length <= LONGEST_URI) return uri;
  throw invalid(header.local, `The ${header.local} has ${uri.length} characters; ${LONGEST_URI} are taken.`);
}

function referenceIn(
  header: XmlElement | undefined,
  version: AddressingVersion,
): EndpointReference | undefined {
  return header === undefined ? undefined : readEndpointReference(header, version);
}

function invalid(header: string, sentence: string): PlegmaError {
  return new PlegmaError('ADDRESSING_INVALID', sentence, { path: `Header/${header}` });
}
