/** Encodings with a byte for each character. */
export type SingleByteEncoding = 'iso-8859-1' | 'windows-1252';

/** What windows-1252 has at 80 to 9F, where ISO 8859-1 has controls. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** Arguments that a call of `fromCharCode` takes without harm to the stack. */
const PIECE = 8192;

/**
 * Decodes by the table of the encoding. `TextDecoder` will not do: it takes both names for windows-1252, as browsers do,
 * and Node 20 reads both as ISO 8859-1, so that one of them is always read as what was not signed.
 */
export function decodeSingleByte(bytes: Uint8Array, encoding: SingleByteEncoding): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + PIECE)));
  }
  const latin = pieces.join('');
  if (encoding === 'iso-8859-1') return latin;
  return latin.replace(/[\x80-\x9f]/g, (control) => WINDOWS.charAt(control.charCodeAt(0) - 0x80));
}
