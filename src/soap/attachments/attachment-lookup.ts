import { PlegmaError } from '../../errors/plegma-error.ts';
import { comparableContentId } from '../../security/content-id.ts';
import type { AttachedContent } from '../codec/binary-content.ts';
import type { AttachmentLookup } from '../codec/codec-options.ts';
import type { Attachment, Attachments } from './attachment.ts';
import { absoluteLocation } from './content-location.ts';

/**
 * Finds attachments for content that a message refers to. A part is looked for when it is read, so
 * that contents have to be read in the order in which they came: reading a later one skips those before it.
 */
export function attachmentLookup(attachments: Attachments): (...wanted: Wanted) => AttachedContent {
  return (...wanted) => ({ stream: () => contentOf(attachments, wanted) });
}

type Wanted = Parameters<AttachmentLookup>;

async function* contentOf(attachments: Attachments, wanted: Wanted): AsyncGenerator<Uint8Array> {
  const parts = attachments[Symbol.asyncIterator]();
  for (let next = await parts.next(); next.done !== true; next = await parts.next()) {
    if (!isMeant(next.value, wanted)) continue;
    yield* next.value.content;
    return;
  }
  throw new PlegmaError(
    'ATTACHMENTS_MALFORMED',
    `The message refers to the attachment ${JSON.stringify(wanted[0].slice(0, 100))}, which did not come, or not in its turn.`,
  );
}

/** A Content-Location never stands in for a Content-ID: only that one is what a signature names. */
function isMeant({ contentId, location }: Attachment, [reference, kind]: Wanted): boolean {
  if (contentId === (kind === 'uri' ? comparableContentId(reference) : reference)) return true;
  return (
    kind === 'uri' && location !== undefined && absoluteLocation(location) === absoluteLocation(reference)
  );
}
