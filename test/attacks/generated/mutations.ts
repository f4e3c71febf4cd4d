import { attributesOf, type Place, placesIn, splice } from './elements.ts';

/** A message that an attacker made of a captured one. */
export interface Mutant {
  readonly title: string;
  readonly text: string;
}

type ElementOperator = (text: string, place: Place, all: readonly Place[]) => string | undefined;

const copyOf = (text: string, { start, end }: Place) => text.slice(start, end);
const hasText = (text: string, { inside, close }: Place) => close > inside && text[inside] !== '<';
const startTagWith = (text: string, { start, name }: Place, attribute: string) =>
  splice(text, start + 1 + name.length, start + 1 + name.length, ` ${attribute}`);

/** Moves an element into another one, as its first or last child. */
function moved(into: string, where: 'first' | 'last', isLeftBehind: boolean): ElementOperator {
  return (text, place, all) => {
    const target = all.find(({ name }) => name.endsWith(`:${into}`));
    if (target === undefined || target.inside === target.end) return undefined;
    if (place.start <= target.start && target.end <= place.end) return undefined;
    const at = where === 'first' ? target.inside : target.close;
    const copy = copyOf(text, place);
    const without = isLeftBehind ? copy : '';
    return at <= place.start
      ? text.slice(0, at) + copy + text.slice(at, place.start) + without + text.slice(place.end)
      : text.slice(0, place.start) + without + text.slice(place.end, at) + copy + text.slice(at);
  };
}

/** The whole as an attacker's Body with the signed one carried elsewhere: the classic of signature wrapping. */
const forged = (text: string, { start, inside, name }: Place) =>
  `${text.slice(start, inside).replace(/ (?:[\w]+:)?Id="[^"]*"/, '')}<o:Evil xmlns:o="urn:test:order"/></${name}>`;

const ELEMENT_OPERATORS: Readonly<Record<string, ElementOperator>> = {
  removed: (text, { start, end }) => splice(text, start, end, ''),
  doubled: (text, place) => splice(text, place.end, place.end, copyOf(text, place)),
  'emptied but kept': (text, { inside, close }) => splice(text, inside, close, ''),
  unwrapped: (text, { start, inside, close, end }) =>
    text.slice(0, start) + text.slice(inside, close) + text.slice(end),
  'wrapped in an unknown element': (text, place) =>
    splice(text, place.start, place.end, `<x:W xmlns:x="urn:x">${copyOf(text, place)}</x:W>`),
  'wrapped in itself': (text, place) => {
    const { start, inside, end, name } = place;
    return splice(
      text,
      start,
      end,
      `${text.slice(start, inside).replace('/>', '>')}${copyOf(text, place)}</${name}>`,
    );
  },
  'moved to the front of Header': moved('Header', 'first', false),
  'moved to the end of Header': moved('Header', 'last', false),
  'moved to the end of Body': moved('Body', 'last', false),
  'moved into Security': moved('Security', 'last', false),
  'moved into KeyInfo': moved('KeyInfo', 'last', false),
  'moved behind Body': moved('Envelope', 'last', false),
  'copied to the front of Header': moved('Header', 'first', true),
  'copied into Body': moved('Body', 'first', true),
  'replaced and carried in Header': (text, place, all) =>
    moved('Header', 'first', false)(text, place, all)?.replace(
      /(<\/[\w]+:Header>)/,
      (tag) => `${tag}${forged(text, place)}`,
    ),
  renamed: (text, { start, name, inside, close, end }) => {
    const other = `${name}X`;
    const last = end > inside ? `</${other}>` : '';
    return `${text.slice(0, start)}<${other}${text.slice(start + 1 + name.length, close)}${last}${text.slice(end)}`;
  },
  'in another case': (text, { start, name, inside, close, end }) => {
    const other = name.replace(/[^:]+$/, (local) => local.toLowerCase());
    const last = end > inside ? `</${other}>` : '';
    return `${text.slice(0, start)}<${other}${text.slice(start + 1 + name.length, close)}${last}${text.slice(end)}`;
  },
  'its prefix bound anew': (text, place) =>
    startTagWith(text, place, `xmlns:${place.name.split(':')[0]}="urn:evil"`),
  'a default namespace put on it': (text, place) => startTagWith(text, place, 'xmlns="urn:evil"'),
  'an unused namespace declared on it': (text, place) =>
    startTagWith(text, place, 'xmlns:unused="urn:unused"'),
  'the id of Body claimed': (text, place) => startTagWith(text, place, 'Id="body"'),
  'the id of Body claimed by xml:id': (text, place) => startTagWith(text, place, 'xml:id="body"'),
  'the id of the Timestamp claimed': (text, place) =>
    startTagWith(text, place, `xmlns:wsu9="${WSU}" wsu9:Id="time"`),
  'an actor put on it': (text, place) => startTagWith(text, place, 's:actor="urn:nobody"'),
  'an attribute added': (text, place) => startTagWith(text, place, 'evil="1"'),
  'a comment in it': (text, { close }) => splice(text, close, close, '<!-- x -->'),
  'a comment within its value': (text, place) =>
    hasText(text, place) ? splice(text, place.inside + 2, place.inside + 2, '<!-- x -->') : undefined,
  'an instruction in it': (text, { close }) => splice(text, close, close, '<?x y?>'),
  'white space in it': (text, { inside }) => splice(text, inside, inside, '\n '),
  'words in it': (text, { close }) => splice(text, close, close, 'x'),
  'an entity in it': (text, { close }) => splice(text, close, close, '&x;'),
  'CDATA in it': (text, { close }) => splice(text, close, close, '<![CDATA[x]]>'),
  'an unknown element in it': (text, { close }) => splice(text, close, close, '<x:Y xmlns:x="urn:x"/>'),
  'its value changed': (text, place) =>
    hasText(text, place)
      ? splice(text, place.inside, place.inside + 1, text[place.inside] === 'A' ? 'B' : 'A')
      : undefined,
  'its value cut': (text, place) =>
    hasText(text, place) ? splice(text, place.close - 1, place.close, '') : undefined,
  'its value by references': (text, place) =>
    hasText(text, place)
      ? splice(text, place.inside, place.inside + 1, `&#${text.charCodeAt(place.inside)};`)
      : undefined,
  'its value twice': (text, place) =>
    hasText(text, place)
      ? splice(text, place.close, place.close, text.slice(place.inside, place.close))
      : undefined,
};

