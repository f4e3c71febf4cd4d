import assert from 'node:assert/strict';
import { text } from '../../src/xml/navigate.ts';
import { parseXml } from '../../src/xml/parse.ts';
import { expectRefusal } from './expect-refusal.ts';

const GREEK = '<a>πλέγμα \u{1f600}</a>';

function utf8(document: string): Uint8Array {
  return new TextEncoder().encode(document);
}

function utf16(document: string, littleEndian: boolean): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(document.length * 2));
  for (let at = 0; at < document.length; at += 1)
    bytes.setUint16(at * 2, document.charCodeAt(at), littleEndian);
  return new Uint8Array(bytes.buffer);
}

function declared(encoding: string, version = '1.0'): string {
  return `<?xml version="${version}" encoding="${encoding}"?>${GREEK}`;
}

describe('parseXml takes the characters out of bytes', () => {
  for (const [name, bytes] of Object.entries({
    'in UTF-8': utf8(GREEK),
    'in UTF-8 with a byte order mark (IN-2)': utf8(`\ufeff${GREEK}`),
    'declared UTF-8': utf8(declared('UTF-8')),
    'declared utf-8 with a byte order mark': utf8(`\ufeff${declared('utf-8')}`),
    'declared in single quotes (IN-2)': utf8(
      `<?xml version='1.0' encoding='utf-8' standalone='yes' ?>${GREEK}`,
    ),
    'in UTF-16, little end first': utf16(`\ufeff${GREEK}`, true),
    'in UTF-16, big end first': utf16(`\ufeff${GREEK}`, false),
    'declared UTF-16': utf16(`\ufeff${declared('UTF-16')}`, true),
    'declared UTF-16BE': utf16(`\ufeff${declared('utf-16be')}`, false),
  })) {
    it(name, () => assert.equal(text(parseXml(bytes)), 'πλέγμα \u{1f600}'));
  }

  it('of a part of a larger buffer', () => {
    const whole = utf8(`xx${GREEK}xx`);
    assert.equal(text(parseXml(whole.subarray(2, whole.length - 2))), 'πλέγμα \u{1f600}');
  });

  it('a string as it is, whatever it declares: the transport has decoded it', () => {
    assert.equal(text(parseXml(declared('ISO-8859-7'))), 'πλέγμα \u{1f600}');
    assert.equal(text(parseXml(`\ufeff${GREEK}`)), 'πλέγμα \u{1f600}');
  });
});

describe('parseXml refuses bytes', () => {
  const between = (...bytes: number[]) =>
    Uint8Array.from([0x3c, 0x61, 0x3e, ...bytes, 0x3c, 0x2f, 0x61, 0x3e]);
  for (const [name, bytes] of Object.entries({
    'of another encoding': between(0xe9),
    'cut in the middle of a character': between(0xe2, 0x82),
    'with a character spelled too long': between(0xc0, 0xbc),
    'with a surrogate in UTF-8': between(0xed, 0xa0, 0x80),
    'beyond Unicode': between(0xf4, 0x90, 0x80, 0x80),
    'of UTF-16 cut in the middle of a unit': utf16(`\ufeff${GREEK}`, true).subarray(0, -1),
    'of UTF-16 with half a surrogate pair': utf16('\ufeff<a>\ud83d</a>', true),
    'that declare UTF-8 and are UTF-16': utf16(`\ufeff${declared('UTF-8')}`, true),
    'that declare UTF-16 and are UTF-8': utf8(declared('UTF-16')),
    'that declare the other end first': utf16(`\ufeff${declared('UTF-16BE')}`, true),
    'that declare ISO-8859-1 (R1012)': utf8(declared('ISO-8859-1')),
    'that declare UTF-7': utf8(declared('UTF-7')),
    'of XML 1.1': utf8(declared('UTF-8', '1.1')),
  })) {
    it(name, () => expectRefusal(() => parseXml(bytes), 'XML_ENCODING'));
  }

  it('of XML 1.1 in a string too', () => {
    expectRefusal(() => parseXml('<?xml version="1.1"?><a/>'), 'XML_ENCODING', /1\.1/);
  });

  it('of UTF-16 without a byte order mark', () => {
    expectRefusal(() => parseXml(utf16('<a/>', true)), 'XML_NOT_WELL_FORMED', /U\+0000/);
    expectRefusal(() => parseXml(utf16('<a/>', false)), 'XML_NOT_WELL_FORMED', /U\+0000/);
  });

  it('of UTF-32', () => {
    const utf32 = Uint8Array.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0, 0x61, 0, 0, 0]);
    expectRefusal(() => parseXml(utf32), 'XML_NOT_WELL_FORMED');
  });
});
