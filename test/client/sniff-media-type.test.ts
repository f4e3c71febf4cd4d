import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { sniffMediaType } from '../../src/client/sniff-media-type.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));

describe('what a file is, by its first bytes', () => {
  const cases: readonly (readonly [string, Uint8Array, string | undefined])[] = [
    ['PNG', hex('89504e470d0a1a0a 0000000d49484452'), 'image/png'],
    ['JPEG', hex('ffd8ffe0 00104a46494600'), 'image/jpeg'],
    ['GIF 87a', bytes('GIF87a\x01\x00\x01\x00'), 'image/gif'],
    ['GIF 89a', bytes('GIF89a\x01\x00\x01\x00'), 'image/gif'],
    ['WebP', hex('52494646 24000000 57454250 56503820'), 'image/webp'],
    ['a RIFF file that is no WebP', hex('52494646 24000000 57415645 666d7420'), undefined],
    ['TIFF, little-endian', hex('49492a00 08000000'), 'image/tiff'],
    ['TIFF, big-endian', hex('4d4d002a 00000008'), 'image/tiff'],
    ['BMP', hex('424d 46000000 0000 0000 36000000'), 'image/bmp'],
    ['a text that begins like a BMP', bytes('BMW and others'), 'text/plain'],
    ['ZIP', zipSync({ 'a.txt': bytes('a') }), 'application/zip'],
    ['an empty ZIP', zipSync({}), 'application/zip'],
    ['gzip', gzipSync('a'), 'application/gzip'],
    ['PDF', bytes('%PDF-1.7\n%\xe2'), 'application/pdf'],
    ['text in UTF-8', bytes('Πλέγμα\r\n\tgrid\f'), 'text/plain'],
    ['text that is cut inside a character', bytes('λ'.repeat(3000)).subarray(0, 4095), 'text/plain'],
    ['bytes that are no UTF-8', hex('c3 28 41 41'), undefined],
    ['control characters', hex('00 01 02 03'), undefined],
    ['a cut PNG signature', hex('89504e47'), undefined],
    ['nothing', new Uint8Array(0), undefined],
  ];
  for (const [name, content, expected] of cases) {
    it(`is ${expected ?? 'unknown'} for ${name}`, () => {
      assert.equal(sniffMediaType(content), expected);
    });
  }
});
