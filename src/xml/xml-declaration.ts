import { NotWellFormed } from './not-well-formed.ts';

/** What `<?xml …?>` says. */
export interface XmlDeclaration {
  readonly version: string | undefined;
  readonly encoding: string | undefined;
  /** Where the document goes on after it. */
  readonly end: number;
}

const S = '[ \\t\\n]';
const DECLARATION = new RegExp(
  `<\\?xml${S}+version${S}*=${S}*(["'])(?<version>1\\.[0-9]+)\\1` +
    `(?:${S}+encoding${S}*=${S}*(["'])(?<encoding>[A-Za-z][A-Za-z0-9._-]*)\\3)?` +
    `(?:${S}+standalone${S}*=${S}*(["'])(?:yes|no)\\5)?${S}*\\?>`,
  'y',
);

const DECLARATION_START = new RegExp(`<\\?xml(?:${S}|\\?)`, 'y');

/**
 * Reads the XML declaration at an offset, where there is one (XML 1.0 §2.8).
 *
 * @throws {NotWellFormed}
 */
export function readXmlDeclaration(text: string, at: number): XmlDeclaration | undefined {
  DECLARATION_START.lastIndex = at;
  if (!DECLARATION_START.test(text)) return undefined;
  DECLARATION.lastIndex = at;
  const groups = DECLARATION.exec(text)?.groups;
  if (groups === undefined) throw new NotWellFormed('the XML declaration breaks its grammar');
  return { version: groups['version'], encoding: groups['encoding'], end: DECLARATION.lastIndex };
}
