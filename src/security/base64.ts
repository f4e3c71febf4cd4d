const SPACE = /[\t\n\r ]+/g;
const HAS_SPACE = /[\t\n\r ]/;
const ALPHABET = /^[A-Za-z0-9+/]*={0,2}$/;
// With padding the last digit carries bits that belong to no byte; they have to be zero, or one value had
// several spellings.
const LAST_DIGIT_OF_TWO_BYTES = /[AEIMQUYcgkosw048]=$/;
const LAST_DIGIT_OF_ONE_BYTE = /[AQgw]==$/;

/**
 * Decodes base64 (RFC 4648 §4) strictly: the alphabet, full padding, zero pad bits. Only XML's white space may
 * stand between the digits, as real peers break lines (IN-30).
 *
 * @returns undefined where the text is anything else.
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  const digits = withoutSpace(text);
  if (digits.length % 4 !== 0 || !ALPHABET.test(digits)) return undefined;
  if (digits.endsWith('==')) {
    if (!LAST_DIGIT_OF_ONE_BYTE.test(digits)) return undefined;
  } else if (digits.endsWith('=') && !LAST_DIGIT_OF_TWO_BYTES.test(digits)) return undefined;
  const binary = atob(digits);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** A value without the white space that XML allows inside it. */
export function withoutSpace(text: string): string {
  return HAS_SPACE.test(text) ? text.replace(SPACE, '') : text;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** Every two digits: 12 bits at a time. `btoa` takes four times as long in Node 20. */
const PAIRS = Array.from(DIGITS, (first) => Array.from(DIGITS, (second) => first + second)).flat();

/** Encodes as base64 without line breaks (RFC 4648 §4). */
export function encodeBase64(bytes: Uint8Array): string {
  const whole = bytes.length - (bytes.length % 3);
  let text = '';
  for (let at = 0; at < whole; at += 3) {
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += `${PAIRS[bits >> 12]}${PAIRS[bits & 0xfff]}`;
  }
  if (whole === bytes.length) return text;
  const rest = ((bytes[whole] ?? 0) << 16) | ((bytes[whole + 1] ?? 0) << 8);
  const last = bytes.length - whole === 1 ? '=' : DIGITS.charAt((rest >> 6) & 63);
  return `${text}${PAIRS[rest >> 12]}${last}=`;
}
