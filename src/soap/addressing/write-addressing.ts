import { WSU } from '../../security/namespaces.ts';
import type { HeaderBlock } from '../../security/sign-envelope.ts';
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
  { to = request?.replyTo, isSigned = false }: AnswerAddressing = {},
): readonly HeaderBlock[] {
  if (request === undefined) return [];
  const { version, messageId } = request;
  const values = { To: addressingDialects[version].anonymous, Action: action, MessageID: newMessageId() };
  const relation = messageId === undefined ? {} : { RelatesTo: messageId };
  const carried = carriedHeaders(to).map((xml) => ({ xml }));
  return [...headers(version, { ...values, ...relation }, isSigned), ...carried];
}

/** How an answer is addressed. */
export interface AnswerAddressing {
  /** Where it goes; to ReplyTo, if not said otherwise. */
  readonly to?: EndpointReference | undefined;
  /** Whether a signature is to cover its addressing headers. */
  readonly isSigned?: boolean;
}

/** What a client says about its request. */
export interface RequestAddressing {
  readonly to: string;
  readonly action: string;
  readonly messageId: string;
  /** Whether a signature is to cover these three. */
  readonly isSigned?: boolean;
}

/** The addressing headers of a request; what the reference carries is copied behind them (Core §3.3). */
export function requestHeaders(
  version: AddressingVersion,
  { to, action, messageId, isSigned = false }: RequestAddressing,
  resource: EndpointReference['resource'] = [],
): readonly HeaderBlock[] {
  const carried = resource.map((element) => ({ xml: resourceHeader(version, element) }));
  return [...headers(version, { To: to, Action: action, MessageID: messageId }, isSigned), ...carried];
}

/** An id that no other message has; `urn:uuid:` is what every version's examples use. */
export function newMessageId(): string {
  return `urn:uuid:${crypto.randomUUID()}`;
}

function headers(
  version: AddressingVersion,
  values: Readonly<Record<string, string>>,
  isSigned: boolean,
): readonly HeaderBlock[] {
  return Object.entries(values).map(([local, value]) =>
    isSigned
      ? header(version, local, value, `${local}-${crypto.randomUUID()}`)
      : header(version, local, value),
  );
}

function header(version: AddressingVersion, local: string, value: string, id?: string): HeaderBlock {
  const writer = new CanonicalWriter();
  const attributes = id === undefined ? [] : [{ prefix: 'wsu', namespace: WSU, local: 'Id', value: id }];
  writer.leaf(addressingName(version, local), value, attributes);
  return { xml: writer.toString(), ...(id === undefined ? {} : { signedAs: id }) };
}
