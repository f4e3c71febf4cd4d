import { PlegmaError } from '../../errors/plegma-error.ts';
import { childElements, text } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { collapsed } from '../../xml/uri-attribute.ts';
import type { Attachments } from '../attachments/attachment.ts';
import { attachmentLookup } from '../attachments/attachment-lookup.ts';
import { requireKnownEncoding } from '../codec/encoding-style.ts';
import { payloadOf } from '../serialization-root.ts';
import type { MountedOperation } from './dispatch.ts';
import type { AdmittedMessage } from './verify.ts';

/**
 * Seventh stage: makes the typed input of an operation from an admitted message. An unverified Body does not have that
 * type, so there is no other way.
 *
 * @throws ENCODING_STYLE_UNSUPPORTED, SCHEMA_VALUE_INVALID and the other errors of the codec, each with the path of the member
 */
export function decode(
  { body }: AdmittedMessage,
  { codec, contract }: MountedOperation,
  attachments: Attachments,
): unknown {
  for (const element of [body.parent, body]) element?.attributes.forEach(requireKnownEncoding);
  // The element by which `operationFor` found the operation.
  const payload = payloadOf(body) ?? body;
  if (contract.style !== 'rpc-encoded') requireAlone(body);
  return codec.decodeRequest(contract.name, payload, { attachments: attachmentLookup(attachments) });
}

/**
 * A literal message is one element (WS-I R9981). What stands beside it would be signed, and read by nobody. Encoded
 * messages have their multi-reference values there (SOAP 1.1 §5.4.1).
 */
function requireAlone(body: XmlElement): void {
  const [, other] = childElements(body);
  if (other !== undefined) {
    throw new PlegmaError(
      'SCHEMA_ELEMENT_UNEXPECTED',
      `Body holds ${other.local.slice(0, 80)} beside the element of the operation, which stands alone in a literal message.`,
      { path: `Body/${other.local}` },
    );
  }
  if (collapsed(text(body)) === '') return;
  throw new PlegmaError('SCHEMA_TEXT_UNEXPECTED', 'Body holds text beside the element of the operation.', {
    path: 'Body',
  });
}
