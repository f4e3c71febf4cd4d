/** A name as the two parts that make it unique; no namespace is `''`. */
export interface ExpandedName {
  readonly namespace: string;
  readonly local: string;
}

/** A name as written: `prefix:local`, the prefix `''` where there is none. */
export interface QName {
  readonly prefix: string;
  readonly local: string;
}

// NCName of Namespaces in XML 1.0 §3: Name of XML 1.0 (fifth edition) §2.3 without the colon.
const NAME_START =
  'A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}' +
  '\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
const NAME_REST = `${NAME_START}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}`;
const NC_NAME = new RegExp(`^[${NAME_START}][${NAME_REST}]*$`, 'u');

/** Whether a text is a name without a colon (Namespaces in XML 1.0 §3), as prefixes, local names and ids are. */
export function isNCName(text: string): boolean {
  return NC_NAME.test(text);
}

/** The parts of a qualified name, or undefined where the text is none (Namespaces in XML 1.0 §4). */
export function splitQName(name: string): QName | undefined {
  const colon = name.indexOf(':');
  const prefix = colon === -1 ? '' : name.slice(0, colon);
  const local = name.slice(colon + 1);
  if (!isNCName(local) || (colon !== -1 && !isNCName(prefix))) return undefined;
  return { prefix, local };
}

/**
 * A name in James Clark's notation, one string that compares as the expanded name does: `{urn:a}b`, or `b`
 * in no namespace.
 */
export function clarkName(name: ExpandedName): string {
  return name.namespace === '' ? name.local : `{${name.namespace}}${name.local}`;
}
