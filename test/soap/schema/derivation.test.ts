import assert from 'node:assert/strict';
import { ServiceCodec } from '../../../src/soap/codec/service-codec.ts';
import { readSchemas } from '../../../src/soap/schema/read-schema.ts';
import type { ServiceContract } from '../../../src/soap/service-contract.ts';
import { parseXml } from '../../../src/xml/parse.ts';
import {
  documentCodec,
  element,
  membersOf,
  message,
  refuses,
  request,
  sequence,
} from '../codec/described-service.ts';

const XSD = 'xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t"';
const schema = (content: string) =>
  parseXml(
    `<xsd:schema ${XSD} targetNamespace="urn:t" elementFormDefault="qualified">${content}</xsd:schema>`,
  );

/** A codec of the element `Do` in schemas that refer to each other. */
function codecOf(documents: Readonly<Record<string, string>>): ServiceCodec {
  const located = (location: string) => {
    const content = documents[location];
    return content === undefined ? undefined : { location, root: schema(content) };
  };
  const main = located('main.xsd');
  assert.ok(main);
  const operation = {
    name: 'Do',
    style: 'document-literal',
    soapAction: '',
    actions: { request: 'urn:t:P:Do', response: '', faults: {} },
    request: '{urn:t}Do',
    response: '',
    faults: [],
  } as const;
  const contract: ServiceContract = {
    name: 'S',
    namespace: 'urn:t',
    operations: { Do: operation },
    schema: readSchemas([main], located),
  };
  return new ServiceCodec(contract);
}

describe('schema: substitution groups', () => {
  const shapes = `
    <xsd:complexType name="Shape"><xsd:sequence><xsd:element name="id" type="xsd:int"/></xsd:sequence></xsd:complexType>
    <xsd:complexType name="Circle"><xsd:complexContent><xsd:extension base="t:Shape"><xsd:sequence><xsd:element name="radius" type="xsd:int"/></xsd:sequence></xsd:extension></xsd:complexContent></xsd:complexType>
    <xsd:element name="shape" type="t:Shape" abstract="true"/>
    <xsd:element name="circle" type="t:Circle" substitutionGroup="t:shape"/>
    <xsd:element name="disc" substitutionGroup="t:circle"/>
    <xsd:element name="blob" substitutionGroup="t:shape"/>`;
  const one = documentCodec(shapes + request(sequence('<xsd:element ref="t:shape"/>')));

  it('whoever stands in for an element may stand in its place, over several steps too', () => {
    for (const [written, value] of [
      ['<circle><id>1</id><radius>2</radius></circle>', { circle: { id: 1, radius: 2 } }],
      ['<disc><id>1</id><radius>2</radius></disc>', { disc: { id: 1, radius: 2 } }],
      ['<blob><id>1</id></blob>', { blob: { id: 1 } }],
    ] as const) {
      assert.deepEqual(one.decodeRequest('Do', message(written)), value);
      const { xml } = one.encodeRequest('Do', value);
      assert.deepEqual(one.decodeRequest('Do', parseXml(xml)), value);
    }
  });

  it('an abstract element stands nowhere itself, and one has to stand there', () => {
    refuses(
      () => one.decodeRequest('Do', message('<shape><id>1</id></shape>')),
      'SCHEMA_ELEMENT_MISSING',
      'Do',
      /one of circle, blob, disc|one of circle, disc, blob/,
    );
    refuses(() => one.decodeRequest('Do', message('')), 'SCHEMA_ELEMENT_MISSING', 'Do');
  });

  it('several of them are items in their order', () => {
    const many = documentCodec(
      shapes + request(sequence('<xsd:element ref="t:shape" minOccurs="0" maxOccurs="unbounded"/>')),
    );
    const value = { $items: [{ blob: { id: 1 } }, { circle: { id: 2, radius: 3 } }, { blob: { id: 4 } }] };
    const written =
      '<blob><id>1</id></blob><circle><id>2</id><radius>3</radius></circle><blob><id>4</id></blob>';
    assert.deepEqual(many.decodeRequest('Do', message(written)), value);
    assert.deepEqual(many.decodeRequest('Do', parseXml(many.encodeRequest('Do', value).xml)), value);
    assert.deepEqual(many.decodeRequest('Do', message('')), { $items: [] });
  });

  it('an element for which nobody stands in is itself, though it heads a group', () => {
    const codec = documentCodec(
      `<xsd:element name="e" type="xsd:int"/><xsd:element name="f" type="xsd:int" substitutionGroup="t:e"/>${request(sequence('<xsd:element ref="t:f"/>'))}`,
    );
    assert.deepEqual(codec.decodeRequest('Do', message('<f>1</f>')), { f: 1 });
    refuses(() => codec.decodeRequest('Do', message('<e>1</e>')), 'SCHEMA_ELEMENT_MISSING', 'Do/f');
  });

  it('that go in a circle end', () => {
    const codec = documentCodec(
      `<xsd:element name="a" type="xsd:int" substitutionGroup="t:b"/><xsd:element name="b" type="xsd:int" substitutionGroup="t:a"/>${request(sequence('<xsd:element ref="t:a"/>'))}`,
    );
    assert.deepEqual(codec.decodeRequest('Do', message('<b>1</b>')), { b: 1 });
  });
});

