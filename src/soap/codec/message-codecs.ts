import { definitionOf } from '../schema/effective-type.ts';
import { invalidDocument } from '../schema/xsd.ts';
import type { OperationContract, ServiceContract } from '../service-contract.ts';
import type { Prefixes } from './prefixes.ts';
import { rpcMessage } from './rpc-message.ts';
import type { TypeCodec, Use } from './type-codec.ts';
import { TypeCodecs } from './type-codecs.ts';

/** The codecs of all messages of a service, each compiled when it is first needed and then kept. */
export class MessageCodecs {
  readonly #contract: Pick<ServiceContract, 'name' | 'schema'>;
  readonly #types = new Map<Use, TypeCodecs>();
  readonly #messages = new Map<string, TypeCodec>();

  constructor(contract: Pick<ServiceContract, 'name' | 'schema'>) {
    this.#contract = contract;
  }

  /**
   * The codec of a global element; a list is not an array here.
   *
   * @param operation That it is the request or response of.
   * @throws SCHEMA_DOCUMENT_INVALID There is no such element.
   */
  of(name: string, operation?: OperationContract): TypeCodec {
    const key = `${operation?.style} ${name}`;
    const known = this.#messages.get(key);
    if (known !== undefined) return known;
    const codec = this.#compile(name, operation);
    this.#messages.set(key, codec);
    return codec;
  }

  #compile(name: string, operation: OperationContract | undefined): TypeCodec {
    const { schema } = this.#contract;
    const codecs = this.types(useOf(operation));
    const slot = codecs.global(name);
    if (slot === undefined)
      throw invalidDocument(`The schema of ${this.#contract.name} has no element ${name}.`);
    const definition = definitionOf(schema, slot.type);
    if (operation === undefined || operation.style === 'document-literal' || definition?.kind !== 'complex') {
      return {
        decode: (element, state) => slot.decode(element, state),
        encode: (qualified, value, state) => slot.encode(qualified, value, state),
      };
    }
    return rpcMessage(definition, codecs, name === operation.response ? operation : undefined);
  }

  prefixes(operation?: OperationContract): Prefixes {
    return this.types(useOf(operation)).prefixes;
  }

  /** The codecs of the types that messages are made of. */
  types(use: Use): TypeCodecs {
    const known = this.#types.get(use);
    if (known !== undefined) return known;
    const codecs = new TypeCodecs(this.#contract.schema, use);
    this.#types.set(use, codecs);
    return codecs;
  }
}

/** What stands in no operation's messages, headers and details of faults, is literal. */
function useOf(operation: OperationContract | undefined): Use {
  return operation?.style === 'rpc-encoded' ? 'encoded' : 'literal';
}
