import type { Attachment, Attachments } from './attachment.ts';

/**
 * The attachments that a signature covers. Where it covers some and the message names none, those beside them are nobody's word:
 * who stands between could put one in front, to be taken for the sender's.
 *
 * @param covered Their Content-IDs.
 */
export async function* coveredAttachments(
  attachments: Attachments,
  covered: ReadonlySet<string>,
): AsyncGenerator<Attachment> {
  for await (const part of attachments) if (covered.has(part.contentId)) yield part;
}