describe('schema: redefinitions (part 1 §4.2.2)', () => {
  const base = `
    <xsd:complexType name="Person"><xsd:sequence><xsd:element name="name" type="t:Name"/></xsd:sequence></xsd:complexType>
    <xsd:simpleType name="Name"><xsd:restriction base="xsd:string"><xsd:maxLength value="9"/></xsd:restriction></xsd:simpleType>
    <xsd:group name="G"><xsd:sequence><xsd:element name="g" type="xsd:int"/></xsd:sequence></xsd:group>
    <xsd:attributeGroup name="A"><xsd:attribute name="a" type="xsd:int"/></xsd:attributeGroup>
    <xsd:element name="Do" type="t:Whole"/>
    <xsd:complexType name="Whole"><xsd:sequence><xsd:element name="p" type="t:Person"/><xsd:group ref="t:G"/></xsd:sequence><xsd:attributeGroup ref="t:A"/></xsd:complexType>`;
  const person = `<xsd:complexType name="Person"><xsd:complexContent><xsd:extension base="t:Person"><xsd:sequence><xsd:element name="age" type="xsd:int"/></xsd:sequence></xsd:extension></xsd:complexContent></xsd:complexType>`;
  const name =
    '<xsd:simpleType name="Name"><xsd:restriction base="t:Name"><xsd:minLength value="2"/></xsd:restriction></xsd:simpleType>';
  const groups = `<xsd:group name="G"><xsd:sequence><xsd:group ref="t:G"/><xsd:element name="h" type="xsd:int"/></xsd:sequence></xsd:group>
    <xsd:attributeGroup name="A"><xsd:attributeGroup ref="t:A"/><xsd:attribute name="b" type="xsd:int"/></xsd:attributeGroup>`;

  it('hold wherever the old components were used, and build on them', () => {
    const codec = codecOf({
      'main.xsd': `<xsd:redefine schemaLocation="base.xsd"><xsd:annotation/>${person}${name}${groups}</xsd:redefine>`,
      'base.xsd': base,
    });
    const written = '<p><name>Ada</name><age>36</age></p><g>1</g><h>2</h>';
    const value = { p: { name: 'Ada', age: 36 }, g: 1, h: 2, a: 3, b: 4 };
    assert.deepEqual(codec.decodeRequest('Do', message(written, 'a="3" b="4"')), value);
    refuses(
      () => codec.decodeRequest('Do', message(written.replace('Ada', 'A'))),
      'SCHEMA_VALUE_INVALID',
      'Do/p/name',
    );
    refuses(
      () => codec.decodeRequest('Do', message(written.replace('Ada', 'Ada of Lovelace'))),
      'SCHEMA_VALUE_INVALID',
      'Do/p/name',
    );
  });

  it('hold once, though what they import imports them', () => {
    const codec = codecOf({
      'main.xsd': `<xsd:redefine schemaLocation="base.xsd">${person}</xsd:redefine><xsd:include schemaLocation="other.xsd"/>`,
      'other.xsd': '<xsd:include schemaLocation="main.xsd"/>',
      'base.xsd': base,
    });
    const value = { p: { name: 'Ada', age: 36 }, g: 1 };
    assert.deepEqual(
      codec.decodeRequest('Do', message('<p><name>Ada</name><age>36</age></p><g>1</g>')),
      value,
    );
  });

  it('may be redefined themselves', () => {
    const again = person.replaceAll('age', 'town');
    const codec = codecOf({
      'main.xsd': `<xsd:redefine schemaLocation="middle.xsd">${again}</xsd:redefine>`,
      'middle.xsd': `<xsd:redefine schemaLocation="base.xsd">${person}</xsd:redefine>`,
      'base.xsd': base,
    });
    assert.deepEqual(
      codec.decodeRequest('Do', message('<p><name>Ada</name><age>36</age><town>7</town></p><g>1</g>')),
      { p: { name: 'Ada', age: 36, town: 7 }, g: 1 },
    );
  });
});

