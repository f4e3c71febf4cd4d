import { canonicalise } from '../../xml/canonicalise.ts';
import { parseXml } from '../../xml/parse.ts';
import { type MediaType, parseMediaType } from '../media-type.ts';

const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

/**
 * What a signature may have digested of an attachment's content: the octets themselves, and for text and XML their
 * canonical form (SwA profile 1.1 §4.3: CRLF at the end of lines, exclusive C14N), which says the same.
 */
export function signedOctets(octets: Uint8Array, mediaType: string): readonly (string | Uint8Array)[] {
  const type = readable(mediaType);
  if (type === undefined) return [octets];
  if (/^(?:text|application)\/xml$|\+xml$/.test(type.name)) return [octets, ...canonicalXml(octets)];
  return type.name.startsWith('text/') ? [octets, withNetworkLineEnds(octets)] : [octets];
}

function readable(mediaType: string): MediaType | undefined {
  try {
    return parseMediaType(mediaType);
  } catch {
    return undefined;
  }
}

/** None of what is no XML that we read. */
function canonicalXml(octets: Uint8Array): readonly string[] {
  try {
    return [canonicalise(parseXml(octets))];
  } catch {
    return [];
  }
}

function withNetworkLineEnds(octets: Uint8Array): Uint8Array {
  const written: number[] = [];
  for (const [at, octet] of octets.entries()) {
    const isEnd = octet === CARRIAGE_RETURN || octet === LINE_FEED;
    if (!isEnd) written.push(octet);
    else if (octet === CARRIAGE_RETURN || octets[at - 1] !== CARRIAGE_RETURN)
      written.push(CARRIAGE_RETURN, LINE_FEED);
  }
  return Uint8Array.from(written);
}
