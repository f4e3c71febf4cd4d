import assert from 'node:assert/strict';
import { builtInNames } from '../../../src/soap/codec/built-in/built-in-codecs.ts';
import { decodeValue, refuses, valueCodec } from './described-service.ts';

interface Lexical {
  /** Texts with the values that they mean. */
  readonly good: readonly (readonly [text: string, value: unknown])[];
  readonly bad: readonly string[];
}

const utc = (...parts: Parameters<typeof Date.UTC>): Date => new Date(Date.UTC(...parts));
const year = (value: number): Date => {
  const date = new Date(0);
  date.setUTCFullYear(value, 0, 1);
  return date;
};

/** XML Schema part 2, section 3: what is in the lexical space of each type, and what is just outside. */
const table: Readonly<Record<string, Lexical>> = {
  boolean: {
    good: [
      ['true', true],
      ['1', true],
      ['false', false],
      [' 0 ', false],
    ],
    bad: ['', 'TRUE', 'yes', '2'],
  },
  byte: {
    good: [
      ['-128', -128],
      ['127', 127],
      ['+5', 5],
      ['-0', 0],
      ['007', 7],
    ],
    bad: ['128', '-129', '1.0', '1e2', ''],
  },
  short: {
    good: [
      ['-32768', -32768],
      ['32767', 32767],
    ],
    bad: ['32768', '-32769', '0x10'],
  },
  int: {
    good: [
      ['-2147483648', -2147483648],
      ['\n2147483647\t', 2147483647],
    ],
    bad: ['2147483648', '-2147483649', '1 2', '١'],
  },
  unsignedByte: {
    good: [
      ['255', 255],
      ['0', 0],
    ],
    bad: ['256', '-1'],
  },
  unsignedShort: { good: [['65535', 65535]], bad: ['65536'] },
  unsignedInt: { good: [['4294967295', 4294967295]], bad: ['4294967296', '-1'] },
  long: {
    good: [
      ['9223372036854775807', 9223372036854775807n],
      ['-9223372036854775808', -9223372036854775808n],
      ['+1', 1n],
    ],
    bad: ['9223372036854775808', '-9223372036854775809', '1.5', ''],
  },
  unsignedLong: {
    good: [['18446744073709551615', 18446744073709551615n]],
    bad: ['18446744073709551616', '-1'],
  },
  integer: {
    good: [
      ['123456789012345678901234567890', 123456789012345678901234567890n],
      ['-0', 0n],
    ],
    bad: ['1.', '--1', '9'.repeat(1001)],
  },
  nonNegativeInteger: { good: [['0', 0n]], bad: ['-1'] },
  positiveInteger: { good: [['1', 1n]], bad: ['0'] },
  nonPositiveInteger: {
    good: [
      ['0', 0n],
      ['-3', -3n],
    ],
    bad: ['1'],
  },
  negativeInteger: { good: [['-1', -1n]], bad: ['0'] },
  decimal: {
    good: [
      ['012.50', '12.5'],
      ['+.5', '0.5'],
      ['-0.0', '0'],
      ['5.', '5'],
      ['100', '100'],
      ['-000.1230', '-0.123'],
    ],
    bad: ['1e3', '', '.', '1.2.3', 'NaN', '1,5'],
  },
  double: {
    good: [
      ['1.5E3', 1500],
      ['INF', Infinity],
      ['-INF', -Infinity],
      ['NaN', NaN],
      ['-0', -0],
      ['.5', 0.5],
      ['5.', 5],
    ],
    bad: ['inf', '+INF', 'Infinity', '0x1', '', '1e', '1.5.'],
  },
  float: {
    good: [
      ['0.1', Math.fround(0.1)],
      ['1e-2', Math.fround(0.01)],
    ],
    bad: ['nan', '1f'],
  },
  string: {
    good: [
      ['  a\n b ', '  a\n b '],
      ['', ''],
    ],
    bad: [],
  },
  normalizedString: { good: [['a\n\tb ', 'a  b ']], bad: [] },
  token: { good: [['  a \n b ', 'a b']], bad: [] },
  anySimpleType: { good: [[' x ', ' x ']], bad: [] },
  language: {
    good: [
      ['en-GB', 'en-GB'],
      ['x', 'x'],
    ],
    bad: ['en_GB', 'toolonglanguage', ''],
  },
  NMTOKEN: { good: [['-1a:b', '-1a:b']], bad: ['a b', '', 'a/b'] },
  NMTOKENS: { good: [['a  b', ['a', 'b']]], bad: ['a/b'] },
  Name: { good: [['a:b', 'a:b']], bad: ['1a', ''] },
  NCName: { good: [['Größe', 'Größe']], bad: ['a:b', '-a'] },
  ID: { good: [['id-1', 'id-1']], bad: ['1'] },
  IDREF: { good: [['id-1', 'id-1']], bad: ['#x'] },
  IDREFS: { good: [['a b', ['a', 'b']]], bad: ['a #b'] },
  ENTITY: { good: [['e', 'e']], bad: ['&amp;'] },
  ENTITIES: { good: [['e f', ['e', 'f']]], bad: ['e 1'] },
  anyURI: {
    good: [
      ['http://x.example/a?b#c', 'http://x.example/a?b#c'],
      ['../a', '../a'],
      ['', ''],
      ['http://x/a b', 'http://x/a b'],
      ['http://x/{id}|', 'http://x/{id}|'],
    ],
    bad: ['http://x/%zz', '100%'],
  },
  QName: {
    good: [
      ['p:a', { namespace: 'urn:p', local: 'a' }],
      ['a', { namespace: 'urn:t', local: 'a' }],
    ],
    bad: ['q:a', 'p:', ''],
  },
  NOTATION: { good: [['p:n', { namespace: 'urn:p', local: 'n' }]], bad: ['q:n'] },
  base64Binary: {
    good: [
      ['', new Uint8Array()],
      ['AAEC', Uint8Array.of(0, 1, 2)],
      ['/w==', Uint8Array.of(255)],
      [' A A\nE= ', Uint8Array.of(0, 1)],
    ],
    bad: ['A', 'AA', 'AA=', '/x==', '====', 'AAE\u00e9', 'A-_=', 'AAEC='],
  },
  hexBinary: {
    good: [
      ['0fB7', Uint8Array.of(15, 183)],
      ['', new Uint8Array()],
    ],
    bad: ['0', 'xy', '0 1'],
  },
  dateTime: {
    good: [
      ['2006-05-04T18:13:51Z', utc(2006, 4, 4, 18, 13, 51)],
      ['2006-05-04T18:13:51.1239+02:00', utc(2006, 4, 4, 16, 13, 51, 123)],
      ['2006-05-04T18:13:51', utc(2006, 4, 4, 18, 13, 51)],
      ['2006-12-31T24:00:00Z', utc(2007, 0, 1)],
      ['2004-02-29T00:00:00-14:00', utc(2004, 1, 29, 14)],
      ['12006-01-01T00:00:00Z', year(12006)],
      ['0099-01-01T00:00:00Z', year(99)],
      ['-0001-01-01T00:00:00Z', year(0)],
    ],
    bad: [
      '2006-05-04',
      '2006-5-4T18:13:51Z',
      '2006-02-29T00:00:00Z',
      '2006-13-01T00:00:00Z',
      '2006-01-01T24:00:01Z',
      '2006-01-01T25:00:00Z',
      '2006-01-01T00:60:00Z',
      '2006-01-01T00:00:60Z',
      '2006-01-01T00:00:00+14:01',
      '0000-01-01T00:00:00Z',
      '02006-01-01T00:00:00Z',
      '2006-01-01 00:00:00Z',
      '2006-01-01T00:00:00.Z',
      '999999-01-01T00:00:00Z',
      '',
    ],
  },
  date: {
    good: [
      ['2006-05-04', '2006-05-04'],
      ['2004-02-29Z', '2004-02-29Z'],
      ['999999-05-04', '999999-05-04'],
      ['-0044-03-15+01:00', '-0044-03-15+01:00'],
    ],
    bad: ['2006-02-29', '2006-05', '0000-01-01', '2006-05-04T00:00:00'],
  },
  time: {
    good: [
      ['18:13:51.5Z', '18:13:51.5Z'],
      ['24:00:00', '24:00:00'],
    ],
    bad: ['18:13', '24:00:01', '18:13:51+15:00'],
  },
  gYearMonth: { good: [['2006-05', '2006-05']], bad: ['2006-13', '2006'] },
  gYear: {
    good: [
      ['2006', '2006'],
      ['12006Z', '12006Z'],
    ],
    bad: ['206', '0000'],
  },
  gMonthDay: { good: [['--02-29', '--02-29']], bad: ['--02-30', '-02-01'] },
  gMonth: { good: [['--05', '--05']], bad: ['--13', '05'] },
  gDay: { good: [['---31', '---31']], bad: ['---32', '31'] },
  duration: {
    good: [
      ['P1Y2M3DT4H5M6.7S', 'P1Y2M3DT4H5M6.7S'],
      ['-P1D', '-P1D'],
      ['PT0S', 'PT0S'],
    ],
    bad: ['P', 'PT', 'P1DT', '1D', 'P1S', 'P1.5D'],
  },
};

