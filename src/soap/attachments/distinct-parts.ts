import { PlegmaError } from '../../errors/plegma-error.ts';
import { comparableContentId } from '../../security/content-id.ts';
import type { Attachment } from './attachment.ts';
import { absoluteLocation } from './content-location.ts';

/**
 * Passes parts on whose names are their own. RFC 2392 §2: a Content-ID names one part; of two, every reader could take another
 * one. Nor may a part be located where a reference finds the Content-ID of another: signatures name parts by that alone.
 *
 * @throws ATTACHMENTS_MALFORMED (while it is iterated)
 */
export async function* distinctParts(parts: AsyncIterable<Attachment>): AsyncGenerator<Attachment> {
  const ids = new Set<string>();
  const located = new Set<string>();
  for await (const part of parts) {
    const { contentId, location } = part;
    const id = contentId === '' ? undefined : referenceTo(contentId);
    const place = location === undefined ? undefined : referenceTo(location);
    if (id !== undefined && (ids.has(id) || located.has(id))) throw twice(contentId);
    if (place !== undefined && ids.has(place)) throw twice(location);
    if (id !== undefined) ids.add(id);
    if (place !== undefined) located.add(place);
    yield part;
  }
}

/** One text for all references that may find a part by this name, percent-encoded or not. */
function referenceTo(name: string): string {
  return comparableContentId(absoluteLocation(name));
}

function twice(name = ''): PlegmaError {
  return new PlegmaError(
    'ATTACHMENTS_MALFORMED',
    `Two parts of the package have the name ${JSON.stringify(name.slice(0, 100))}.`,
  );
}
