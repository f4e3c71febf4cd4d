import { text } from '../../xml/navigate.ts';
import { attachment, binaryType, writeReference } from './binary-type.ts';
import { base64BinaryCodec, isBinaryContent } from './built-in/binary.ts';
import { SWA_REF } from './native-types.ts';
import { notOfType, ValueProblem } from './simple-codec.ts';
import type { TypeCodec } from './type-codec.ts';

/** The codec of a type whose values are attachments, however short they are. */
export function attachmentType(name: string): TypeCodec {
  const isText = name === SWA_REF;
  const inline = binaryType(base64BinaryCodec, 'encoded');
  return {
    decode(element, state) {
      return isText ? attachment(text(element).trim(), element, state) : inline.decode(element, state);
    },
    encode(elementName, value, state, extra) {
      if (!isBinaryContent(value)) throw notOfType(value, 'bytes (Uint8Array) or attached content');
      const reference = state.options.attach?.(value, 'always');
      if (reference === undefined)
        throw new ValueProblem('has to be an attachment, which this message cannot carry');
      if (isText) state.writer.leaf(elementName, reference.uri, extra);
      else writeReference(elementName, reference, state, extra);
    },
  };
}
