import assert from 'node:assert/strict';
import { patternOf } from '../../../src/soap/codec/pattern.ts';
import { decodeValue, refuses, valueCodec } from './described-service.ts';

/** A codec whose value `v` is of a simple type made here. */
function restricted(base: string, facets: string) {
  return valueCodec(
    't:V',
    `<xsd:simpleType name="V"><xsd:restriction base="${base}">${facets}</xsd:restriction></xsd:simpleType>`,
  );
}

describe('codec: facets', () => {
  const cases: [
    name: string,
    base: string,
    facets: string,
    good: string[],
    bad: [text: string, sentence: RegExp][],
  ][] = [
    [
      'enumeration',
      'xsd:string',
      '<xsd:enumeration value="up"/><xsd:enumeration value="down"/>',
      ['up', 'down'],
      [
        ['Up', /is "Up", expected "up", "down"/],
        [' up', /expected/],
      ],
    ],
    [
      'enumeration of numbers, by value',
      'xsd:decimal',
      '<xsd:enumeration value="1.50"/>',
      ['1.5', '01.500'],
      [['1.51', /expected/]],
    ],
    [
      'enumeration of durations, by value',
      'xsd:duration',
      '<xsd:enumeration value="P1D"/><xsd:enumeration value="P1Y"/>',
      ['PT24H', 'P12M', 'PT1440M'],
      [['P365D', /expected "P1D", "P1Y"/]],
    ],
    [
      'enumeration of dates, by value',
      'xsd:date',
      '<xsd:enumeration value="2006-05-04Z"/>',
      ['2006-05-04+00:00'],
      [['2006-05-04+01:00', /expected/]],
    ],
    [
      'enumeration of times of day, by value',
      'xsd:time',
      '<xsd:enumeration value="00:00:00"/><xsd:enumeration value="12:30:00Z"/>',
      ['24:00:00', '12:30:00.0', '14:30:00+02:00'],
      [['12:30:01', /expected/]],
    ],
    [
      'length counts characters, not code units',
      'xsd:string',
      '<xsd:length value="2"/>',
      ['😀é'],
      [
        ['a', /has 1 characters, expected 2/],
        ['abc', /has 3/],
      ],
    ],
    [
      'lengths',
      'xsd:string',
      '<xsd:minLength value="1"/><xsd:maxLength value="3"/>',
      ['a', 'abc'],
      [
        ['', /expected 1 to 3/],
        ['abcd', /has 4/],
      ],
    ],
    ['at least so long', 'xsd:string', '<xsd:minLength value="2"/>', ['ab'], [['a', /expected 2 or more/]]],
    ['length of bytes', 'xsd:hexBinary', '<xsd:maxLength value="2"/>', ['ABCD'], [['ABCDEF', /has 3 bytes/]]],
    [
      'inclusive bounds',
      'xsd:int',
      '<xsd:minInclusive value="1"/><xsd:maxInclusive value="200"/>',
      ['1', '200'],
      [
        ['0', /expected at least 1/],
        ['201', /expected at most 200/],
      ],
    ],
    [
      'exclusive bounds',
      'xsd:double',
      '<xsd:minExclusive value="0"/><xsd:maxExclusive value="1"/>',
      ['0.5'],
      [
        ['0', /more than 0/],
        ['1', /less than 1/],
      ],
    ],
    [
      'bounds on what no number holds',
      'xsd:decimal',
      '<xsd:maxInclusive value="0.3"/>',
      ['0.30', '-5'],
      [['0.300000000000000000001', /at most 0\.3/]],
    ],
    [
      'bounds on bigints',
      'xsd:long',
      '<xsd:minInclusive value="0"/>',
      ['9007199254740993'],
      [['-1', /at least 0/]],
    ],
    [
      'bounds on times',
      'xsd:dateTime',
      '<xsd:minInclusive value="2006-01-01T00:00:00Z"/>',
      ['2006-01-01T01:00:00+01:00'],
      [['2006-01-01T00:00:00+01:00', /at least/]],
    ],
    [
      'bounds on dates',
      'xsd:date',
      '<xsd:maxExclusive value="2006-01-02"/>',
      ['2006-01-01'],
      [['2006-01-02', /less than/]],
    ],
    [
      'bounds on times of day',
      'xsd:time',
      '<xsd:maxExclusive value="12:00:00"/>',
      ['11:59:59'],
      [['12:00:00', /less than/]],
    ],
    [
      'bounds that are infinite',
      'xsd:double',
      '<xsd:minInclusive value="-INF"/><xsd:maxInclusive value="INF"/>',
      ['INF', '-INF', '1E4'],
      [['NaN', /expected at least -INF/]],
    ],
    [
      'bounds on durations, as WCF has them for all services',
      'xsd:duration',
      '<xsd:minInclusive value="-P10675199DT2H48M5.4775808S"/><xsd:maxInclusive value="P10675199DT2H48M5.4775807S"/>',
      ['P1D', '-PT0.1S', 'P10675199DT2H48M5.4S', 'P1Y2M'],
      [
        ['P10675199DT2H48M6S', /at most/],
        ['-P10675200D', /at least/],
      ],
    ],
    [
      'bounds on durations where the month decides',
      'xsd:duration',
      '<xsd:maxInclusive value="P1M"/>',
      ['P27D', 'P1M', 'PT648H'],
      [
        ['P28D', /at most P1M/],
        ['P32D', /at most P1M/],
      ],
    ],
    [
      'bounds on months',
      'xsd:gYearMonth',
      '<xsd:minInclusive value="2000-02"/>',
      ['2000-02', '2000-02Z'],
      [
        ['2000-01', /at least/],
        ['2000-02+01:00', /at least/],
      ],
    ],
    [
      'bounds on days of the year',
      'xsd:gMonthDay',
      '<xsd:maxInclusive value="--02-28"/>',
      ['--02-28'],
      [['--02-29', /at most/]],
    ],
    [
      'bounds on months of the year',
      'xsd:gMonth',
      '<xsd:maxInclusive value="--06"/>',
      ['--06'],
      [['--07', /at most/]],
    ],
    [
      'bounds on days of the month',
      'xsd:gDay',
      '<xsd:maxInclusive value="---15"/>',
      ['---15'],
      [['---16', /at most/]],
    ],
    ['bounds on years', 'xsd:gYear', '<xsd:minInclusive value="2000"/>', ['2006'], [['1999', /at least/]]],
    [
      'digits',
      'xsd:decimal',
      '<xsd:totalDigits value="4"/><xsd:fractionDigits value="2"/>',
      ['12.34', '0.99', '0012.30'],
      [
        ['123.45', /4 digits/],
        ['1.234', /2 digits behind the point/],
      ],
    ],
    [
      'pattern',
      'xsd:string',
      '<xsd:pattern value="[A-Z]{3}"/><xsd:pattern value="-"/>',
      ['EUR', '-'],
      [
        ['EURO', /expected the pattern \[A-Z\]\{3\} or -/],
        ['xEUR', /pattern/],
      ],
    ],
    [
      'white space',
      'xsd:string',
      '<xsd:whiteSpace value="collapse"/><xsd:maxLength value="3"/>',
      ['  a b  '],
      [['a  bcd', /has 5/]],
    ],
  ];
  for (const [name, base, facets, good, bad] of cases) {
    it(name, () => {
      const codec = restricted(base, facets);
      for (const text of good) {
        const v = decodeValue(codec, text);
        assert.equal(typeof codec.encodeRequest('Do', { v }).xml, 'string');
      }
      for (const [text, sentence] of bad) {
        refuses(() => decodeValue(codec, text), 'SCHEMA_VALUE_INVALID', 'Do/v', sentence);
      }
    });
  }

  it('hold for what is sent as well', () => {
    refuses(
      () => restricted('xsd:int', '<xsd:minInclusive value="1"/>').encodeRequest('Do', { v: 0 }),
      'VALUE_NOT_ENCODABLE',
      'Do/v',
      /Do\/v is "0", expected at least 1/,
    );
  });

  it('hold for what the reader will see of white space', () => {
    const word = restricted('xsd:string', '<xsd:whiteSpace value="collapse"/><xsd:maxLength value="3"/>');
    assert.match(word.encodeRequest('Do', { v: '  a b  ' }).xml, / {2}a b {2}/);
  });

  it('of a derived type come on top of those of its base', () => {
    const codec = valueCodec(
      't:Short',
      `<xsd:simpleType name="Word"><xsd:restriction base="xsd:string"><xsd:pattern value="[a-z]*"/></xsd:restriction></xsd:simpleType>
       <xsd:simpleType name="Short"><xsd:restriction base="t:Word"><xsd:maxLength value="3"/></xsd:restriction></xsd:simpleType>`,
    );
    assert.equal(decodeValue(codec, 'abc'), 'abc');
    refuses(() => decodeValue(codec, 'ab1'), 'SCHEMA_VALUE_INVALID', 'Do/v', /pattern/);
    refuses(() => decodeValue(codec, 'abcd'), 'SCHEMA_VALUE_INVALID', 'Do/v', /has 4/);
  });

  it('that cannot be checked are refused when the schema is first used', () => {
    refuses(
      () => decodeValue(restricted('xsd:string', '<xsd:maxInclusive value="a"/>'), 'a'),
      'SCHEMA_DOCUMENT_INVALID',
      undefined,
      /order is not supported/,
    );
    refuses(
      () => decodeValue(restricted('xsd:int', '<xsd:maxInclusive value="x"/>'), '1'),
      'SCHEMA_DOCUMENT_INVALID',
      undefined,
      /facet/,
    );
    refuses(
      () => decodeValue(valueCodec('t:Nowhere'), '1'),
      'SCHEMA_DOCUMENT_INVALID',
      undefined,
      /type \{urn:t\}Nowhere is in none/,
    );
  });
});

