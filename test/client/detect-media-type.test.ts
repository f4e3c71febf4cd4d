import assert from 'node:assert/strict';
import { detectMediaType } from '../../src/client/detect-media-type.ts';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('the media type of a file', () => {
  it('is told by its content, whatever its name says', () => {
    assert.equal(detectMediaType('photo.txt', bytes('\x89PNG\r\n\x1a\n....')), 'image/png');
    assert.equal(detectMediaType('', bytes('\xff\xd8\xff\xe0')), 'image/jpeg');
    assert.equal(detectMediaType('x', bytes('RIFF1234WEBPVP8 ')), 'image/webp');
    assert.equal(detectMediaType('x', bytes('RIFF1234WAVEfmt ')), 'text/plain');
    assert.equal(detectMediaType('x.png', bytes('%PDF-1.7')), 'application/pdf');
  });

  it('is told by the name where the content has many kinds', () => {
    assert.equal(detectMediaType('letter.docx', bytes('PK\x03\x04')), DOCX);
    assert.equal(detectMediaType('files.zip', bytes('PK\x03\x04')), 'application/zip');
    assert.equal(detectMediaType('TABLE.CSV', bytes('a,b\n')), 'text/csv');
    assert.equal(detectMediaType('drawing.svg', bytes('<svg/>')), 'image/svg+xml');
  });

  it('is text or bytes where neither tells', () => {
    assert.equal(detectMediaType('README', new TextEncoder().encode('Γειά')), 'text/plain');
    assert.equal(
      detectMediaType('README', new TextEncoder().encode('é'.repeat(300)).subarray(0, 511)),
      'text/plain',
    );
    assert.equal(detectMediaType('data', Uint8Array.of(1, 0, 2)), 'application/octet-stream');
    assert.equal(detectMediaType('data', Uint8Array.of(0xff, 0xfe, 0xfd)), 'application/octet-stream');
  });

  it('is not told by words that begin like a bitmap', () => {
    assert.equal(detectMediaType('note', bytes('BMW is a car')), 'text/plain');
  });
});

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
