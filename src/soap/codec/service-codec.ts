import { PlegmaError } from '../../errors/plegma-error.ts';
import { clarkName } from '../../xml/names.ts';
import type { XmlAttribute, XmlElement } from '../../xml/tree.ts';
import { CanonicalWriter } from '../../xml/write.ts';
import { definitionOf } from '../schema/effective-type.ts';
import { localOf, namespaceOf } from '../schema/members.ts';
import { invalidDocument } from '../schema/xsd.ts';
import type { OperationContract, OperationTypes, ServiceContract } from '../service-contract.ts';
import type { DecodeOptions, EncodedPayload, EncodeOptions } from './codec-options.ts';
import { DecodeState } from './decode-state.ts';
import { EncodeState } from './encode-state.ts';
import { inPosition } from './positional.ts';
import { ValueProblem } from './simple-codec.ts';
import type { TypeCodec, Use } from './type-codec.ts';
import { TypeCodecs } from './type-codecs.ts';

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
  readonly #codecs = new Map<Use, TypeCodecs>();
  readonly #messages = new Map<string, TypeCodec>();
  readonly #byRequest: ReadonlyMap<string, OperationContract>;

  constructor(contract: ServiceContract<Types>) {
    this.contract = contract;
    const operations: OperationContract[] = Object.values(contract.operations);
    this.#byRequest = new Map(operations.map((operation) => [operation.request, operation]));
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
    return this.#encode(contract.request, useOf(contract), value, options);
  }

  /** @throws VALUE_NOT_ENCODABLE A member of the response does not fit its type. */
  encodeResponse<Name extends OperationName<Types>>(
    operation: Name,
    value: Types[Name]['output'],
    options: EncodeOptions = {},
  ): EncodedPayload {
    const contract = this.#operation(operation);
    return this.#encode(contract.response, useOf(contract), value, options);
  }

  /**
   * Reads a global element that is no request or response: a header, a child of detail.
   *
   * @returns undefined where the schema has no such element.
   */
  decodeElement(element: XmlElement, options: DecodeOptions = {}): unknown {
    const name = clarkName(element);
    if (!Object.hasOwn(this.contract.schema.elements, name)) return undefined;
    return this.#message(name, 'literal').decode(element, new DecodeState(element, options));
  }

  /** Writes a global element by its Clark name. */
  encodeElement(name: string, value: unknown, options: EncodeOptions = {}): EncodedPayload {
    return this.#encode(name, 'literal', value, options);
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
    const use = useOf(operation);
    const state = new DecodeState(payload, isRpc ? { ...options, anyQualification: true } : options);
    const message = isRpc ? inPosition(payload, this.#partNames(name)) : payload;
    return this.#message(name, use).decode(message, state);
  }

  #encode(name: string, use: Use, value: unknown, options: EncodeOptions): EncodedPayload {
    if (name === '') return { xml: '', valuePrefixes: [] };
    const { prefixes } = this.#codecsFor(use);
    const state = new EncodeState(new CanonicalWriter(), prefixes, options);
    const noAttributes: readonly XmlAttribute[] = [];
    try {
      this.#message(name, use).encode(prefixes.named(name), value, state, noAttributes);
    } catch (problem) {
      throw problem instanceof ValueProblem ? notEncodable(localOf(name), problem) : problem;
    }
    return { xml: state.writer.toString(), valuePrefixes: state.valuePrefixes };
  }

  /** The codec of a global element; a list is not an array here. */
  #message(name: string, use: Use): TypeCodec {
    const key = `${use} ${name}`;
    const known = this.#messages.get(key);
    if (known !== undefined) return known;
    const { schema } = this.contract;
    const type = Object.hasOwn(schema.elements, name) ? schema.elements[name]?.type : undefined;
    if (type === undefined)
      throw invalidDocument(`The schema of ${this.contract.name} has no element ${name}.`);
    const codecs = this.#codecsFor(use);
    const definition = definitionOf(schema, type);
    const codec = definition?.kind === 'complex' ? codecs.message(definition) : codecs.get(type);
    this.#messages.set(key, codec);
    return codec;
  }

  #codecsFor(use: Use): TypeCodecs {
    const known = this.#codecs.get(use);
    if (known !== undefined) return known;
    const codecs = new TypeCodecs(this.contract.schema, use);
    this.#codecs.set(use, codecs);
    return codecs;
  }

  /** Names of the parts of an rpc message, in the order of the WSDL. */
  #partNames(wrapper: string): string[] {
    const type = definitionOf(this.contract.schema, `${wrapper}/`);
    const particles = type?.kind === 'complex' ? (type.content?.particles ?? []) : [];
    return particles.flatMap((particle) => (particle.kind === 'element' ? [particle.name] : []));
  }
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

function useOf({ style }: OperationContract): Use {
  return style === 'rpc-encoded' ? 'encoded' : 'literal';
}

function notEncodable(message: string, problem: ValueProblem): PlegmaError {
  const path = problem.path === '' ? message : `${message}/${problem.path}`;
  return new PlegmaError('VALUE_NOT_ENCODABLE', `${path} ${problem.message}.`, { path });
}
