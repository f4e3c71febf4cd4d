import { childElements } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { type ArrayShape, SOAP_ENCODING_NAMESPACE } from '../schema/model.ts';
import type { DecodeState } from './decode-state.ts';
import { ElementSlot } from './element-slot.ts';
import type { EncodeState } from './encode-state.ts';
import { notOfType, ValueProblem } from './simple-codec.ts';
import type { TypeCodec } from './type-codec.ts';
import type { TypeCodecs } from './type-codecs.ts';

const ARRAY_TYPE = { prefix: 'soapenc', namespace: SOAP_ENCODING_NAMESPACE, local: 'arrayType' };
const ITEM = { prefix: '', namespace: '', local: 'item' };

/**
 * Section 5 arrays (SOAP 1.1 §5.4.2). The WSDL says what the items are: their names and `soapenc:arrayType` count for
 * nothing in what comes in (IN-12), and are written because .NET and gSOAP read nothing without (IN-21).
 */
export function arrayType(shape: ArrayShape, codecs: TypeCodecs): TypeCodec {
  const isNested = shape.rank > 1;
  const inner = isNested ? arrayType({ item: shape.item, rank: shape.rank - 1 }, codecs) : undefined;
  const slot = new ElementSlot(codecs, { type: shape.item }, false);
  const itemName = codecs.prefixes.named(shape.item);

  const decodeItem = (item: XmlElement, state: DecodeState): unknown => {
    if (inner === undefined) return slot.decode(item, state);
    return state.references.follow(item, (target) => inner.decode(target, state));
  };
  const encodeItem = (item: unknown, state: EncodeState): void => {
    if (inner === undefined) slot.encode(ITEM, item, state);
    else inner.encode(ITEM, item, state, []);
  };
  return {
    decode: (element, state) => childElements(element).map((item) => decodeItem(item, state)),
    encode(name, value, state, extra) {
      if (!Array.isArray(value)) throw notOfType(value, 'an array');
      const written = `${state.qName(itemName)}${'[]'.repeat(shape.rank - 1)}[${value.length}]`;
      state.writer.start(name, [...extra, { ...ARRAY_TYPE, value: written }]);
      for (const [at, item] of value.entries()) {
        try {
          encodeItem(item, state);
        } catch (problem) {
          throw problem instanceof ValueProblem ? problem.within(`item[${at + 1}]`) : problem;
        }
      }
      state.writer.end();
    },
  };
}
