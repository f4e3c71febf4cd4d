import { PlegmaError } from '../../errors/plegma-error.ts';
import { clarkName } from '../../xml/names.ts';
import type { XmlAttribute, XmlElement } from '../../xml/tree.ts';
import type { DeclaredDetail } from '../declared-fault.ts';
import { localOf, namespaceOf } from '../schema/members.ts';
import type { OperationContract, OperationTypes, ServiceContract } from '../service-contract.ts';
import type { DecodeOptions, EncodedPayload, EncodeOptions } from './codec-options.ts';
import { DecodeState } from './decode-state.ts';
import { MessageCodecs } from './message-codecs.ts';
import { decodeTyped, encodeTyped } from './typed-faults.ts';
import { writePayload } from './write-payload.ts';

const NO_ATTRIBUTES: readonly XmlAttribute[] = [];

/** Names of the operations of a service. */
export type OperationName<Types extends OperationTypes> = keyof Types & string;

/**
 * Reads and writes the messages of one service: what is in the first child of Body (or a child of detail) as typed
 * values, and back. Everything that the schema does not allow is refused, with the member's path.
 *
 * @example
 * const codec = codecOf(registryContract);
 * const { cursor, limit } = codec.decodeRequest('ListServices', payload);
 * const { xml } = codec.encodeResponse('ListServices', { services });
 */
export class ServiceCodec<Types extends OperationTypes = OperationTypes> {
  readonly contract: ServiceContract<Types>;
  readonly #messages: MessageCodecs;
  readonly #byRequest: ReadonlyMap<string, OperationContract>;

  constructor(contract: ServiceContract<Types>) {
    this.contract = contract;
    this.#messages = new MessageCodecs(contract);
    const operations: OperationContract[] = Object.values(contract.operations);
    this.#byRequest = new Map(operations.map((operation) => [operation.request, operation]));
  }

  /**
   * Compiles the codecs of all messages, which otherwise happens when they are first needed: what is wrong with their types
   * is told before any message comes.
   *
   * @throws SCHEMA_DOCUMENT_INVALID
   */
  compile(): void {
    const operations: OperationContract[] = Object.values(this.contract.operations);
    for (const operation of operations) {
      const { request, response, faults, typedFaults = [] } = operation;
      for (const name of [request, response]) if (name !== '') this.#messages.of(name, operation);
      for (const name of faults) this.#messages.of(name);
      for (const { type } of typedFaults) this.#messages.types('encoded').get(type);
    }
  }

