import type { SoapDialect } from '../soap-version.ts';
import { attachBytes, type ByteStream, type OutgoingAttachment } from './attachment.ts';
import { ByteReader } from './byte-reader.ts';
import { DIME_HEADER, DIME_VERSION, dimeFlags, dimePadding, dimeTypes } from './dime.ts';
import type { WrittenPackage } from './mime-writer.ts';

const encoder = new TextEncoder();
/** A record's size has 32 bits; a part that is longer goes in several records. */
const LONGEST_RECORD = 2 ** 31;

/**
 * Writes a message with attachments as DIME: the first record is the envelope, its type the namespace of SOAP, its
 * id `uuid:…` (IN-51).
 */
export function writeDime(
  envelope: string,
  attachments: readonly OutgoingAttachment[],
  dialect: SoapDialect,
  longestRecord = LONGEST_RECORD,
): WrittenPackage {
  const root = attachBytes(`uuid:${crypto.randomUUID()}`, dialect.namespace, encoder.encode(envelope));
  const parts = [root, ...attachments].map((part, index, all) => ({
    content: part.content,
    records: recordsOf(part, { first: index === 0, last: index === all.length - 1, longestRecord }),
  }));
  const records = parts.flatMap((part) => part.records);
  return {
    contentType: 'application/dime',
    contentLength: records.reduce((sum, { head, size }) => sum + head.length + size + dimePadding(size), 0),
    body: joinRecords(parts),
  };
}

interface WrittenRecord {
  readonly head: Uint8Array;
  readonly size: number;
}

interface Place {
  readonly first: boolean;
  readonly last: boolean;
  readonly longestRecord: number;
}

function recordsOf(part: OutgoingAttachment, place: Place): readonly WrittenRecord[] {
  const count = Math.max(1, Math.ceil(part.size / place.longestRecord));
  return Array.from({ length: count }, (_, index) => {
    const opens = index === 0;
    const closes = index === count - 1;
    const size = closes ? part.size - index * place.longestRecord : place.longestRecord;
    const flags =
      (place.first && opens ? dimeFlags.begin : 0) |
      (place.last && closes ? dimeFlags.end : 0) |
      (closes ? 0 : dimeFlags.chunked);
    const named = opens ? part : { contentId: '', mediaType: '' };
    return { size, head: recordHead(flags, size, named, opens) };
  });
}

function recordHead(
  flags: number,
  size: number,
  named: { readonly contentId: string; readonly mediaType: string },
  opens: boolean,
): Uint8Array {
  const id = encoder.encode(named.contentId);
  const type = encoder.encode(named.mediaType);
  const head = new Uint8Array(
    DIME_HEADER + id.length + dimePadding(id.length) + type.length + dimePadding(type.length),
  );
  const view = new DataView(head.buffer);
  view.setUint8(0, (DIME_VERSION << 3) | flags);
  view.setUint8(1, typeFormatOf(named.mediaType, opens) << 4);
  view.setUint16(4, id.length);
  view.setUint16(6, type.length);
  view.setUint32(8, size);
  head.set(id, DIME_HEADER);
  head.set(type, DIME_HEADER + id.length + dimePadding(id.length));
  return head;
}

function typeFormatOf(type: string, opens: boolean): number {
  if (!opens) return dimeTypes.unchanged;
  return type.includes('://') ? dimeTypes.uri : dimeTypes.mediaType;
}

async function* joinRecords(
  parts: readonly { readonly content: ByteStream; readonly records: readonly WrittenRecord[] }[],
): AsyncGenerator<Uint8Array> {
  for (const { content, records } of parts) {
    const reader = new ByteReader(content, Number.POSITIVE_INFINITY);
    for (const { head, size } of records) {
      yield head;
      yield* reader.exactly(size);
      yield new Uint8Array(dimePadding(size));
    }
  }
}
