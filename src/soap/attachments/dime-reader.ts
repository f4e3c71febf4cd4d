import { PlegmaError } from '../../errors/plegma-error.ts';
import { comparableContentId, contentIdOf, isContentIdUri } from '../../security/content-id.ts';
import type { Attachment, ByteStream } from './attachment.ts';
import { ByteReader, skip } from './byte-reader.ts';
import { DIME_HEADER, DIME_VERSION, type DimeRecord, dimeFlags, dimePadding, dimeTypes } from './dime.ts';
import type { PackageLimits } from './limits.ts';

const decoder = new TextDecoder();
/** Bytes that the chunks of a part have on average at least, once there are many: a header costs more than it carries. */
const SMALLEST_CHUNK = 256;
const FEW_CHUNKS = 1000;

/**
 * Reads the parts of a DIME message one after the other. Records that continue a part (chunks) are joined. Asking
 * for the next part skips what was not read of the one before.
 *
 * @throws ATTACHMENTS_MALFORMED, ATTACHMENTS_LIMIT (while it is iterated)
 */
export async function* readDimeParts(body: ByteStream, limits: PackageLimits): AsyncGenerator<Attachment> {
  const reader = new ByteReader(body, limits.total);
  const part = { last: await readRecord(reader, limits) };
  if (!part.last.begin) throw malformed('does not begin with the message-begin flag');
  for (let count = 1; ; count++) {
    if (count > limits.parts) {
      throw new PlegmaError('ATTACHMENTS_LIMIT', `The package has more than ${limits.parts} parts.`);
    }
    const { id, type } = part.last;
    const content = readContent(reader, limits, part);
    yield {
      contentId: isContentIdUri(id) ? contentIdOf(id) : comparableContentId(id),
      mediaType: type,
      content: { [Symbol.asyncIterator]: () => ({ next: () => content.next() }) },
    };
    await skip(content);
    if (part.last.end) return;
    part.last = await readRecord(reader, limits);
    if (part.last.begin || part.last.typeFormat === dimeTypes.unchanged) {
      throw malformed('opens a second message, or goes on with a part that is complete');
    }
  }
}

/** The content of one part, from its first record to its last, which is left in `part`. */
async function* readContent(
  reader: ByteReader,
  limits: PackageLimits,
  part: { last: DimeRecord },
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for (let chunks = 1; ; chunks++) {
    bytes += part.last.size;
    if (chunks > FEW_CHUNKS + bytes / SMALLEST_CHUNK) {
      throw new PlegmaError(
        'ATTACHMENTS_LIMIT',
        `A part of the DIME message comes in chunks of less than ${SMALLEST_CHUNK} bytes.`,
      );
    }
    yield* reader.exactly(part.last.size);
    await reader.take(dimePadding(part.last.size));
    if (!part.last.chunked) return;
    if (part.last.end) throw malformed('ends in the middle of a chunked part');
    part.last = await readRecord(reader, limits);
    if (part.last.typeFormat !== dimeTypes.unchanged) throw malformed('leaves a chunked part unfinished');
  }
}

async function readRecord(reader: ByteReader, limits: PackageLimits): Promise<DimeRecord> {
  const bytes = await reader.take(DIME_HEADER);
  const header = new DataView(bytes.buffer, bytes.byteOffset, DIME_HEADER);
  const flags = header.getUint8(0);
  if (flags >> 3 !== DIME_VERSION) throw malformed(`is of version ${flags >> 3}, not ${DIME_VERSION}`);
  const record = {
    begin: (flags & dimeFlags.begin) !== 0,
    end: (flags & dimeFlags.end) !== 0,
    chunked: (flags & dimeFlags.chunked) !== 0,
    typeFormat: header.getUint8(1) >> 4,
    size: header.getUint32(8),
  };
  const [options, id, type] = [header.getUint16(2), header.getUint16(4), header.getUint16(6)];
  if (options + id + type > limits.partHeaders) {
    throw new PlegmaError(
      'ATTACHMENTS_LIMIT',
      `A DIME record's header is longer than ${limits.partHeaders} bytes.`,
    );
  }
  await readField(reader, options);
  return { ...record, id: await readField(reader, id), type: await readField(reader, type) };
}

async function readField(reader: ByteReader, size: number): Promise<string> {
  const field = decoder.decode(await reader.take(size));
  await reader.take(dimePadding(size));
  return field;
}

function malformed(what: string): PlegmaError {
  return new PlegmaError('ATTACHMENTS_MALFORMED', `The DIME message ${what}.`);
}
