import { PlegmaError } from '../../errors/plegma-error.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { readAddressing } from '../addressing/read-addressing.ts';
import type { AddressingVersion } from '../addressing/versions.ts';
import { requestHeaders } from '../addressing/write-addressing.ts';
import type { Attachments, OutgoingAttachment, PackageForm } from '../attachments/attachment.ts';
import { skip } from '../attachments/byte-reader.ts';
import type { PackageLimits } from '../attachments/limits.ts';
import type { UnverifiedMessage } from '../message/parse.ts';
import type { SoapVersion } from '../soap-version.ts';
import type { MessageParts } from '../write-envelope.ts';
import type { ClientSecurity } from './proxy-options.ts';
import { readAnswer } from './read-answer.ts';
import type { Transport } from './transport.ts';
import { verifyAnswer } from './verify-answer.ts';
import { writeRequest } from './write-request.ts';

/** The settings of a proxy, all of them decided. */
export interface Peer {
  readonly address: URL;
  readonly version: SoapVersion;
  readonly addressing: AddressingVersion | 'none';
  readonly security: ClientSecurity | undefined;
  readonly form: PackageForm;
  readonly resource: readonly XmlElement[];
  readonly limits: PackageLimits;
  readonly transport: Transport;
}

/** A request whose message has been written. */
export interface ClientRequest {
  readonly soapAction: string;
  /** Of WS-Addressing, which needs one even if SOAPAction is empty. */
  readonly action: string;
  /** No answer is expected beyond the HTTP status. */
  readonly oneWay: boolean;
  readonly messageId: string;
  readonly payload: string;
  readonly valuePrefixes: readonly string[];
  readonly attachments: readonly OutgoingAttachment[];
  readonly signal: AbortSignal;
}

/** An answer whose signer was checked, if the client asks for one. */
export interface ClientAnswer {
  readonly body: XmlElement;
  readonly attachments: Attachments;
}

/**
 * Sends a request once and takes its answer.
 *
 * @returns undefined for a one-way message that was taken.
 * @throws SoapFaultError, TRANSPORT_FAILED, TRANSPORT_TIMEOUT, ANSWER_INVALID, ANSWER_NOT_TRUSTED and what
 * reading and verifying an answer throw
 */
export async function exchange(request: ClientRequest, peer: Peer): Promise<ClientAnswer | undefined> {
  const { address, security, form, limits } = peer;
  const { soapAction, attachments, signal } = request;
  const isBound = security?.signAddressing === true && peer.addressing !== 'none';
  const parts = messageParts(request, peer, isBound);
  const written = await writeRequest(parts, attachments, { soapAction, form, security });
  const response = await peer.transport({ address, signal, ...written });
  if (request.oneWay && response.status < 300) {
    await skip(response.body);
    return undefined;
  }
  const answer = await readAnswer(response, limits);
  const body = await verifyAnswer(answer, security, address, isBound ? request.messageId : undefined);
  requireRelation(answer, request);
  return { body, attachments: answer.attachments };
}

function messageParts(
  { action, messageId, payload, valuePrefixes }: ClientRequest,
  peer: Peer,
  isSigned: boolean,
): MessageParts {
  const { addressing, address, version, resource } = peer;
  const headers =
    addressing === 'none'
      ? []
      : requestHeaders(addressing, { to: address.href, action, messageId, isSigned }, resource);
  return { version, declarations: [], headers, payload, valuePrefixes };
}

/** An answer to another request is worse than none. Servers that say nothing about it are believed. */
function requireRelation({ envelope }: UnverifiedMessage, { messageId }: ClientRequest): void {
  const relatesTo = readAddressing(envelope.headers)?.relatesTo;
  if (relatesTo === undefined || relatesTo === messageId) return;
  throw new PlegmaError(
    'ANSWER_INVALID',
    'The answer relates to another request than the one that was sent.',
  );
}
