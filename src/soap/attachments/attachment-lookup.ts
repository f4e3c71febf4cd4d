import { PlegmaError } from '../../errors/plegma-error.ts';
import type { AttachedContent } from '../codec/binary-content.ts';
import type { Attachments } from './attachment.ts';

/**
 * Finds attachments by Content-ID for content that a message refers to. A part is looked for when it is read, so
 * that contents have to be read in the order in which they came: reading a later one skips those before it.
 */
export function attachmentLookup(attachments: Attachments): (contentId: string) => AttachedContent {
  return (contentId) => ({ stream: () => contentOf(attachments, contentId) });
}

async function* contentOf(attachments: Attachments, contentId: string): AsyncGenerator<Uint8Array> {
  const parts = attachments[Symbol.asyncIterator]();
  for (let next = await parts.next(); next.done !== true; next = await parts.next()) {
    if (next.value.contentId !== contentId) continue;
    yield* next.value.content;
    return;
  }
  throw new PlegmaError(
    'ATTACHMENTS_MALFORMED',
    `The message refers to the attachment ${JSON.stringify(contentId.slice(0, 100))}, which did not come, or not in its turn.`,
  );
}
