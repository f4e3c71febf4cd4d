import { newMessageId } from '../addressing/write-addressing.ts';
import { attachTo } from '../attachments/attach-content.ts';
import type { OutgoingAttachment } from '../attachments/attachment.ts';
import { attachmentLookup } from '../attachments/attachment-lookup.ts';
import { defaultPackageLimits } from '../attachments/limits.ts';
import type { OperationTypes, ServiceContract } from '../service-contract.ts';
import { createCodec } from '../temporary-codec.ts';
import { exchange, type Peer } from './exchange.ts';
import type { CallOptions, ProxyOptions } from './proxy-options.ts';
import { defaultRetryPolicy, retrying } from './retry.ts';
import type { Transport } from './transport.ts';
import { withAnswerLimit } from './with-answer-limit.ts';
import { withTimeout } from './with-timeout.ts';

/** A service as an object: one method an operation. */
export type Proxy<Types extends OperationTypes> = {
  readonly [Name in keyof Types & string]: (
    input: Types[Name]['input'],
    options?: CallOptions,
  ) => Promise<Types[Name]['output']>;
};

const TIMEOUT = 120_000;

/**
 * Makes a client of a service. Each method sends one signed request, again under the same MessageID where that may
 * help, and resolves to the verified answer.
 *
 * Binary content of an answer that came as an attachment is read from the connection: read it, or the connection
 * stays taken. Attached content of a request is streamed once for each attempt.
 *
 * @throws SoapFaultError (from the methods) where the server answers with a fault
 * @throws TRANSPORT_FAILED, TRANSPORT_TIMEOUT, ANSWER_INVALID, ANSWER_NOT_TRUSTED and others (from the methods)
 * @example
 * const registry = createProxy(registryContract, fetchTransport(), { address: 'http://broker.example/services/Registry' });
 * const { services } = await registry.ListServices({ limit: 20 });
 */
export function createProxy<Types extends OperationTypes>(
  contract: ServiceContract<Types>,
  transport: Transport,
  options: ProxyOptions,
): Proxy<Types> {
  const peer = peerOf(transport, options);
  const codec = createCodec(contract);
  const packing = { form: peer.form, signed: peer.security !== undefined };
  const policy = { ...defaultRetryPolicy, ...options.retry };
  const methods = Object.values(contract.operations).map(({ name, soapAction }) => {
    const method = (
      input: object,
      { signal = new AbortController().signal, messageId = newMessageId() }: CallOptions = {},
    ) =>
      retrying(
        async () => {
          const attachments: OutgoingAttachment[] = [];
          const { xml } = codec.encodeRequest(name, input, { attach: attachTo(attachments, packing) });
          const answer = await exchange(
            { action: soapAction, messageId, payload: xml, attachments, signal },
            peer,
          );
          return codec.decodeResponse(name, answer.body, {
            ignoreUnknown: true,
            attachments: attachmentLookup(answer.attachments),
          });
        },
        policy,
        signal,
      );
    return [name, method] as const;
  });
  // Built from the operations of the contract, whose types are these.
  return Object.fromEntries(methods) as unknown as Proxy<Types>;
}

function peerOf(transport: Transport, options: ProxyOptions): Peer {
  const limits = { ...defaultPackageLimits, ...options.limits };
  return {
    address: new URL(options.address),
    version: options.version ?? '1.1',
    addressing: options.addressing ?? '2005/08',
    security: options.security,
    form: options.attachments ?? 'mtom',
    resource: options.resource ?? [],
    limits,
    transport: withAnswerLimit(withTimeout(transport, options.timeout ?? TIMEOUT), limits.total),
  };
}
