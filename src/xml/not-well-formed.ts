/**
 * Thrown inside the parser where a rule is broken; `parseXml` turns it into XML_NOT_WELL_FORMED with the place,
 * which only it knows. The message says what was found, in words that follow a colon.
 */
export class NotWellFormed extends Error {
  override readonly name = 'NotWellFormed';
}

/** What a document holds, cut short and made printable, for a sentence that goes to a peer and a log. */
export function quoted(found: string): string {
  return JSON.stringify(found.length > 60 ? `${found.slice(0, 60)}…` : found);
}
