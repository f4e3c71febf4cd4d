import { contentIdOf, isContentIdUri } from '../../security/content-id.ts';
import { child } from '../../xml/navigate.ts';
import type { XmlAttribute, XmlElement } from '../../xml/tree.ts';
import { uriAttribute } from '../../xml/uri-attribute.ts';
import type { XmlName } from '../../xml/write.ts';
import { XOP_NAMESPACE } from '../soap-names.ts';
import { refuseAttributes } from './attribute-check.ts';
import { type BinaryContent, isAttached } from './binary-content.ts';
import { isBinaryContent } from './built-in/binary.ts';
import type { AttachmentReference } from './codec-options.ts';
import type { DecodeState } from './decode-state.ts';
import type { EncodeState } from './encode-state.ts';
import { notOfType, type SimpleCodec, ValueProblem } from './simple-codec.ts';
import { parseText } from './text-type.ts';
import type { TypeCodec, Use } from './type-codec.ts';

/**
 * Elements of xsd:base64Binary: the content stands in the message, or is an attachment that it refers to by
 * `xop:Include` (XOP §2.1) or `href="cid:…"` (SwA as Axis sends it).
 */
export function binaryType(simple: SimpleCodec, use: Use): TypeCodec {
  return {
    decode(element, state) {
      const uri = referenceIn(element);
      if (uri !== undefined) return attachment(uri, element, state);
      refuseAttributes(element, use, state);
      return parseText(simple, element, state);
    },
    encode(name, value, state, extra) {
      if (!isBinaryContent(value)) throw notOfType(value, 'bytes (Uint8Array) or attached content');
      const reference = state.options.attach?.(value, 'where it pays');
      if (reference !== undefined) {
        writeReference(name, reference, state, extra);
        return;
      }
      if (isAttached(value)) throw new ValueProblem('is attached content, which this message cannot carry');
      state.writer.leaf(name, simple.format(value, state.valuePrefix), extra);
    },
  };
}

/** Writes an element that refers to an attachment. */
export function writeReference(
  name: XmlName,
  { form, uri }: AttachmentReference,
  { writer }: EncodeState,
  extra: readonly XmlAttribute[],
): void {
  const href = { ...HREF, value: uri };
  if (form === 'href') {
    writer.leaf(name, '', [...extra, href]);
    return;
  }
  writer.start(name, extra);
  writer.leaf(XOP_INCLUDE, '', [href]);
  writer.end();
}

const XOP_INCLUDE = { prefix: 'xop', namespace: XOP_NAMESPACE, local: 'Include' };
const HREF = { prefix: '', namespace: '', local: 'href' };

function referenceIn(element: XmlElement): string | undefined {
  const include = child(element, XOP_NAMESPACE, 'Include');
  if (include !== undefined) return uriAttribute(include, 'href') ?? '';
  const href = uriAttribute(element, 'href');
  return href?.startsWith('#') ? undefined : href;
}

/** The attachment that a reference means. @throws SCHEMA_ATTACHMENT_MISSING */
export function attachment(uri: string, element: XmlElement, state: DecodeState): BinaryContent {
  const content = isContentIdUri(uri)
    ? state.options.attachments?.(contentIdOf(uri), 'content-id')
    : state.options.attachments?.(uri, 'uri');
  if (content !== undefined) return content;
  const sentence = `The element ${element.local} refers to the attachment "${uri.slice(0, 80)}", which did not come.`;
  throw state.refuse('SCHEMA_ATTACHMENT_MISSING', element, sentence);
}