const WSU = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd';

/** Values put in the place of others, by the attribute's local name. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  Algorithm: [
    '',
    'http://www.w3.org/2001/10/xml-exc-c14n#WithComments',
    'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
    'http://www.w3.org/2000/09/xmldsig#sha1',
    'http://www.w3.org/2000/09/xmldsig#hmac-sha1',
    'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256',
    'http://www.w3.org/2001/04/xmldsig-more#rsa-md5',
    'http://www.w3.org/2001/04/xmldsig-more#md5',
    'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256',
    'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
    'http://www.w3.org/TR/1999/REC-xpath-19991116',
    'http://www.w3.org/TR/1999/REC-xslt-19991116',
    'http://www.w3.org/2000/09/xmldsig#base64',
    'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
  ],
  URI: [
    '',
    '#',
    '#token',
    '#time',
    '#body',
    '#bоdy',
    '#BODY',
    '#%62ody',
    "#xpointer(id('body'))",
    '#xpointer(/)',
    'cid:body',
    'http://localhost/x',
    'file:///etc/passwd',
    'body',
  ],
  Id: ['', 'token', 'time', 'bоdy', 'Body', ' body', 'body\u200b', 'ｂody'],
  ValueType: [
    '',
    'urn:x',
    'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#PKCS7',
  ],
  EncodingType: ['', 'urn:hex'],
  PrefixList: ['', '#default', 's o wsu', 'nobody'],
};

/** Every operator at every element and attribute of a message. */
export function* mutantsOf(text: string): Generator<Mutant> {
  const places = placesIn(text);
  for (const [index, place] of places.entries()) {
    const where = `${place.name} (${index})`;
    for (const [title, operator] of Object.entries(ELEMENT_OPERATORS)) {
      const changed = operator(text, place, places);
      if (changed !== undefined && changed !== text) yield { title: `${where}: ${title}`, text: changed };
    }
    for (const { name, value, start, end } of attributesOf(text, place)) {
      const local = name.replace(/^.*:/, '');
      const spelled = (by: string) => splice(text, start, end, ` ${name}="${by}"`);
      yield { title: `${where}: ${name} removed`, text: splice(text, start, end, '') };
      yield { title: `${where}: ${name} twice`, text: splice(text, end, end, ` ${name}="${value}"`) };
      yield { title: `${where}: ${name} changed`, text: spelled(`${value}x`) };
      yield { title: `${where}: ${name} with white space`, text: spelled(` ${value} `) };
      for (const by of name.startsWith('xmlns') ? [] : (VALUES[local] ?? [])) {
        if (by !== value) yield { title: `${where}: ${name}="${by}"`, text: spelled(by) };
      }
    }
  }
}
