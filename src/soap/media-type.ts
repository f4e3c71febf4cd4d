import { PlegmaError } from '../errors/plegma-error.ts';

/** A Content-Type as RFC 2045 §5.1 has it. */
export interface MediaType {
  /** Lower case, without parameters: `multipart/related`. */
  readonly name: string;
  /** By lower-case name; values as written, without quotes. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** The media types that a SOAP message comes in, with and without attachments. */
const SOAP_TYPES = new Set(['text/xml', 'application/soap+xml', 'multipart/related', 'application/dime']);

/** Whether a message of this type can be SOAP. */
export function carriesSoap({ name }: MediaType): boolean {
  return SOAP_TYPES.has(name);
}

/** Longer header values carry nothing that a SOAP peer needs. */
const MAXIMUM_LENGTH = 2048;

const NAME = /^[ \t]*([\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+)[ \t]*/;
/**
 * White space may stand anywhere between tokens: Axis puts a tab before `boundary` (IN-50). Between two semicolons there
 * may be nothing (RFC 9110 §5.6.6).
 */
const PARAMETER = /^;[\s;]*([\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))\s*/;

/** Headers that have been read: a client sends the same one with each message, unless it names a boundary. */
const known = new Map<string, MediaType>();
const MOST_KNOWN = 100;

/**
 * Reads a Content-Type header.
 *
 * @throws MEDIA_TYPE_UNSUPPORTED where it is absent or malformed, or names a parameter twice with two values.
 */
export function parseMediaType(header: string | undefined): MediaType {
  if (header === undefined || header.trim() === '') {
    throw new PlegmaError('MEDIA_TYPE_UNSUPPORTED', 'The message has no Content-Type.');
  }
  const before = known.get(header);
  if (before !== undefined) return before;
  const mediaType = readMediaType(header);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(header, mediaType);
  return mediaType;
}

function readMediaType(header: string): MediaType {
  const match = header.length <= MAXIMUM_LENGTH ? NAME.exec(header) : null;
  if (match?.[1] === undefined) throw malformed(header);
  return { name: match[1].toLowerCase(), parameters: parseParameters(header, match[0].length) };
}

function parseParameters(header: string, from: number): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  let rest = header.slice(from);
  while (/[^\s;]/.test(rest)) {
    const match = PARAMETER.exec(rest);
    if (match?.[1] === undefined) throw malformed(header);
    const name = match[1].toLowerCase();
    const value = match[2]?.replace(/\\(.)/g, '$1') ?? match[3] ?? '';
    if (parameters.has(name) && parameters.get(name) !== value) throw malformed(header);
    parameters.set(name, value);
    rest = rest.slice(match[0].length).trimEnd();
  }
  return parameters;
}

function malformed(header: string): PlegmaError {
  return new PlegmaError(
    'MEDIA_TYPE_UNSUPPORTED',
    `The Content-Type cannot be read: ${JSON.stringify(header.slice(0, 100))}.`,
  );
}
