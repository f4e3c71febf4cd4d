import type { Attachments } from '../attachments/attachment.ts';
import { attachmentLookup } from '../attachments/attachment-lookup.ts';
import { requireKnownEncoding } from '../codec/encoding-style.ts';
import { payloadOf } from '../serialization-root.ts';
import type { MountedOperation } from './dispatch.ts';
import type { AdmittedMessage } from './verify.ts';

/**
 * Seventh stage: makes the typed input of an operation from an admitted message. There is no other way to it: an
 * unverified Body does not have the type.
 *
 * @throws ENCODING_STYLE_UNSUPPORTED, SCHEMA_VALUE_INVALID and the other errors of the codec, each with the path of the member
 */
export function decode(
  { body }: AdmittedMessage,
  { codec, contract }: MountedOperation,
  attachments: Attachments,
): object {
  for (const element of [body.parent, body]) element?.attributes.forEach(requireKnownEncoding);
  // `operationFor` has found the operation by this element.
  const payload = payloadOf(body) ?? body;
  return codec.decodeRequest(contract.name, payload, { attachments: attachmentLookup(attachments) });
}
