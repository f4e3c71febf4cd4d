import { writeElement } from '../../xml/canonicalise.ts';
import type { XmlAttribute, XmlElement } from '../../xml/tree.ts';
import type { XmlName } from '../../xml/write.ts';
import type { EncodeState } from './encode-state.ts';
import { instanceNamespaces } from './instance-attributes.ts';
import { notOfType } from './simple-codec.ts';
import type { TypeCodec } from './type-codec.ts';
import { isXmlElement } from './wildcard-content.ts';

/** Types with text between their elements: the value is the element itself. */
export const rawType: TypeCodec = {
  decode: (element) => element,
  encode(name, value, state, extra) {
    if (!isXmlElement(value)) throw notOfType(value, 'an element of a tree');
    writeContent(name, value, state, extra);
  },
};

/** Writes the attributes and content of an element under another name. */
function writeContent(
  name: XmlName,
  element: XmlElement,
  state: EncodeState,
  extra: readonly XmlAttribute[],
): void {
  const kept = element.attributes.filter((attribute) => !instanceNamespaces.includes(attribute.namespace));
  state.declareMeant(element);
  state.writer.start(name, [...kept, ...extra]);
  for (const child of element.children) {
    if (typeof child === 'string') state.writer.text(child);
    else writeElement(state.writer, child);
  }
  state.writer.end();
}
