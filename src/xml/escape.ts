const TEXT_SPECIAL = /[&<>\r]/;
const TEXT_SPECIALS = /[&<>\r]/g;
const ATTRIBUTE_SPECIAL = /[&<"\t\n\r]/;
const ATTRIBUTE_SPECIALS = /[&<"\t\n\r]/g;

// A carriage return (and in attributes a tab or line feed) written as it is would be normalised away by the
// next reader, so that canonical form writes them as references in capitals (C14N §2.3).
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

function escapeOf(character: string): string {
  return ESCAPES[character] ?? character;
}

/** Character data in canonical form (C14N §2.3, text nodes). */
export function escapeText(text: string): string {
  return TEXT_SPECIAL.test(text) ? text.replace(TEXT_SPECIALS, escapeOf) : text;
}

/** An attribute value in canonical form, for double quotes (C14N §2.3, attribute nodes). */
export function escapeAttribute(value: string): string {
  return ATTRIBUTE_SPECIAL.test(value) ? value.replace(ATTRIBUTE_SPECIALS, escapeOf) : value;
}
