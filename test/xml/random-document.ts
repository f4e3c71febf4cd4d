import fc from 'fast-check';

/** Random namespace-well-formed documents: few names and many namespaces, so that scopes overlap and shadow. */
export interface RandomElement {
  readonly prefix: string;
  readonly local: string;
  readonly declarations: Readonly<Record<string, string>>;
  readonly attributes: readonly RandomAttribute[];
  readonly content: readonly (RandomElement | string)[];
}

interface RandomAttribute {
  readonly prefix: string;
  readonly local: string;
  readonly value: string;
}

/** In every letter case and beyond the basic plane, where orders differ (IN-32). */
export const PREFIXES = ['', 'a', 'B', 'ns1', 'SOAP-ENV', 'ﬁ', '\u{10400}'] as const;
/** Of US-ASCII and without `&`: libxml2 reads no others, and writes an ampersand in them as it is. */
const URIS = ['urn:a', 'urn:B', 'urn:ab', 'http://example.org/x?y=1'] as const;
const LOCALS = ['a', 'b', 'B', 'Id', 'ﬁ', '\u{10400}'] as const;

const characters = fc.constantFrom(...'ab1 &<>"\'\t\n\r]é\u2028\u{1f600}');
const content = fc.string({ unit: characters, maxLength: 8 });
const prefix = fc.constantFrom(...PREFIXES);
const local = fc.constantFrom(...LOCALS);

const declarations = fc.dictionary(prefix, fc.constantFrom(...URIS, ''), { maxKeys: 3 });
const attribute = fc.record({ prefix: fc.constantFrom(...PREFIXES, 'xml'), local, value: content });

const { element } = fc.letrec<{ element: RandomElement }>((tie) => ({
  element: fc.record({
    prefix,
    local,
    declarations,
    attributes: fc.array(attribute, { maxLength: 4 }),
    content: fc.array(fc.oneof({ maxDepth: 5 }, content, tie('element')), { maxLength: 4 }),
  }),
}));

export const randomDocument = element.map((root) => spell(root, { xml: 'xml' }));

/**
 * Spells an element as XML, with what would not be well-formed left out or mended: prefixes that are not
 * declared are, second attributes of one name are dropped.
 */
function spell(element: RandomElement, outer: Readonly<Record<string, string>>): string {
  const declared: Record<string, string> = {};
  for (const [name, uri] of Object.entries(element.declarations)) {
    if (name === '' || uri !== '') declared[name] = uri;
  }
  const scope = { ...outer, ...declared };
  const ensure = (name: string) => {
    if (name === '' || scope[name] !== undefined) return;
    declared[name] = scope[name] = 'urn:mended';
  };
  ensure(element.prefix);
  for (const { prefix: used } of element.attributes) ensure(used);
  const attributes = new Map<string, string>();
  for (const { prefix: used, local: name, value } of element.attributes) {
    const expanded = used === '' ? name : `{${scope[used]}}${name}`;
    attributes.set(expanded, ` ${qName(used, name)}='${escapeLoosely(value).replaceAll("'", '&apos;')}'`);
  }
  const tag = qName(element.prefix, element.local);
  const namespaces = Object.entries(declared).map(
    ([name, uri]) => ` xmlns${name === '' ? '' : ':'}${name}="${uri}"`,
  );
  const inner = element.content.map((node) =>
    typeof node === 'string' ? escapeLoosely(node) : spell(node, scope),
  );
  // Attributes and declarations in turn: their order must not matter.
  return `<${tag}${[...attributes.values()].join('')}${namespaces.join('\n')}>${inner.join('')}</${tag}>`;
}

function qName(used: string, name: string): string {
  return used === '' ? name : `${used}:${name}`;
}

/** As little as XML asks for, so that canonical form has something to do. */
function escapeLoosely(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&#60;')
    .replaceAll(']', '&#93;')
    .replaceAll('\r', '&#13;');
}