describe('schema: restrictions of simple content', () => {
  const types = `
    <xsd:complexType name="Code"><xsd:simpleContent><xsd:extension base="xsd:string"><xsd:attribute name="of" type="xsd:int" fixed="1"/></xsd:extension></xsd:simpleContent></xsd:complexType>
    <xsd:complexType name="Short"><xsd:simpleContent><xsd:restriction base="t:Code"><xsd:maxLength value="3"/></xsd:restriction></xsd:simpleContent></xsd:complexType>
    <xsd:complexType name="Shorter"><xsd:simpleContent><xsd:restriction base="t:Short"><xsd:simpleType><xsd:restriction base="xsd:string"><xsd:minLength value="1"/></xsd:restriction></xsd:simpleType><xsd:maxLength value="2"/></xsd:restriction></xsd:simpleContent></xsd:complexType>`;
  for (const [type, right, wrong] of [
    ['Short', 'abc', 'abcd'],
    ['Shorter', 'ab', 'abc'],
    ['Shorter', 'a', ''],
  ] as const) {
    it(`narrow the text by facets of their own: ${type}, "${wrong}"`, () => {
      const codec = documentCodec(types + request(sequence(`<xsd:element name="v" type="t:${type}"/>`)));
      const { v } = codec.decodeRequest('Do', message(`<v of="01">${right}</v>`)) as { v: unknown };
      assert.deepEqual(v, { $value: right, of: 1 });
      refuses(() => codec.decodeRequest('Do', message(`<v>${wrong}</v>`)), 'SCHEMA_VALUE_INVALID', 'Do/v');
    });
  }

  it('a fixed attribute may be spelled otherwise, and not be another value', () => {
    const codec = documentCodec(types + request(sequence('<xsd:element name="v" type="t:Code"/>')));
    for (const of of ['1', ' 01 ', '+1']) codec.decodeRequest('Do', message(`<v of="${of}">x</v>`));
    refuses(() => codec.decodeRequest('Do', message('<v of="2">x</v>')), 'SCHEMA_VALUE_INVALID', 'Do/v/@of');
  });
});

describe('schema: patterns with blocks of Unicode', () => {
  for (const [block, inside, outside] of [
    ['IsGreek', 'πλέγμα', 'grid'],
    ['IsHebrew', 'שלום', 'shalom'],
    ['IsCJKUnifiedIdeographs', '格', 'x'],
    ['IsGothic', '𐌰', 'a'],
    ['IsCombiningMarksforSymbols', '\u20dd', 'o'],
    ['IsPrivateUse', '\ue000', 'o'],
  ] as const) {
    it(`know ${block}`, () => {
      const type = `<xsd:simpleType name="B"><xsd:restriction base="xsd:string"><xsd:pattern value="\\p{${block}}+"/></xsd:restriction></xsd:simpleType>`;
      const codec = documentCodec(type + request(sequence('<xsd:element name="v" type="t:B"/>')));
      assert.deepEqual(codec.decodeRequest('Do', message(`<v>${inside}</v>`)), { v: inside });
      refuses(() => codec.decodeRequest('Do', message(`<v>${outside}</v>`)), 'SCHEMA_VALUE_INVALID', 'Do/v');
    });
  }
});

