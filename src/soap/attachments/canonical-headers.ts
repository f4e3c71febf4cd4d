import { decodeEncodedWords } from './encoded-words.ts';
import { withoutComments } from './header-comments.ts';
import { type HeaderParameter, parseHeaderParameters } from './header-parameters.ts';

/** The headers that are signed with a part (SwA profile 1.1 §5.4.1), in their order. All others change on the way. */
const SIGNED_HEADERS = [
  'Content-Description',
  'Content-Disposition',
  'Content-ID',
  'Content-Location',
  'Content-Type',
] as const;

type SignedHeader = (typeof SIGNED_HEADERS)[number];

/** What a part without one is (SwA profile 1.1 §5.4.1, rule 2). */
const DEFAULT_TYPE = 'text/plain; charset=us-ascii';

/** Parameters whose case says nothing (RFC 2045 §5.1, RFC 2183 §2, RFC 2387 §3.1). */
const CASELESS: ReadonlySet<string> = new Set([
  'charset',
  'creation-date',
  'modification-date',
  'padding',
  'read-date',
  'size',
  'type',
]);
/** WSS4J takes file names for such, too. */
const CASELESS_IN_WSS4J: ReadonlySet<string> = new Set([...CASELESS, 'filename']);

/**
 * The canonical forms of a part's MIME headers that its sender may have signed (SwA profile 1.1 §5.4.1). Its content
 * follows at once, without a blank line, as WSS4J writes it: to take both would let a line break go or come unnoticed.
 *
 * @param headers Unfolded, by lower-case name.
 * @returns None where a header cannot be read: no digest fits then.
 */
export function canonicalHeaders(headers: ReadonlyMap<string, string>): readonly string[] {
  const forms = [CASELESS, CASELESS_IN_WSS4J].map((caseless) => written(headers, caseless));
  return [...new Set(forms)].filter((form) => form !== undefined);
}

function written(headers: ReadonlyMap<string, string>, caseless: ReadonlySet<string>): string | undefined {
  let text = '';
  for (const name of SIGNED_HEADERS) {
    const given = headers.get(name.toLowerCase()) ?? (name === 'Content-Type' ? DEFAULT_TYPE : undefined);
    if (given === undefined) continue;
    const value = canonicalValue(name, given, caseless);
    if (value === undefined) return undefined;
    text += `${name}:${value}\r\n`;
  }
  return text;
}

function canonicalValue(
  name: SignedHeader,
  value: string,
  caseless: ReadonlySet<string>,
): string | undefined {
  switch (name) {
    case 'Content-Description':
      return withoutComments(decodeEncodedWords(value));
    case 'Content-ID':
    case 'Content-Location':
      return withoutSpace(withoutComments(value));
    case 'Content-Disposition':
    case 'Content-Type':
      return withParameters(withoutComments(value), caseless);
  }
}

/** White space within quotes stays (rule 8). */
function withoutSpace(value: string): string {
  return value.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
}

/** The value in lower case, then its parameters by name, each value in quotes (rules 10 to 17). */
function withParameters(value: string, caseless: ReadonlySet<string>): string | undefined {
  const [bare = ''] = value.split(';', 1);
  const parameters = parseHeaderParameters(value.slice(bare.length));
  if (parameters === undefined) return undefined;
  const sorted = parameters.toSorted((left, right) => (left.name < right.name ? -1 : 1));
  return withoutSpace(bare).toLowerCase() + sorted.map((each) => quoted(each, caseless)).join('');
}

function quoted({ name, value }: HeaderParameter, caseless: ReadonlySet<string>): string {
  const meant = caseless.has(name) ? value.toLowerCase() : value;
  return `;${name}="${meant.replace(/["\\]/g, '\\$&')}"`;
}
