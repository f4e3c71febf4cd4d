import { childElements, text } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { refuseAttributes } from './attribute-check.ts';
import type { DecodeState } from './decode-state.ts';
import { normalised, type SimpleCodec } from './simple-codec.ts';
import type { TypeCodec, Use } from './type-codec.ts';

/** Elements with text alone. */
export function textType(simple: SimpleCodec, use: Use): TypeCodec {
  return {
    decode(element, state) {
      refuseAttributes(element, use, state);
      return parseText(simple, element, state);
    },
    encode(name, value, state, extra) {
      const content = simple.format(value, state.valuePrefix);
      state.writer.leaf(name, content, extra);
    },
    decodeNil(element, state) {
      refuseAttributes(element, use, state);
      return null;
    },
  };
}

/** Reads the text of an element as a value of a simple type. */
export function parseText(simple: SimpleCodec, element: XmlElement, state: DecodeState): unknown {
  const { children } = element;
  if (children.length > 1 || (children.length === 1 && typeof children[0] !== 'string')) {
    refuseChildren(element, state);
  }
  try {
    return simple.parse(normalised(text(element), simple.whiteSpace), element);
  } catch (problem) {
    throw state.located(problem, element, element.local);
  }
}

function refuseChildren(element: XmlElement, state: DecodeState): void {
  const [inner] = childElements(element);
  if (inner === undefined) return;
  const sentence = `The element ${element.local} holds the element ${inner.local} where text was expected.`;
  throw state.refuse('SCHEMA_TEXT_UNEXPECTED', element, sentence);
}