describe('codec: lists and unions', () => {
  const list = valueCodec(
    't:Sizes',
    `<xsd:simpleType name="Sizes"><xsd:restriction><xsd:simpleType><xsd:list itemType="xsd:int"/></xsd:simpleType><xsd:maxLength value="3"/></xsd:restriction></xsd:simpleType>`,
  );
  it('a list is an array', () => {
    assert.deepEqual(decodeValue(list, ' 1  2\n3 '), [1, 2, 3]);
    assert.deepEqual(decodeValue(list, ''), []);
    assert.match(list.encodeRequest('Do', { v: [4, 5] }).xml, />4 5</);
    refuses(() => decodeValue(list, '1 x'), 'SCHEMA_VALUE_INVALID', 'Do/v');
    refuses(() => decodeValue(list, '1 2 3 4'), 'SCHEMA_VALUE_INVALID', 'Do/v', /has 4 items/);
    refuses(() => list.encodeRequest('Do', { v: 4 }), 'VALUE_NOT_ENCODABLE', 'Do/v');
  });

  it('an item of a list cannot have white space in it', () => {
    const words = valueCodec(
      't:Words',
      '<xsd:simpleType name="Words"><xsd:list itemType="xsd:string"/></xsd:simpleType>',
    );
    refuses(() => words.encodeRequest('Do', { v: ['a b'] }), 'VALUE_NOT_ENCODABLE', 'Do/v');
    refuses(() => words.encodeRequest('Do', { v: [''] }), 'VALUE_NOT_ENCODABLE', 'Do/v');
  });

  it('a union takes the first member type that fits', () => {
    const union = valueCodec(
      't:Limit',
      `<xsd:simpleType name="Limit"><xsd:union memberTypes="xsd:int xsd:boolean">
        <xsd:simpleType><xsd:restriction base="xsd:token"><xsd:enumeration value="none"/></xsd:restriction></xsd:simpleType>
       </xsd:union></xsd:simpleType>`,
    );
    assert.deepEqual(
      ['1', 'true', ' none '].map((text) => decodeValue(union, text)),
      [1, true, 'none'],
    );
    assert.match(union.encodeRequest('Do', { v: 'none' }).xml, />none</);
    refuses(() => decodeValue(union, 'some'), 'SCHEMA_VALUE_INVALID', 'Do/v', /one of the types of a union/);
    refuses(() => union.encodeRequest('Do', { v: 1.5 }), 'VALUE_NOT_ENCODABLE', 'Do/v');
  });
});

