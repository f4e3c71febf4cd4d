/**
 * Thrown inside the parser where a rule is broken; `parseXml` turns it into XML_NOT_WELL_FORMED and adds the place,
 * which it alone knows. The message says what was found; it is written to follow a colon.
 */
export class NotWellFormed extends Error {
  override readonly name = 'NotWellFormed';
}

/** A piece of a document, cut short and made printable for a sentence that goes to a peer and into a log. */
export function quoted(found: string): string {
  return JSON.stringify(found.length > 60 ? `${found.slice(0, 60)}…` : found);
}
