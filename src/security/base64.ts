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

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A value without the white space that XML allows inside it. Through bytes: a replacement for each space takes ten times as long. */
export function withoutSpace(text: string): string {
  if (!HAS_SPACE.test(text)) return text;
  const octets = encoder.encode(text);
  let kept = 0;
  for (const octet of octets) if (!isSpace(octet)) octets[kept++] = octet;
  return decoder.decode(octets.subarray(0, kept));
}

function isSpace(octet: number): boolean {
  return octet === 0x20 || octet === 0x0a || octet === 0x0d || octet === 0x09;
}

const DIGITS = new TextEncoder().encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const PADDING = 0x3d;

/**
 * Encodes as base64 without line breaks (RFC 4648 §4). It fills bytes and decodes them once: a string that grows by four
 * characters at a time takes ten times the memory, and `btoa` takes four times as long in Node 20.
 */
export function encodeBase64(bytes: Uint8Array): string {
  const digits = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  const put = (at: number, value: number) => {
    digits[at] = DIGITS[value & 63] ?? PADDING;
  };
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    const bits = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
    put(to, bits >> 18);
    put(to + 1, bits >> 12);
    put(to + 2, bits >> 6);
    put(to + 3, bits);
  }
  digits.fill(PADDING, digits.length - ((3 - (bytes.length % 3)) % 3));
  return decoder.decode(digits);
}
