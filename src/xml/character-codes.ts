// The characters that XML's grammar is made of, as UTF-16 code units.

export const BYTE_ORDER_MARK = 0xfeff;
export const EXCLAMATION = 0x21;
export const QUOTE = 0x22;
export const APOSTROPHE = 0x27;
export const SLASH = 0x2f;
export const EQUALS = 0x3d;
export const GREATER = 0x3e;
export const QUESTION = 0x3f;
export const BRACKET = 0x5d;
const TAB = 0x09;
export const LINE_FEED = 0x0a;
const SPACE = 0x20;

/** Whether a code unit is a low surrogate: the second half of a pair. */
export function isSecondHalf(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/** White space, once line ends are normalised (XML 1.0 §2.3). */
export function isSpace(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === TAB;
}

/** Whether a name ends before this code unit. Past the end of the text it is NaN, which ends a name too. */
export function endsName(code: number): boolean {
  return !(code > SPACE) || code === GREATER || code === EQUALS || code === SLASH;
}