describe('codec: patterns', () => {
  const cases: [source: string, good: string[], bad: string[]][] = [
    ['[a-z]{3}-[0-9A-Za-z_\\-]+', ['job-a_B-1'], ['job-', 'xjob-1']],
    ['a|b', ['a', 'b'], ['ab', '']],
    ['^$', ['^$'], ['']],
    ['a.c', ['abc'], ['a\nc']],
    ['\\d+', ['12', '٣'], ['x']],
    ['\\D', ['x'], ['1']],
    ['\\w+', ['aé1'], ['a b', '-']],
    ['\\W\\s\\S', ['- x'], ['a x']],
    ['\\i\\c*', ['a-1', '_x', ':y'], ['1a', '-']],
    ['[\\I][\\C]', ['1 '], ['aa']],
    ['[^\\d]', ['x'], ['1']],
    ['[a-z-[aeiou]]+', ['xyz'], ['xay']],
    ['[^a-c-[x]]', ['d', 'z'], ['a', 'x']],
    ['[a\\-z]', ['a', '-', 'z'], ['b']],
    ['[a-]', ['a', '-'], ['b']],
    ['\\p{Lu}\\P{Lu}', ['Aa'], ['aA']],
    ['\\p{IsBasicLatin}\\P{IsGreek}', ['ab'], ['éa', 'aα']],
    ['\\(\\[\\{\\.\\\\\\n', ['([{.\\\n'], ['x']],
    ['(ab)*?', ['', 'abab'], ['a']],
    ['x{2}y{1,}z{0,1}', ['xxyy', 'xxyz'], ['xy']],
    ['[&~@]+', ['&&@'], ['x']],
    ['/=#', ['/=#'], ['x']],
    ['[\\w-\\.]+', ['a-b.c'], ['a b', ',']],
    ['[+-\\d]+', ['+-1'], [',']],
    ['[\\p{Lu}-x]+', ['A-x'], ['Ay']],
  ];
  for (const [source, good, bad] of cases) {
    it(source, () => {
      const expression = patternOf(source);
      for (const text of good) assert.ok(expression.test(text), `takes ${JSON.stringify(text)}`);
      for (const text of bad) assert.ok(!expression.test(text), `refuses ${JSON.stringify(text)}`);
    });
  }

  it('that are malformed are refused', () => {
    for (const source of ['(', '[a', 'a{', '\\p', '\\p{IsKlingon}', '[a-z-[b]c]', '\\', '*']) {
      refuses(() => patternOf(source), 'SCHEMA_DOCUMENT_INVALID', undefined, /malformed/);
    }
  });
});
