import type { SignedAttachment } from '../../security/confirm-parts.ts';
import { canonicaliseInTurns } from '../../xml/canonicalise.ts';
import { parseXmlInTurns } from '../../xml/parse.ts';
import { type MediaType, parseMediaType } from '../media-type.ts';
import type { Attachment } from './attachment.ts';
import { canonicalHeaders } from './canonical-headers.ts';

const encoder = new TextEncoder();
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

/**
 * What a signature may have digested of an attachment: the octets of its content themselves, and for text and XML their
 * canonical form (SwA profile 1.1 §4.3: CRLF at the end of lines, exclusive C14N), alone or behind the canonical form of
 * its MIME headers. Each form is made only when a signature asks for it: strangers send attachments too.
 *
 * @param octets The content, after its transfer encoding was undone.
 */
export function signedOctets(
  octets: Uint8Array,
  { mediaType, headers }: Pick<Attachment, 'mediaType' | 'headers'>,
): SignedAttachment {
  const content = { [Symbol.asyncIterator]: () => spellingsOf(octets, mediaType) };
  if (headers === undefined) return { content };
  return { content, complete: { [Symbol.asyncIterator]: () => behindHeaders(content, headers) } };
}

async function* behindHeaders(
  content: AsyncIterable<string | Uint8Array>,
  headers: ReadonlyMap<string, string>,
): AsyncGenerator<Uint8Array> {
  for (const written of canonicalHeaders(headers)) {
    const before = encoder.encode(written);
    for await (const spelling of content) {
      const octets = typeof spelling === 'string' ? encoder.encode(spelling) : spelling;
      const whole = new Uint8Array(before.length + octets.length);
      whole.set(before);
      whole.set(octets, before.length);
      yield whole;
    }
  }
}

async function* spellingsOf(octets: Uint8Array, mediaType: string): AsyncGenerator<string | Uint8Array> {
  yield octets;
  const type = readable(mediaType)?.name ?? '';
  if (/^(?:text|application)\/xml$|\+xml$/.test(type)) yield* canonicalXml(octets);
  else if (type.startsWith('text/')) yield withNetworkLineEnds(octets);
}

function readable(mediaType: string): MediaType | undefined {
  try {
    return parseMediaType(mediaType);
  } catch {
    return undefined;
  }
}

/** Yields nothing where the content is not XML that we accept: no digest matches then. */
async function* canonicalXml(octets: Uint8Array): AsyncGenerator<string> {
  const root = await parseXmlInTurns(octets).catch(() => undefined);
  const text = root && (await canonicaliseInTurns(root).catch(() => undefined));
  if (text !== undefined) yield text;
}

function withNetworkLineEnds(octets: Uint8Array): Uint8Array {
  const written = new Uint8Array(2 * octets.length);
  let length = 0;
  let before = 0;
  for (const octet of octets) {
    const isEnd = octet === CARRIAGE_RETURN || octet === LINE_FEED;
    if (!isEnd) written[length++] = octet;
    else if (octet === CARRIAGE_RETURN || before !== CARRIAGE_RETURN) {
      written[length++] = CARRIAGE_RETURN;
      written[length++] = LINE_FEED;
    }
    before = octet;
  }
  return written.subarray(0, length);
}
