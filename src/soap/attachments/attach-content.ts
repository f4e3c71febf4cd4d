import { PlegmaError } from '../../errors/plegma-error.ts';
import { type BinaryContent, isAttached, streamContent } from '../codec/binary-content.ts';
import type { AttachmentReference } from '../codec/codec-options.ts';
import type { OutgoingAttachment, PackageForm } from './attachment.ts';

/** Shorter content costs less as base64 in the message than the headers of a part. */
const SHORTEST_PART = 1024;

/**
 * Takes content out of a message that is being written, into the parts that are sent beside it, where the form of the
 * message allows that.
 *
 * @returns For the codec's `attach`.
 * @throws ATTACHMENTS_LIMIT (when called) for content of unknown size: it could not be sent with a Content-Length.
 */
export function attachTo(
  parts: OutgoingAttachment[],
  form: PackageForm,
): (content: BinaryContent) => AttachmentReference | undefined {
  return (content) => {
    if (form === 'plain') return undefined;
    if (!isAttached(content) && content.length < SHORTEST_PART) return undefined;
    const size = isAttached(content) ? content.size : content.length;
    if (size === undefined) {
      throw new PlegmaError('ATTACHMENTS_LIMIT', 'Content of unknown size cannot be sent as an attachment.');
    }
    const mediaType = (isAttached(content) ? content.mediaType : undefined) ?? 'application/octet-stream';
    const unique = crypto.randomUUID();
    const contentId = form === 'dime' ? `uuid:${unique}` : `${unique}@plegma`;
    parts.push({ contentId, mediaType, size, content: streamContent(content) });
    return { form: form === 'mtom' ? 'xop' : 'href', uri: form === 'dime' ? contentId : `cid:${contentId}` };
  };
}
