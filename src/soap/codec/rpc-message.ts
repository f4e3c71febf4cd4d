import { child, childElements, text } from '../../xml/navigate.ts';
import type { XmlAttribute, XmlElement } from '../../xml/tree.ts';
import type { XmlName } from '../../xml/write.ts';
import { localOf, membersOf } from '../schema/members.ts';
import type { ComplexType } from '../schema/model.ts';
import type { OperationContract } from '../service-contract.ts';
import { SOAP_RPC_NAMESPACE } from '../soap-names.ts';
import type { CodecSource } from './codec-source.ts';
import { contentCodec, structureType } from './complex-type.ts';
import { Cursor, missing } from './content-codec.ts';
import type { DecodeState } from './decode-state.ts';
import type { EncodeState } from './encode-state.ts';
import { encodingStyles } from './encoding-style.ts';
import { inPosition } from './positional.ts';
import { notOfType } from './simple-codec.ts';
import type { TypeCodec } from './type-codec.ts';
import { isValueObject } from './value-object.ts';

const RESULT: XmlName = { prefix: 'rpc', namespace: SOAP_RPC_NAMESPACE, local: 'result' };

/**
 * The wrapper of an rpc message, which no schema knows. An encoded one says by which rules it is to be read, and in SOAP 1.2
 * a response also which of its members is the return value (part 2 §4.2.2).
 *
 * @param answered The operation, where this is its response.
 */
export function rpcMessage(
  type: ComplexType,
  codecs: CodecSource,
  answered?: Pick<OperationContract, 'returns'>,
): TypeCodec {
  const members = membersOf(codecs.model, type);
  const parts = members.flatMap((member) => (member.kind === 'element' ? [member.particle.name] : []));
  const structure = structureType(type, codecs);
  const content = type.content && contentCodec(type.content, members, codecs);
  const returns = answered?.returns;
  return {
    decode(wrapper, state) {
      const read = answered === undefined ? wrapper : withNamedResult(wrapper, parts, returns);
      const named = inPosition(read, parts);
      const value = structure.decode(named, state);
      if (codecs.use === 'encoded') requireParts(named, parts, state);
      return value;
    },
    encode(name, value, state, extra) {
      if (!isValueObject(value)) throw notOfType(value, 'an object');
      if (codecs.use === 'literal') state.writer.start(name, extra);
      else startEncoded(name, returns, state, extra);
      content?.encode(value, state);
      state.writer.end();
    },
  };
}

/** An encoded part may be nil, but it is not left out: a client would never learn that it has forgotten one. */
function requireParts(wrapper: XmlElement, parts: readonly string[], state: DecodeState): void {
  const found = new Set(childElements(wrapper).map((part) => part.local));
  const forgotten = parts.map(localOf).find((part) => !found.has(part));
  if (forgotten !== undefined) throw missing(new Cursor(wrapper, []), [forgotten], state);
}

function startEncoded(
  name: XmlName,
  returns: string | undefined,
  state: EncodeState,
  extra: readonly XmlAttribute[],
): void {
  const { version = '1.1', namesResult } = state.options;
  state.declareTypeNames();
  state.writer.start(name, [...extra, encodingStyles[version]]);
  if (version === '1.2' && namesResult && returns !== undefined) state.writer.leaf(RESULT, returns);
}

/** `rpc:result` is no member, but names one: that is the return value, whatever the server calls it. */
function withNamedResult(
  wrapper: XmlElement,
  parts: readonly string[],
  returns: string | undefined,
): XmlElement {
  const result = child(wrapper, RESULT.namespace, RESULT.local);
  if (result === undefined) return wrapper;
  const named = text(result).trim().replace(/^.*:/, '');
  const isRenamed = returns !== undefined && !parts.includes(named);
  const members = childElements(wrapper).filter((member) => member !== result);
  const children = members.map((member) =>
    isRenamed && member.local === named ? { ...member, local: returns, namespace: '' } : member,
  );
  return { ...wrapper, children };
}
