import assert from 'node:assert/strict';
import { attachBytes } from '../../../src/soap/attachments/attachment.ts';
import { readAll } from '../../../src/soap/attachments/byte-reader.ts';
import { writeDime } from '../../../src/soap/attachments/dime-writer.ts';
import { soapDialects } from '../../../src/soap/soap-version.ts';
import { awkwardBytes, latin1, readWhole } from './packages.ts';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';

interface RecordShape {
  readonly flags: number;
  readonly format?: number;
  readonly id?: string;
  readonly type?: string;
  readonly data?: string;
  readonly options?: string;
}

function padded(text: string): string {
  return text + '\0'.repeat((4 - (text.length % 4)) % 4);
}

function u16(value: number): string {
  return String.fromCharCode(value >> 8, value & 255);
}

function record({ flags, format = 2, id = '', type = '', data = '', options = '' }: RecordShape): string {
  const head =
    String.fromCharCode(8 | flags, format << 4) + u16(options.length) + u16(id.length) + u16(type.length);
  return head + u16(0) + u16(data.length) + padded(options) + padded(id) + padded(type) + padded(data);
}

const BEGIN = 4;
const END = 2;
const CHUNK = 1;
const root = record({ flags: BEGIN, id: 'uuid:1', type: SOAP, data: '<e/>' });

function read(records: string, limits = {}) {
  return readWhole(latin1(records), 'application/dime', { limits });
}

describe('DIME messages', () => {
  it('are read as GRIA clients write them (IN-51)', async () => {
    const picture = record({
      flags: END,
      format: 1,
      id: 'cid:B2',
      type: 'image/png',
      data: 'abcde',
      options: 'skip',
    });
    const message = await read(root + picture);
    assert.deepEqual([message.form, message.mediaType, message.envelope], ['dime', 'text/xml', '<e/>']);
    assert.deepEqual(message.parts, [{ contentId: 'B2', mediaType: 'image/png', bytes: latin1('abcde') }]);
  });

  it('name parts by URIs, in which Content-IDs are percent-encoded', async () => {
    const message = await read(root + record({ flags: END, id: 'CID:a%40b', data: 'x' }));
    assert.equal(message.parts[0]?.contentId, 'a@b');
  });

  it('are read with the envelope under its media type', async () => {
    const message = await read(
      record({ flags: BEGIN | END, format: 1, type: 'application/soap+xml', data: '<e/>' }),
    );
    assert.equal(message.mediaType, 'application/soap+xml');
  });

  it('join the records of a chunked part', async () => {
    const chunks =
      record({ flags: CHUNK, format: 1, id: 'x', type: 'text/plain', data: 'one' }) +
      record({ flags: CHUNK, format: 0, data: ' two' }) +
      record({ flags: END, format: 0, data: ' three' });
    assert.equal(new TextDecoder().decode((await read(root + chunks)).parts[0]?.bytes), 'one two three');
  });

  it('join very many records as long as they carry something', async () => {
    const chunks = record({ flags: CHUNK, format: 0, data: 'x'.repeat(300) }).repeat(3000);
    const message = await read(
      `${root}${record({ flags: CHUNK, id: 'x' })}${chunks}${record({ flags: END, format: 0 })}`,
    );
    assert.equal(message.parts[0]?.bytes.length, 900_000);
  });

  const broken: readonly [string, string, string][] = [
    ['no begin flag', record({ flags: END, type: SOAP }), 'ATTACHMENTS_MALFORMED'],
    ['another version', `\x10${root.slice(1)}`, 'ATTACHMENTS_MALFORMED'],
    ['a second begin', root + record({ flags: BEGIN | END }), 'ATTACHMENTS_MALFORMED'],
    ['a continuation of nothing', root + record({ flags: END, format: 0 }), 'ATTACHMENTS_MALFORMED'],
    ['an end inside a chunked part', root + record({ flags: END | CHUNK }), 'ATTACHMENTS_MALFORMED'],
    [
      'an unfinished chunked part',
      root + record({ flags: CHUNK }) + record({ flags: END }),
      'ATTACHMENTS_MALFORMED',
    ],
    ['no end', root, 'ATTACHMENTS_MALFORMED'],
    ['a cut record', (root + record({ flags: END, data: 'abcdef' })).slice(0, -4), 'ATTACHMENTS_MALFORMED'],
    ['huge names', root + record({ flags: END, id: 'i'.repeat(40_000) }), 'ATTACHMENTS_LIMIT'],
    [
      // A part of nothing could go on for ever, and each chunk costs as much as a message.
      'chunks without content',
      root + record({ flags: CHUNK }) + record({ flags: CHUNK, format: 0 }).repeat(2000),
      'ATTACHMENTS_LIMIT',
    ],
    [
      'an envelope in crumbs',
      record({ flags: BEGIN | CHUNK, type: SOAP }) +
        record({ flags: CHUNK, format: 0, data: 'crumb' }).repeat(2000),
      'ATTACHMENTS_LIMIT',
    ],
    [
      'two parts of one id',
      root + record({ flags: 0, id: 'B2' }) + record({ flags: END, id: 'cid:B2' }),
      'ATTACHMENTS_MALFORMED',
    ],
    ['many parts', root + record({ flags: 0 }).repeat(200), 'ATTACHMENTS_LIMIT'],
  ];
  for (const [what, records, code] of broken) {
    it(`are refused with ${what}`, async () => {
      await assert.rejects(read(records), { code });
    });
  }

  it('come back byte for byte, parts longer than a record included', async () => {
    const parts = [3, 0, 1000].map((size) => attachBytes(`p${size}`, 'image/png', awkwardBytes(size)));
    const written = writeDime('<ö/>', parts, soapDialects['1.1'], 300);
    assert.ok(!(written.body instanceof Uint8Array));
    const bytes = await readAll(written.body, 1e6, 'package');
    assert.equal(bytes.length, written.contentLength);
    const message = await readWhole(bytes, written.contentType);
    assert.equal(message.envelope, '<ö/>');
    assert.deepEqual(
      message.parts.map((part) => part.bytes),
      [3, 0, 1000].map(awkwardBytes),
    );
  });
});
