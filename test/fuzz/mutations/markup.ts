import type { Random } from '../random.ts';
import { NASTY_ATTRIBUTES, NASTY_MARKUP, NASTY_VALUES } from './nasty.ts';

/** Markup cut into tags, comments and text. Mutations work on tokens, so that what comes out need not be well-formed. */
type Tokens = readonly string[];
type MarkupMutation = (tokens: Tokens, random: Random) => Tokens;

/** An element's tokens, from its start tag to behind its end tag. */
interface Span {
  readonly start: number;
  readonly end: number;
}

const TOKEN = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[^>]*>|[^<]+|</g;
const START_TAG = /^<[A-Za-z_]/;

/** Changes one thing in the markup, as somebody would who knows XML. */
export function mutateMarkup(text: string, random: Random): string {
  const tokens = text.match(TOKEN) ?? [];
  if (tokens.length === 0) return random.pick(NASTY_MARKUP);
  return random.pick(mutations)(tokens, random).join('');
}

const dropElement: MarkupMutation = (tokens, random) => {
  const { start, end } = anyElement(tokens, random);
  return [...tokens.slice(0, start), ...tokens.slice(end)];
};

const repeatElement: MarkupMutation = (tokens, random) => {
  const { start, end } = anyElement(tokens, random);
  const times = random.pick([1, 1, 1, 2, 200]);
  const copies = Array.from({ length: times }, () => tokens.slice(start, end)).flat();
  return [...tokens.slice(0, end), ...copies, ...tokens.slice(end)];
};

const moveElement: MarkupMutation = (tokens, random) => {
  const { start, end } = anyElement(tokens, random);
  const rest = [...tokens.slice(0, start), ...tokens.slice(end)];
  const place = random.below(rest.length + 1);
  return [...rest.slice(0, place), ...tokens.slice(start, end), ...rest.slice(place)];
};

/** The shape of a signature wrapping attack: the signed element in a new place, another in the old one. */
const copyElsewhere: MarkupMutation = (tokens, random) => {
  const { start, end } = anyElement(tokens, random);
  const place = random.below(tokens.length + 1);
  return [...tokens.slice(0, place), ...tokens.slice(start, end), ...tokens.slice(place)];
};

const wrapElement: MarkupMutation = (tokens, random) => {
  const { start, end } = anyElement(tokens, random);
  const name = random.pick(['x', 'soapenv:Body', 'soapenv:Header', 'wsse:Security']);
  const declared = ['soapenv:Header', 'soapenv:Body'].includes(name) ? '' : ' xmlns="urn:other"';
  const wrapped = [`<${name}${declared}>`, ...tokens.slice(start, end), `</${name}>`];
  return [...tokens.slice(0, start), ...wrapped, ...tokens.slice(end)];
};

const swapElements: MarkupMutation = (tokens, random) => {
  const [one, other] = [anyElement(tokens, random), anyElement(tokens, random)].sort(
    (left, right) => left.start - right.start,
  );
  if (one === undefined || other === undefined || one.end > other.start) return tokens;
  return [
    ...tokens.slice(0, one.start),
    ...tokens.slice(other.start, other.end),
    ...tokens.slice(one.end, other.start),
    ...tokens.slice(one.start, one.end),
    ...tokens.slice(other.end),
  ];
};

const renameElement: MarkupMutation = (tokens, random) => {
  const { start, end } = anyElement(tokens, random);
  const name = nameOf(tokens[start] ?? '');
  const [prefix = '', local = name] = name.includes(':') ? name.split(':', 2) : [];
  const other = random.pick([
    local,
    `${name}x`,
    `${prefix}x:${local}`,
    nameOf(tokens[anyElement(tokens, random).start] ?? ''),
    'constructor',
    `${prefix}:__proto__`,
  ]);
  return tokens.map((token, at) =>
    at === start || at === end - 1 ? token.replace(name, () => other) : token,
  );
};

