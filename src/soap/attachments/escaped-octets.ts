/** The octets of a text in Latin-1 in which any may be written as a mark and two hexadecimal digits. */
export function escapedOctets(text: string, mark: '%' | '='): Uint8Array {
  const escaped = new RegExp(`${mark}([0-9A-F]{2})`, 'gi');
  const octets = text.replace(escaped, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  return Uint8Array.from(octets, (character) => character.charCodeAt(0));
}
