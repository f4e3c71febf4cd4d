import { newMessageId } from '../addressing/write-addressing.ts';
import { defaultPackageLimits } from '../attachments/limits.ts';
import { codecOf } from '../codec/service-codec.ts';
import type { OperationContract, OperationTypes, ServiceContract } from '../service-contract.ts';
import type { Peer } from './exchange.ts';
import { invoke } from './invoke.ts';
import type { CallOptions, ProxyOptions } from './proxy-options.ts';
import { defaultRetryPolicy, retrying } from './retry.ts';
import type { Transport } from './transport.ts';
import { withAnswerLimit } from './with-answer-limit.ts';
import { withTimeout } from './with-timeout.ts';

/** A service as an object: one method an operation. */
export type ServiceProxy<Types extends OperationTypes> = {
  readonly [Name in keyof Types & string]: (
    input: Types[Name]['input'],
    options?: CallOptions,
  ) => Promise<Types[Name]['output']>;
};

/** Milliseconds of silence. */
const TIMEOUT = 120_000;

/**
 * Makes a client of a service. Each method sends a signed request, repeats it under the same MessageID where that may
 * help, and resolves to the verified answer.
 *
 * Attached content of an answer is read from the connection: read it, or the connection stays occupied. Attached content
 * of a request is streamed once for each attempt.
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
): ServiceProxy<Types> {
  const peer = peerOf(transport, options);
  const codec = codecOf(contract);
  const policy = { ...defaultRetryPolicy, ...options.retry };
  const method =
    (operation: OperationContract) =>
    (input: unknown, options: CallOptions = {}) => {
      const { signal = new AbortController().signal, messageId = newMessageId() } = options;
      return retrying(() => invoke({ operation, codec, input, messageId, signal }, peer), policy, signal);
    };
  const operations: readonly OperationContract[] = Object.values(contract.operations);
  const methods = operations.map((operation) => [operation.name, method(operation)] as const);
  // Built from the operations of the contract, whose types are these.
  return Object.fromEntries(methods) as unknown as ServiceProxy<Types>;
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