describe('codec: built-in types', () => {
  it('are all in the table of this test', () => {
    assert.deepEqual(Object.keys(table).sort(), [...builtInNames].sort());
  });

  for (const [name, { good, bad }] of Object.entries(table)) {
    describe(`xsd:${name}`, () => {
      const codec = valueCodec(`xsd:${name}`);
      for (const [text, value] of good) {
        it(`takes ${JSON.stringify(text)}`, () => {
          assert.deepEqual(decodeValue(codec, text, 'xmlns:p="urn:p"'), value);
        });
        it(`writes the value of ${JSON.stringify(text)} so that it is read again`, () => {
          const { xml } = codec.encodeRequest('Do', { v: value });
          const inner = /<n1:v[^>]*>(.*)<\/n1:v>/s.exec(xml)?.[1] ?? '';
          // White space that a type collapses is not what it was, the value is.
          assert.deepEqual(decodeValue(codec, inner, 'xmlns:n1="urn:t" xmlns:n2="urn:p"'), value);
        });
      }
      for (const text of bad) {
        it(`refuses ${JSON.stringify(text.slice(0, 40))}`, () => {
          refuses(
            () => decodeValue(codec, text.replace('&', '&amp;'), 'xmlns:p="urn:p"'),
            'SCHEMA_VALUE_INVALID',
            'Do/v',
          );
        });
      }
      it('refuses to write a value of another kind', () => {
        for (const value of [undefined, Symbol('x'), { a: 1 }, [Symbol('y')]]) {
          refuses(() => codec.encodeRequest('Do', { v: value }), 'VALUE_NOT_ENCODABLE', 'Do/v');
        }
      });
    });
  }

  it('write canonical forms', () => {
    const canonical: [type: string, value: unknown, text: string][] = [
      ['decimal', '012.50', '12.5'],
      ['dateTime', utc(2006, 4, 4, 16, 13, 51, 123), '2006-05-04T16:13:51.123Z'],
      ['dateTime', year(12006), '12006-01-01T00:00:00.000Z'],
      ['dateTime', year(-43), '-0044-01-01T00:00:00.000Z'],
      ['hexBinary', Uint8Array.of(15, 183), '0FB7'],
      ['double', Infinity, 'INF'],
      ['double', -Infinity, '-INF'],
      ['long', 5, '5'],
      ['boolean', true, 'true'],
    ];
    for (const [type, value, text] of canonical) {
      const { xml } = valueCodec(`xsd:${type}`).encodeRequest('Do', { v: value });
      assert.equal(xml, `<n1:Do xmlns:n1="urn:t"><n1:v>${text}</n1:v></n1:Do>`);
    }
  });

  it('do not write characters that XML has no place for', () => {
    const codec = valueCodec('xsd:string');
    for (const text of ['\u0000', 'a\u000b', '\ud800', '\ufffe']) {
      refuses(() => codec.encodeRequest('Do', { v: text }), 'VALUE_NOT_ENCODABLE', 'Do/v', /U\+[0-9A-F]{4}/);
    }
    assert.match(codec.encodeRequest('Do', { v: 'a<&>\r😀' }).xml, /a&lt;&amp;&gt;&#xD;😀/);
  });

  it('do not write numbers outside their range', () => {
    refuses(
      () => valueCodec('xsd:int').encodeRequest('Do', { v: 2 ** 31 }),
      'VALUE_NOT_ENCODABLE',
      'Do/v',
      /2147483648/,
    );
    refuses(() => valueCodec('xsd:int').encodeRequest('Do', { v: 1.5 }), 'VALUE_NOT_ENCODABLE', 'Do/v');
    refuses(
      () => valueCodec('xsd:long').encodeRequest('Do', { v: 2n ** 63n }),
      'VALUE_NOT_ENCODABLE',
      'Do/v',
    );
    refuses(
      () => valueCodec('xsd:dateTime').encodeRequest('Do', { v: new Date(Number.NaN) }),
      'VALUE_NOT_ENCODABLE',
      'Do/v',
    );
  });

  it('show a long value shortened', () => {
    refuses(
      () => decodeValue(valueCodec('xsd:int'), 'x'.repeat(500)),
      'SCHEMA_VALUE_INVALID',
      'Do/v',
      /^v is "x{57}\.\.\.", expected an integer/,
    );
  });
});
