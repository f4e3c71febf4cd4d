import assert from 'node:assert/strict';
import { canonicalise } from '../../../src/xml/canonicalise.ts';
import { parseXml } from '../../../src/xml/parse.ts';
import { documentCodec, element, message, refuses, request, sequence } from './described-service.ts';

describe('codec: content models', () => {
  /** Messages with their values, both ways; then values and messages that are refused. */
  interface Model {
    readonly schema: string;
    readonly same: readonly (readonly [content: string, value: object])[];
    readonly refused: readonly (readonly [
      content: string,
      code: Parameters<typeof refuses>[1],
      path: string,
      sentence?: RegExp,
    ])[];
    readonly unsent?: readonly (readonly [value: object, path: string, sentence?: RegExp])[];
  }
  const models: Readonly<Record<string, Model>> = {
    'a sequence': {
      schema: request(
        sequence(
          element('a'),
          element('b', 'type="xsd:string" minOccurs="0"'),
          element('c', 'type="xsd:int" minOccurs="0" maxOccurs="2"'),
        ),
      ),
      same: [
        ['<a>1</a>', { a: 1, c: [] }],
        ['<a>1</a><b>x</b><c>2</c><c>3</c>', { a: 1, b: 'x', c: [2, 3] }],
      ],
      refused: [
        ['', 'SCHEMA_ELEMENT_MISSING', 'Do/a', /Do lacks a: found nothing more/],
        ['<b>x</b><a>1</a>', 'SCHEMA_ELEMENT_MISSING', 'Do/a', /found b/],
        ['<a>1</a><a>1</a>', 'SCHEMA_ELEMENT_UNEXPECTED', 'Do/a[2]', /out of order or too often/],
        ['<a>1</a><c>1</c><c>1</c><c>1</c>', 'SCHEMA_ELEMENT_UNEXPECTED', 'Do/c[3]'],
        ['<a>1</a><d/>', 'SCHEMA_ELEMENT_UNEXPECTED', 'Do/d', /unknown in Do, which takes a, b, c/],
        ['<a xmlns="">1</a>', 'SCHEMA_ELEMENT_MISSING', 'Do/a', /found a without a namespace there/],
        ['<a xmlns="urn:x">1</a>', 'SCHEMA_ELEMENT_MISSING', 'Do/a', /found a in the namespace urn:x there/],
        ['<a>1</a>text', 'SCHEMA_TEXT_UNEXPECTED', 'Do', /"text"/],
        ['<a>1<b/></a>', 'SCHEMA_TEXT_UNEXPECTED', 'Do/a'],
        ['<a><b/></a>', 'SCHEMA_TEXT_UNEXPECTED', 'Do/a', /holds the element b/],
        ['<a>1</a><c>1</c><c>x</c>', 'SCHEMA_VALUE_INVALID', 'Do/c[2]'],
        ['<a x="1">1</a>', 'SCHEMA_ATTRIBUTE_UNEXPECTED', 'Do/a', /attribute x/],
      ],
      unsent: [
        [{}, 'Do/a', /is missing/],
        [{ a: 1, c: [1, 'x'] }, 'Do/c[2]', /is "x"/],
        [{ a: 1, c: [1, 2, 3] }, 'Do/c', /has 3 items, expected 0 to 2/],
        [{ a: 1, c: 1 }, 'Do/c', /no array/],
        [{ a: null }, 'Do/a', /is null/],
      ],
    },
    'a choice': {
      schema: request(
        sequence(`<xsd:choice>${element('a')}${sequence(element('b'), element('c'))}</xsd:choice>`),
      ),
      same: [
        ['<a>1</a>', { a: 1 }],
        ['<b>1</b><c>2</c>', { b: 1, c: 2 }],
      ],
      refused: [
        ['', 'SCHEMA_ELEMENT_MISSING', 'Do', /one of a, b, c/],
        ['<a>1</a><b>1</b>', 'SCHEMA_ELEMENT_UNEXPECTED', 'Do/b'],
        ['<b>1</b>', 'SCHEMA_ELEMENT_MISSING', 'Do/c'],
      ],
      unsent: [
        [{}, 'Do', /none of a, b, c/],
        [{ a: 1, b: 1, c: 1 }, 'Do', /more than one of a, b, c/],
        [{ b: 1 }, 'Do/c', /is missing/],
      ],
    },
    'lists in a group that repeats': {
      schema: request(
        `<xsd:sequence maxOccurs="unbounded">${element('a')}${element('b', 'type="xsd:int" minOccurs="0" maxOccurs="2"')}<xsd:sequence minOccurs="0" maxOccurs="2">${element('c')}${element('d')}</xsd:sequence></xsd:sequence>`,
      ),
      same: [
        [
          '<a>1</a><a>2</a><b>3</b><a>4</a><c>5</c><d>6</d>',
          {
            $items: [
              { a: 1, b: [], $items: [] },
              { a: 2, b: [3], $items: [] },
              { a: 4, b: [], $items: [{ c: 5, d: 6 }] },
            ],
          },
        ],
      ],
      refused: [],
    },
    'a choice of lists': {
      schema:
        '<xsd:complexType name="L"><xsd:sequence><xsd:element name="i" type="xsd:int" minOccurs="0" maxOccurs="unbounded"/></xsd:sequence></xsd:complexType>' +
        request(
          sequence(
            `<xsd:choice>${element('a')}${element('l', 'type="t:L" minOccurs="0"')}${element('m', 'type="t:L"')}</xsd:choice>`,
          ),
        ),
      same: [
        ['<l></l>', { l: [] }],
        ['<m></m>', { m: [] }],
        ['<a>1</a>', { a: 1 }],
      ],
      refused: [],
      unsent: [[{ a: 1, l: [] }, 'Do', /more than one of a, l, m/]],
    },
    'a name that a sequence has twice': {
      schema: request(sequence(element('a'), element('b'), element('a'))),
      same: [['<a>1</a><b>2</b><a>3</a>', { a: [1, 3], b: 2 }]],
      refused: [['<a>1</a><b>2</b>', 'SCHEMA_ELEMENT_MISSING', 'Do/a']],
      unsent: [
        [{ a: [1], b: 2 }, 'Do/a', /has 0 items, expected 1 to 1/],
        [{ a: [1, 2, 3], b: 2 }, 'Do/a', /has 2 items, expected 1 to 1/],
        [{ b: 2 }, 'Do/a'],
      ],
    },
    'a name that stands in a choice and behind it': {
      schema: request(
        sequence(
          `<xsd:choice minOccurs="0">${element('a', 'type="xsd:int" maxOccurs="3"')}${element('b')}</xsd:choice>`,
          element('c', 'type="xsd:int" minOccurs="0"'),
          element('a', 'type="xsd:int" maxOccurs="2"'),
        ),
      ),
      same: [
        ['<c>1</c><a>2</a>', { a: [2], c: 1 }],
        ['<a>1</a><a>2</a><c>3</c><a>4</a>', { a: [1, 2, 4], c: 3 }],
        ['<b>1</b><c>3</c><a>4</a>', { a: [4], b: 1, c: 3 }],
      ],
      refused: [],
    },
    'a name that a choice needs, unless it has another': {
      schema: request(
        sequence(
          element('a', 'type="xsd:int" minOccurs="0" maxOccurs="unbounded"'),
          element('x'),
          `<xsd:choice>${element('a')}${element('b')}</xsd:choice>`,
          `<xsd:sequence minOccurs="0">${element('y')}${element('a')}</xsd:sequence>`,
        ),
      ),
      same: [
        ['<a>1</a><x>2</x><a>3</a>', { a: [1, 3], x: 2 }],
        ['<a>1</a><a>2</a><x>3</x><b>4</b>', { a: [1, 2], x: 3, b: 4 }],
        ['<x>1</x><a>2</a><y>3</y><a>4</a>', { a: [2, 4], x: 1, y: 3 }],
      ],
      refused: [],
    },
    'a repeated choice': {
      schema: request(
        `<xsd:choice minOccurs="1" maxOccurs="3">${element('a')}${element('b', 'type="xsd:string"')}</xsd:choice>`,
      ),
      same: [['<b>x</b><a>1</a><b>y</b>', { $items: [{ b: 'x' }, { a: 1 }, { b: 'y' }] }]],
      refused: [
        ['', 'SCHEMA_ELEMENT_MISSING', 'Do'],
        ['<a>1</a><a>1</a><a>1</a><a>1</a>', 'SCHEMA_ELEMENT_UNEXPECTED', 'Do/a[4]'],
      ],
      unsent: [
        [{}, 'Do/$items', /has 0 items/],
        [{ $items: 1 }, 'Do/$items', /no array/],
        [{ $items: [1] }, 'Do/$items[1]', /no object/],
        [{ $items: [{ a: 'x' }] }, 'Do/$items[1]/a'],
      ],
    },
    'a repeated sequence beside others': {
      schema: request(
        sequence(
          element('n'),
          `<xsd:sequence minOccurs="0" maxOccurs="unbounded">${element('a')}${element('b', 'type="xsd:int" minOccurs="0"')}</xsd:sequence>`,
        ),
      ),
      same: [
        ['<n>0</n>', { n: 0, $items: [] }],
        ['<n>0</n><a>1</a><b>2</b><a>3</a>', { n: 0, $items: [{ a: 1, b: 2 }, { a: 3 }] }],
      ],
      refused: [['<n>0</n><b>2</b>', 'SCHEMA_ELEMENT_UNEXPECTED', 'Do/b']],
    },
    'xsd:all': {
      schema: request(`<xsd:all>${element('a')}${element('b', 'type="xsd:int" minOccurs="0"')}</xsd:all>`),
      same: [['<a>1</a><b>2</b>', { a: 1, b: 2 }]],
      refused: [
        ['<b>2</b>', 'SCHEMA_ELEMENT_MISSING', 'Do/a'],
        ['<a>1</a><a>1</a>', 'SCHEMA_ELEMENT_UNEXPECTED', 'Do/a[2]'],
      ],
    },
    'an optional group': {
      schema: `<xsd:group name="G">${sequence(element('a'), element('b'))}</xsd:group>${request(sequence('<xsd:group ref="t:G" minOccurs="0"/>', element('c')))}`,
      same: [
        ['<c>1</c>', { c: 1 }],
        ['<a>1</a><b>2</b><c>3</c>', { a: 1, b: 2, c: 3 }],
      ],
      refused: [['<a>1</a><c>3</c>', 'SCHEMA_ELEMENT_MISSING', 'Do/b']],
      unsent: [[{ a: 1, c: 1 }, 'Do/b', /is missing/]],
    },
    'the same element in two places': {
      schema: request(sequence(element('a'), element('b'), element('a'))),
      same: [],
      refused: [['<a>1</a><b>2</b>', 'SCHEMA_ELEMENT_MISSING', 'Do/a']],
    },
    attributes: {
      schema: `<xsd:attributeGroup name="G"><xsd:attribute name="q" form="qualified" type="xsd:int"/></xsd:attributeGroup>${request(
        sequence(element('a')),
        '<xsd:attribute name="id" type="xsd:int" use="required"/><xsd:attribute name="on" type="xsd:boolean" default="true"/><xsd:attribute name="v" type="xsd:string" fixed="1"/><xsd:attributeGroup ref="t:G"/>',
      )}`,
      same: [],
      refused: [['<a>1</a>', 'SCHEMA_ATTRIBUTE_MISSING', 'Do/@id', /lacks the attribute id/]],
      unsent: [
        [{ a: 1 }, 'Do/@id', /missing/],
        [{ a: 1, id: 'x' }, 'Do/@id', /is "x"/],
      ],
    },
  };
  for (const [name, model] of Object.entries(models)) {
    describe(name, () => {
      const codec = documentCodec(model.schema);
      for (const [content, value] of model.same) {
        it(`reads and writes ${content || 'nothing'}`, () => {
          assert.deepEqual(codec.decodeRequest('Do', message(content)), value);
          const { xml, valuePrefixes } = codec.encodeRequest('Do', value);
          assert.equal(xml, `<n1:Do xmlns:n1="urn:t">${content.replace(/<(\/?)/g, '<$1n1:')}</n1:Do>`);
          assert.equal(canonicalise(parseXml(xml)), xml);
          assert.deepEqual(valuePrefixes, []);
        });
      }
      for (const [content, code, path, sentence] of model.refused) {
        it(`refuses ${content || 'nothing'}`, () => {
          refuses(() => codec.decodeRequest('Do', message(content)), code, path, sentence);
        });
      }
      for (const [value, path, sentence] of model.unsent ?? []) {
        it(`does not send ${JSON.stringify(value)}`, () => {
          refuses(() => codec.encodeRequest('Do', value), 'VALUE_NOT_ENCODABLE', path, sentence);
        });
      }
    });
  }

  it('xsd:all takes any order', () => {
    const codec = documentCodec(request(`<xsd:all>${element('a')}${element('b')}</xsd:all>`));
    assert.deepEqual(codec.decodeRequest('Do', message('<b>2</b><a>1</a>')), { a: 1, b: 2 });
  });

  it('gathers an element that stands in two places into one array', () => {
    const codec = documentCodec(request(sequence(element('a'), element('b'), element('a'))));
    assert.deepEqual(codec.decodeRequest('Do', message('<a>1</a><b>2</b><a>3</a>')), { a: [1, 3], b: 2 });
  });

  it('names the member that is wrong from the operation on', () => {
    const codec = documentCodec(
      `<xsd:complexType name="Argument">${sequence(element('name', 'type="xsd:string"'), element('value'))}</xsd:complexType>
       <xsd:complexType name="Arguments">${sequence(element('argument', 'type="t:Argument" minOccurs="0" maxOccurs="unbounded"'))}</xsd:complexType>
       ${request(sequence(element('arguments', 'type="t:Arguments"')))}`,
    );
    const good = '<argument><name>a</name><value>1</value></argument>';
    const lacking = '<argument><name>a</name></argument>';
    refuses(
      () =>
        codec.decodeRequest(
          'Do',
          message(`<arguments>${good}<argument><name>b</name><value>x</value></argument></arguments>`),
        ),
      'SCHEMA_VALUE_INVALID',
      'Do/arguments/argument[2]/value',
      /^value is "x"/,
    );
    refuses(
      () => codec.decodeRequest('Do', message(`<arguments>${good}${lacking}</arguments>`)),
      'SCHEMA_ELEMENT_MISSING',
      'Do/arguments/argument[2]/value',
    );
    assert.deepEqual(codec.decodeRequest('Do', message(`<arguments>${good}</arguments>`)), {
      arguments: [{ name: 'a', value: 1 }],
    });
    refuses(
      () =>
        codec.encodeRequest('Do', {
          arguments: [
            { name: 'a', value: 1 },
            { name: 'b', value: 'x' },
          ],
        }),
      'VALUE_NOT_ENCODABLE',
      'Do/arguments/argument[2]/value',
    );
    refuses(
      () => codec.encodeRequest('Do', { arguments: 'x' }),
      'VALUE_NOT_ENCODABLE',
      'Do/arguments',
      /expected an array/,
    );
    refuses(
      () => codec.encodeRequest('Do', { arguments: [1] }),
      'VALUE_NOT_ENCODABLE',
      'Do/arguments/argument',
      /expected an object/,
    );
  });
});
