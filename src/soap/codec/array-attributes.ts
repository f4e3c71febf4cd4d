import type { XmlAttribute } from '../../xml/tree.ts';
import type { XmlName } from '../../xml/write.ts';
import {
  type ArrayShape,
  SOAP_12_ENCODING_NAMESPACE,
  SOAP_ENCODING_NAMESPACE,
  XSD_NAMESPACE,
} from '../schema/model.ts';
import type { EncodeState } from './encode-state.ts';

const ANY_TYPE = { prefix: 'xsd', namespace: XSD_NAMESPACE, local: 'anyType' };
const ARRAY_TYPE = { prefix: 'soapenc', namespace: SOAP_ENCODING_NAMESPACE, local: 'arrayType' };
const inSoap12 = (local: string): XmlName => ({
  prefix: 'enc',
  namespace: SOAP_12_ENCODING_NAMESPACE,
  local,
});

/**
 * What an array tells of its items: the type of the innermost ones with all brackets in SOAP 1.1 (§5.4.2), the type of its
 * own items and its sizes in SOAP 1.2 (part 2 §3.1.6, §3.1.7). There no name says what arrays in it hold, so that they are
 * left to tell it themselves; Axis cannot read them under the name `enc:Array`.
 *
 * @param item Name of the type of the innermost items.
 * @param inner The arrays that are its items, if any are.
 */
export function arrayAttributes(
  item: XmlName,
  inner: ArrayShape | undefined,
  sizes: readonly number[],
  state: EncodeState,
): readonly XmlAttribute[] {
  if (state.options.version !== '1.2') {
    const ranks = inner === undefined ? '' : ranksOf(inner);
    return [{ ...ARRAY_TYPE, value: `${state.qName(item)}${ranks}[${sizes.join(',')}]` }];
  }
  return [
    { ...inSoap12('itemType'), value: state.qName(inner === undefined ? item : ANY_TYPE) },
    { ...inSoap12('arraySize'), value: sizes.join(' ') },
  ];
}

/** How the type of an array is written in that of an array around it: `[,][]`. */
function ranksOf({ rank, dimensions }: ArrayShape): string {
  const each = Array.from({ length: rank }, (_, at) => dimensions?.[at] ?? 1);
  return each.map((count) => `[${','.repeat(count - 1)}]`).join('');
}