  /**
   * The operation that a payload is a request of (WS-I R2710): its element's name decides, never SOAPAction alone (IN-3).
   *
   * @throws OPERATION_UNKNOWN
   */
  operationOf(payload: XmlElement): OperationContract {
    const operation = this.#byRequest.get(clarkName(payload));
    if (operation !== undefined) return operation;
    const known = [...this.#byRequest.values()].map(({ name }) => name).join(', ');
    throw new PlegmaError(
      'OPERATION_UNKNOWN',
      `${this.contract.name} has no operation ${clarkName(payload).slice(0, 120)}, expected one of ${known} in ${this.contract.namespace}.`,
      { path: payload.local },
    );
  }

  /** @throws SCHEMA_… The request is against the schema; `path` names the member. */
  decodeRequest<Name extends OperationName<Types>>(
    operation: Name,
    payload: XmlElement,
    options: DecodeOptions = {},
  ): Types[Name]['input'] {
    const contract = this.#operation(operation);
    // The one place where the table's promise becomes a type: it was made from the same WSDL as the types.
    return this.#decode(contract, contract.request, payload, options) as Types[Name]['input'];
  }

  /** @throws SCHEMA_… The response is against the schema; `path` names the member. */
  decodeResponse<Name extends OperationName<Types>>(
    operation: Name,
    payload: XmlElement,
    options: DecodeOptions = {},
  ): Types[Name]['output'] {
    const contract = this.#operation(operation);
    return this.#decode(contract, contract.response, payload, options) as Types[Name]['output'];
  }

  /** @throws VALUE_NOT_ENCODABLE A member of the request does not fit its type. */
  encodeRequest<Name extends OperationName<Types>>(
    operation: Name,
    value: Types[Name]['input'],
    options: EncodeOptions = {},
  ): EncodedPayload {
    const contract = this.#operation(operation);
    return this.#encode(contract.request, value, options, contract);
  }

  /** @throws VALUE_NOT_ENCODABLE A member of the response does not fit its type. */
  encodeResponse<Name extends OperationName<Types>>(
    operation: Name,
    value: Types[Name]['output'],
    options: EncodeOptions = {},
  ): EncodedPayload {
    const contract = this.#operation(operation);
    return this.#encode(contract.response, value, options, contract);
  }

  /**
   * Reads a global element that is no request or response: a header, a child of detail.
   *
   * @returns undefined where the schema has no such element.
   */
  decodeElement(element: XmlElement, options: DecodeOptions = {}): unknown {
    const name = clarkName(element);
    if (!Object.hasOwn(this.contract.schema.elements, name)) return undefined;
    return this.#messages.of(name).decode(element, new DecodeState(element, options));
  }

  /** Writes a global element by its Clark name. */
  encodeElement(name: string, value: unknown, options: EncodeOptions = {}): EncodedPayload {
    return this.#encode(name, value, options);
  }

  /**
   * Reads the first of the children of a fault's `detail` that an operation declares.
   *
   * @returns undefined where it declares none of them.
   * @throws SCHEMA_… It is against the schema.
   */
  decodeFault(operation: OperationName<Types>, details: readonly XmlElement[]): DeclaredDetail | undefined {
    const { faults, typedFaults = [] } = this.#operation(operation);
    const found = details.find((detail) => faults.includes(clarkName(detail)));
    if (found === undefined) return decodeTyped(details, typedFaults, this.#messages.types('encoded'));
    return { element: clarkName(found), value: this.decodeElement(found, { ignoreUnknown: true }) };
  }

  /**
   * Writes the child of `detail` of a fault that an operation declares.
   *
   * @throws UNEXPECTED The operation declares no such fault.
   * @throws VALUE_NOT_ENCODABLE The value does not fit its type.
   */
  encodeFault(
    operation: OperationName<Types>,
    detail: DeclaredDetail,
    options: EncodeOptions = {},
  ): EncodedPayload {
    const contract = this.#operation(operation);
    if (detail.type !== undefined || !contract.faults.includes(detail.element))
      return encodeTyped(detail, contract, this.#messages.types('encoded'), options);
    return this.encodeElement(detail.element, detail.value, options);
  }

  #operation(name: OperationName<Types>): OperationContract {
    return this.contract.operations[name];
  }

  #decode(operation: OperationContract, name: string, payload: XmlElement, options: DecodeOptions): unknown {
    // A message without parts (WS-I R2210).
    if (name === '') return {};
    const isRpc = operation.style !== 'document-literal';
    if (localOf(name) !== payload.local || (!isRpc && namespaceOf(name) !== payload.namespace)) {
      const sentence = `The message is ${clarkName(payload).slice(0, 120)}, expected ${name}.`;
      throw new PlegmaError('SCHEMA_ELEMENT_UNEXPECTED', sentence, { path: payload.local });
    }
    const state = new DecodeState(payload, isRpc ? anyQualified(options) : options);
    return this.#messages.of(name, operation).decode(payload, state);
  }

  #encode(
    name: string,
    value: unknown,
    options: EncodeOptions,
    operation?: OperationContract,
  ): EncodedPayload {
    if (name === '') return { xml: '', valuePrefixes: [] };
    const codec = this.#messages.of(name, operation);
    const prefixes = this.#messages.prefixes(operation);
    return writePayload(name, prefixes, options, (state) =>
      codec.encode(prefixes.named(name), value, state, NO_ATTRIBUTES),
    );
  }
}

/** rpc messages are read with and without namespaces (IN-20). Member by member: spread, each would be of a new shape. */
function anyQualified({ ignoreUnknown, attachments }: DecodeOptions): DecodeOptions {
  return { ignoreUnknown, anyQualification: true, attachments };
}

const codecs = new WeakMap<object, unknown>();

/** The codec of a service, made once for each contract. */
export function codecOf<Types extends OperationTypes>(contract: ServiceContract<Types>): ServiceCodec<Types> {
  const known = codecs.get(contract);
  if (known instanceof ServiceCodec) return known;
  const codec = new ServiceCodec(contract);
  codecs.set(contract, codec);
  return codec;
}