describe('schema: restrictions (part 1 §3.4.2)', () => {
  const derived = (name: string, by: string, base: string, content: string) =>
    `<xsd:complexType name="${name}"><xsd:complexContent><xsd:${by} base="t:${base}">${content}</xsd:${by}></xsd:complexContent></xsd:complexType>`;
  const attributes = (...names: string[]) =>
    names.map((name) => `<xsd:attribute name="${name}" type="xsd:int"/>`).join('');

  it('keep the attributes that their base has of the type that it extends', () => {
    const codec = documentCodec(
      `<xsd:complexType name="A">${attributes('a')}</xsd:complexType>${derived('B', 'extension', 'A', attributes('b', 'c'))}
       ${derived('C', 'restriction', 'B', '<xsd:attribute name="c" use="prohibited"/>')}<xsd:element name="Do" type="t:C"/>`,
    );
    assert.deepEqual(codec.decodeRequest('Do', message('', 'a="1" b="2"')), { a: 1, b: 2 });
    refuses(() => codec.decodeRequest('Do', message('', 'c="1"')), 'SCHEMA_ATTRIBUTE_UNEXPECTED', 'Do');
  });
});

describe('schema: block (part 1 §3.3.2, §3.4.2)', () => {
  const types = `<xsd:complexType name="B">${sequence(element('k'))}</xsd:complexType>
    <xsd:complexType name="X"><xsd:complexContent><xsd:extension base="t:B"/></xsd:complexContent></xsd:complexType>
    <xsd:complexType name="R"><xsd:complexContent><xsd:restriction base="t:B">${sequence(element('k'))}</xsd:restriction></xsd:complexContent></xsd:complexType>`;
  const typed = (type: string) => message(`<v xsi:type="t:${type}"><k>1</k></v>`);

  it('keeps types that are derived so from standing in for another', () => {
    const extension = documentCodec(types + request(sequence(element('v', 'type="t:B" block="extension"'))));
    assert.deepEqual(extension.decodeRequest('Do', typed('R')), { v: { k: 1, $type: '{urn:t}R' } });
    refuses(() => extension.decodeRequest('Do', typed('X')), 'SCHEMA_TYPE_INVALID', 'Do/v');
    refuses(
      () => extension.encodeRequest('Do', { v: { k: 1, $type: '{urn:t}X' } }),
      'VALUE_NOT_ENCODABLE',
      'Do/v',
    );
    const all = documentCodec(
      types.replace('name="B"', 'name="B" block="#all"') + request(sequence(element('v', 'type="t:B"'))),
    );
    for (const type of ['R', 'X'])
      refuses(() => all.decodeRequest('Do', typed(type)), 'SCHEMA_TYPE_INVALID', 'Do/v');
  });

  it('keeps elements from standing in for another', () => {
    const codec = documentCodec(
      `<xsd:element name="v" type="xsd:int" block="substitution"/><xsd:element name="w" substitutionGroup="t:v"/>${request(sequence('<xsd:element ref="t:v"/>'))}`,
    );
    assert.deepEqual(codec.decodeRequest('Do', message('<v>1</v>')), { v: 1 });
    refuses(() => codec.decodeRequest('Do', message('<w>1</w>')), 'SCHEMA_ELEMENT_MISSING', 'Do/v');
  });
});

describe('schema: a DataSet of .NET', () => {
  it('is its schema and what that describes', () => {
    const codec = documentCodec(request(sequence('<xsd:element ref="xsd:schema"/>', '<xsd:any/>')));
    const sent = `<s:schema xmlns:s="http://www.w3.org/2001/XMLSchema" id="d"><s:element name="r"/></s:schema><g:diffgram xmlns:g="urn:g"/>`;
    const value = codec.decodeRequest('Do', message(sent));
    assert.deepEqual(Object.keys(membersOf(value)), ['schema', '$any']);
    assert.match(codec.encodeRequest('Do', value).xml, /id="d"><s:element [^>]*name="r">.*diffgram/);
  });
});