const replaceText: MarkupMutation = (tokens, random) => {
  const texts = tokens.flatMap((token, at) => (token.startsWith('<') ? [] : [at]));
  return texts.length === 0
    ? tokens
    : tokens.with(random.pick(texts), asText(random.pick(NASTY_VALUES), random));
};

const fillElement: MarkupMutation = (tokens, random) => {
  const { start, end } = anyElement(tokens, random);
  return [
    ...tokens.slice(0, start + 1),
    asText(random.pick(NASTY_VALUES), random),
    ...tokens.slice(Math.max(start + 1, end - 1)),
  ];
};

const addAttribute: MarkupMutation = (tokens, random) => {
  const { start } = anyElement(tokens, random);
  const changed = (tokens[start] ?? '').replace(
    /\s*(\/?>)$/,
    (end) => ` ${random.pick(NASTY_ATTRIBUTES)}${end}`,
  );
  return tokens.with(start, changed);
};

const changeAttribute: MarkupMutation = (tokens, random) => {
  const tagged = tokens.flatMap((token, at) => (/\s[\w:]+="/.test(token) ? [at] : []));
  if (tagged.length === 0) return tokens;
  const at = random.pick(tagged);
  const value = asText(random.pick(NASTY_VALUES), random);
  const attributes = (tokens[at] ?? '').match(/\s[\w:.-]+="[^"]*"/g) ?? [''];
  const chosen = random.pick(attributes);
  const other = random.pick(['', chosen.replace(/"[^"]*"/, () => `"${value}"`), `${chosen}${chosen}`]);
  return tokens.with(
    at,
    (tokens[at] ?? '').replace(chosen, () => other),
  );
};

const insertMarkup: MarkupMutation = (tokens, random) => {
  const place = random.below(tokens.length + 1);
  return [...tokens.slice(0, place), random.pick(NASTY_MARKUP), ...tokens.slice(place)];
};

/** A comment in the middle of a value: readers disagree about what the value is (IN-31). */
const splitText: MarkupMutation = (tokens, random) => {
  const texts = tokens.flatMap((token, at) => (token.startsWith('<') || token.length < 2 ? [] : [at]));
  if (texts.length === 0) return tokens;
  const at = random.pick(texts);
  const text = tokens[at] ?? '';
  const cut = 1 + random.below(text.length - 1);
  const inside = random.pick(['<!---->', '<![CDATA[]]>', '&#32;', '<x/>', '\n']);
  return tokens.with(at, text.slice(0, cut) + inside + text.slice(cut));
};

const dropToken: MarkupMutation = (tokens, random) => {
  const at = random.below(tokens.length);
  return tokens.filter((_, index) => index !== at);
};

const mutations: readonly MarkupMutation[] = [
  dropElement,
  repeatElement,
  moveElement,
  copyElsewhere,
  wrapElement,
  swapElements,
  renameElement,
  replaceText,
  fillElement,
  addAttribute,
  changeAttribute,
  insertMarkup,
  splitText,
  dropToken,
];

/** Mostly escaped, so that it gets past the parser. */
function asText(value: string, random: Random): string {
  if (random.chance(0.1)) return value;
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function anyElement(tokens: Tokens, random: Random): Span {
  const starts = tokens.flatMap((token, at) => (START_TAG.test(token) ? [at] : []));
  if (starts.length === 0) return { start: 0, end: tokens.length };
  const start = random.pick(starts);
  return { start, end: endOf(tokens, start) };
}

function endOf(tokens: Tokens, start: number): number {
  let depth = 0;
  for (let at = start; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    if (token.startsWith('</')) depth -= 1;
    else if (START_TAG.test(token) && !token.endsWith('/>')) depth += 1;
    if (depth <= 0) return at + 1;
  }
  return tokens.length;
}

function nameOf(tag: string): string {
  return /^<\/?([^\s/>]*)/.exec(tag)?.[1] ?? '';
}
