import { PlegmaError } from '../../errors/plegma-error.ts';
import { type BinaryContent, isAttached, streamContent } from '../codec/binary-content.ts';
import type { AttachmentReference } from '../codec/codec-options.ts';
import type { OutgoingAttachment, PackageForm } from './attachment.ts';

/** Shorter content costs less as base64 in the message than the headers of a part. */
const SHORTEST_PART = 1024;

/** How a message is going to be sent, as far as its content depends on that. */
export interface Packing {
  readonly form: PackageForm;
  readonly signed: boolean;
}

/**
 * Takes content out of a message that is being written, into the parts that are sent beside it, where the form of the
 * message allows that. What is in memory stays in a signed MTOM message: receivers differ in what they take such a
 * signature to cover, and in the message it is covered for all of them.
 *
 * @returns For the codec's `attach`.
 * @throws ATTACHMENTS_LIMIT (when called) for content of unknown size: it could not be sent with a Content-Length.
 */
export function attachTo(
  parts: OutgoingAttachment[],
  { form, signed }: Packing,
): (content: BinaryContent, wanted: 'always' | 'where it pays') => AttachmentReference | undefined {
  return (content, wanted) => {
    if (form === 'plain') return undefined;
    const mayStay = wanted !== 'always' && !isAttached(content);
    if (mayStay && (content.length < SHORTEST_PART || (signed && form === 'mtom'))) return undefined;
    const part = partOf(content, form);
    parts.push(part);
    const uri = form === 'dime' ? part.contentId : `cid:${part.contentId}`;
    return { form: form === 'mtom' ? 'xop' : 'href', uri };
  };
}

function partOf(content: BinaryContent, form: PackageForm): OutgoingAttachment {
  const { size, mediaType } = isAttached(content) ? content : { size: content.length, mediaType: undefined };
  if (size === undefined) {
    throw new PlegmaError('ATTACHMENTS_LIMIT', 'Content of unknown size cannot be sent as an attachment.');
  }
  const unique = crypto.randomUUID();
  return {
    contentId: form === 'dime' ? `uuid:${unique}` : `${unique}@plegma`,
    mediaType: mediaType ?? 'application/octet-stream',
    size,
    content: streamContent(content),
  };
}
