import { WSU } from '../../security/namespaces.ts';
import { CanonicalWriter } from '../../xml/write.ts';
import { carriedHeaders, resourceHeader } from './carried-headers.ts';
import { addressingName, type EndpointReference } from './endpoint-reference.ts';
import type { AddressingProperties } from './read-addressing.ts';
import { type AddressingVersion, addressingDialects } from './versions.ts';

/**
 * The addressing headers of an answer: those of the request's version (IN-23: none where it used none), and what the
 * reference that it goes to carries (Core §3.4).
 */
export function answerHeaders(
  request: AddressingProperties | undefined,
  action: string,
  to: EndpointReference | undefined = request?.replyTo,
): readonly string[] {
  if (request === undefined) return [];
  const { version, messageId } = request;
  const headers = [
    header(version, 'To', addressingDialects[version].anonymous),
    header(version, 'Action', action),
    header(version, 'MessageID', newMessageId()),
  ];
  const relation = messageId === undefined ? [] : [header(version, 'RelatesTo', messageId)];
  return [...headers, ...relation, ...carriedHeaders(to)];
}

/** What a client says about its request. */
export interface RequestAddressing {
  readonly to: string;
  readonly action: string;
  readonly messageId: string;
  /** The `wsu:Id` of To, where it is to be signed. */
  readonly toId?: string | undefined;
}

/** The addressing headers of a request; what the reference carries is copied behind them (Core §3.3). */
export function requestHeaders(
  version: AddressingVersion,
  request: RequestAddressing,
  resource: EndpointReference['resource'] = [],
): readonly string[] {
  return [
    header(version, 'To', request.to, request.toId),
    header(version, 'Action', request.action),
    header(version, 'MessageID', request.messageId),
    ...resource.map((element) => resourceHeader(version, element)),
  ];
}

/** An id that no other message has; `urn:uuid:` is what every version's examples use. */
export function newMessageId(): string {
  return `urn:uuid:${crypto.randomUUID()}`;
}

function header(version: AddressingVersion, local: string, value: string, id?: string): string {
  const writer = new CanonicalWriter();
  const attributes = id === undefined ? [] : [{ prefix: 'wsu', namespace: WSU, local: 'Id', value: id }];
  writer.leaf(addressingName(version, local), value, attributes);
  return writer.toString();
}
