import assert from 'node:assert/strict';
import { decodeCharset } from '../../src/soap/charset.ts';
import { parseMediaType } from '../../src/soap/media-type.ts';

const read = (bytes: Uint8Array, charset: string) =>
  decodeCharset(bytes, parseMediaType(`text/xml; charset=${charset}`));

describe('the charset of an envelope', () => {
  const each = Uint8Array.from({ length: 256 }, (_, code) => code);

  for (const charset of ['ISO-8859-1', 'iso_8859-1', 'Latin1']) {
    it(`has each byte for the character of its number, controls too: ${charset}`, () => {
      assert.equal(read(each, charset), String.fromCodePoint(...each));
    });
  }

  for (const charset of ['windows-1252', 'CP1252']) {
    it(`has typographic characters in place of controls: ${charset}`, () => {
      const bytes = Uint8Array.of(0x41, 0x80, 0x81, 0x85, 0x93, 0x94, 0x9f, 0xa0, 0xe9);
      assert.equal(read(bytes, charset), 'A€\u0081…“”Ÿ\u00a0é');
    });
  }

  it('is told in one byte for long texts too', () => {
    assert.equal(read(new Uint8Array(100_000).fill(0x93), 'windows-1252'), '“'.repeat(100_000));
  });

  for (const charset of ['utf8', 'us-ascii', 'ASCII']) {
    it(`is a part of UTF-8, or it: ${charset}`, () => {
      assert.equal(read(Buffer.from('plain'), charset), 'plain');
    });
  }
});
