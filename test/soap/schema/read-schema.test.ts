import assert from 'node:assert/strict';
import type { SchemaModel } from '../../../src/soap/schema/model.ts';
import { readSchemas } from '../../../src/soap/schema/read-schema.ts';
import type { DocumentResolver } from '../../../src/soap/schema/schema-documents.ts';
import { parseXml } from '../../../src/xml/parse.ts';

const XSD = 'http://www.w3.org/2001/XMLSchema';

function schema(content: string, attributes = 'targetNamespace="urn:t"') {
  return parseXml(
    `<xsd:schema xmlns:xsd="${XSD}" xmlns:t="urn:t" xmlns:u="urn:u" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soapenc="http://schemas.xmlsoap.org/soap/encoding/" ${attributes}>${content}</xsd:schema>`,
  );
}

function read(
  content: string,
  attributes?: string,
  others: Record<string, ReturnType<typeof schema>> = {},
): SchemaModel {
  const resolve: DocumentResolver = (location) => {
    const root = others[location];
    return root && { location, root };
  };
  return readSchemas([{ location: 'main.xsd', root: schema(content, attributes) }], resolve);
}

const invalid = (message: RegExp) => ({ code: 'SCHEMA_DOCUMENT_INVALID', message });

describe('schema: reading', () => {
  it('names anonymous types after where they stand', () => {
    const { elements, types } = read(
      `<xsd:element name="a"><xsd:complexType><xsd:sequence><xsd:element name="b"><xsd:simpleType>
         <xsd:restriction base="xsd:string"><xsd:maxLength value="3"/></xsd:restriction></xsd:simpleType></xsd:element>
       </xsd:sequence><xsd:attribute name="c"><xsd:simpleType><xsd:list itemType="xsd:int"/></xsd:simpleType></xsd:attribute></xsd:complexType></xsd:element>`,
    );
    assert.deepEqual(elements, { '{urn:t}a': { type: '{urn:t}a/' } });
    assert.deepEqual(Object.keys(types).sort(), ['{urn:t}a/', '{urn:t}a//@c', '{urn:t}a//b']);
    assert.deepEqual(types['{urn:t}a//b'], {
      kind: 'simple',
      base: `{${XSD}}string`,
      facets: { maxLength: 3 },
    });
    assert.deepEqual(types['{urn:t}a//@c'], { kind: 'list', item: `{${XSD}}int` });
  });

  it('keeps documentation, white space collapsed', () => {
    const { types } = read(
      '<xsd:simpleType name="s"><xsd:annotation><xsd:documentation>\n one\n  two </xsd:documentation><xsd:appinfo/></xsd:annotation><xsd:restriction base="xsd:string"/></xsd:simpleType>',
    );
    assert.equal(types['{urn:t}s']?.documentation, 'one two');
  });

  it('qualifies local elements and attributes as the schema and their own form say', () => {
    const content =
      '<xsd:complexType name="c"><xsd:sequence><xsd:element name="a" type="xsd:int"/><xsd:element name="b" type="xsd:int" form="unqualified"/></xsd:sequence><xsd:attribute name="d" type="xsd:int"/></xsd:complexType>';
    const { types } = read(
      content,
      'targetNamespace="urn:t" elementFormDefault="qualified" attributeFormDefault="qualified"',
    );
    const type = types['{urn:t}c'];
    assert.ok(type?.kind === 'complex');
    assert.deepEqual(
      type.content?.particles.map((particle) => particle.kind === 'element' && particle.name),
      ['{urn:t}a', 'b'],
    );
    assert.equal(type.attributes?.[0]?.name, '{urn:t}d');
  });

  it('puts groups, attribute groups and referred elements in their places', () => {
    const { types } = read(
      `<xsd:element name="e" type="xsd:int" nillable="true"/>
       <xsd:attribute name="g" type="xsd:boolean" default="true"/>
       <xsd:group name="G"><xsd:choice><xsd:element ref="t:e"/><xsd:element name="f"/></xsd:choice></xsd:group>
       <xsd:attributeGroup name="A"><xsd:attribute ref="t:g" use="required"/><xsd:attribute ref="xml:lang"/><xsd:anyAttribute/></xsd:attributeGroup>
       <xsd:complexType name="c"><xsd:group ref="t:G" minOccurs="0" maxOccurs="unbounded"/><xsd:attributeGroup ref="t:A"/></xsd:complexType>
       <xsd:complexType name="none"><xsd:sequence><xsd:element name="gone" type="xsd:int" minOccurs="0" maxOccurs="0"/></xsd:sequence></xsd:complexType>`,
    );
    assert.deepEqual(types['{urn:t}c'], {
      kind: 'complex',
      content: {
        kind: 'choice',
        particles: [
          { kind: 'element', name: '{urn:t}e', type: `{${XSD}}int`, nillable: true },
          { kind: 'element', name: 'f', type: `{${XSD}}anyType` },
        ],
        min: 0,
        max: 'unbounded',
      },
      attributes: [
        { name: '{urn:t}g', type: `{${XSD}}boolean`, required: true, default: 'true' },
        { name: '{http://www.w3.org/XML/1998/namespace}lang', type: `{${XSD}}anySimpleType` },
      ],
      anyAttribute: 'any',
    });
    assert.deepEqual(types['{urn:t}none'], { kind: 'complex' });
  });

  it('reads simple content, its restriction and unions', () => {
    const { types } = read(
      `<xsd:complexType name="a"><xsd:simpleContent><xsd:extension base="xsd:decimal"><xsd:attribute name="k" type="xsd:int" fixed="1"/></xsd:extension></xsd:simpleContent></xsd:complexType>
       <xsd:complexType name="b"><xsd:simpleContent><xsd:restriction base="t:a"><xsd:simpleType><xsd:restriction base="xsd:decimal"><xsd:minInclusive value="0"/></xsd:restriction></xsd:simpleType></xsd:restriction></xsd:simpleContent></xsd:complexType>
       <xsd:complexType name="c"><xsd:simpleContent><xsd:extension base="t:a"/></xsd:simpleContent></xsd:complexType>
       <xsd:simpleType name="u"><xsd:union memberTypes="xsd:int t:v"/></xsd:simpleType>
       <xsd:simpleType name="v"><xsd:restriction><xsd:simpleType><xsd:restriction base="xsd:token"/></xsd:simpleType><xsd:pattern value="a"/><xsd:pattern value="b"/></xsd:restriction></xsd:simpleType>`,
    );
    assert.deepEqual(types['{urn:t}a'], {
      kind: 'complex',
      text: `{${XSD}}decimal`,
      attributes: [{ name: 'k', type: `{${XSD}}int`, fixed: '1' }],
    });
    const restricted = types['{urn:t}b'];
    assert.ok(restricted?.kind === 'complex');
    assert.deepEqual(
      [restricted.text, restricted.derivation, restricted.attributes?.length],
      ['{urn:t}b/text', { by: 'restriction', base: '{urn:t}a' }, 1],
    );
    const extended = types['{urn:t}c'];
    assert.ok(extended?.kind === 'complex');
    assert.equal(extended.text, `{${XSD}}decimal`);
    assert.deepEqual(types['{urn:t}u'], { kind: 'union', members: [`{${XSD}}int`, '{urn:t}v'] });
    assert.deepEqual(types['{urn:t}v'], {
      kind: 'simple',
      base: '{urn:t}v/base',
      facets: { pattern: ['a', 'b'] },
    });
  });

  it('reads section 5 arrays in both ways of writing them', () => {
    const { types } = read(
      `<xsd:import namespace="http://schemas.xmlsoap.org/soap/encoding/" schemaLocation="nowhere.xsd"/>
       <xsd:complexType name="a"><xsd:complexContent><xsd:restriction base="soapenc:Array"><xsd:attribute ref="soapenc:arrayType" wsdl:arrayType="soapenc:string[][,]"/></xsd:restriction></xsd:complexContent></xsd:complexType>
       <xsd:complexType name="b"><xsd:complexContent><xsd:restriction base="soapenc:Array"><xsd:sequence><xsd:element name="x" type="t:a" maxOccurs="unbounded"/></xsd:sequence></xsd:restriction></xsd:complexContent></xsd:complexType>
       <xsd:element name="c" type="soapenc:base64"/><xsd:element name="d" type="soapenc:Struct"/>`,
    );
    assert.deepEqual(types['{urn:t}a'], {
      kind: 'complex',
      array: { item: `{${XSD}}string`, rank: 2, dimensions: [1, 2] },
    });
    assert.deepEqual(types['{urn:t}b'], { kind: 'complex', array: { item: '{urn:t}a', rank: 1 } });
  });

  it('follows imports and includes, each document once, and gives chameleons the namespace', () => {
    const chameleon = schema(
      '<xsd:simpleType name="s"><xsd:restriction base="xsd:int"/></xsd:simpleType><xsd:element name="e" type="s"/>',
      '',
    );
    const other = schema(
      '<xsd:import namespace="urn:t" schemaLocation="main2.xsd"/><xsd:element name="e" type="t:s"/>',
      'targetNamespace="urn:u"',
    );
    const again = schema(
      '<xsd:include schemaLocation="chameleon.xsd"/><xsd:import namespace="urn:u" schemaLocation="other.xsd"/>',
    );
    const model = read(
      '<xsd:include schemaLocation="chameleon.xsd"/><xsd:import namespace="urn:u" schemaLocation="other.xsd"/><xsd:import namespace="urn:elsewhere"/>',
      undefined,
      {
        'chameleon.xsd': chameleon,
        'other.xsd': other,
        'main2.xsd': again,
      },
    );
    assert.deepEqual(model.elements, { '{urn:t}e': { type: '{urn:t}s' }, '{urn:u}e': { type: '{urn:t}s' } });
  });

  const broken: [name: string, content: string, sentence: RegExp][] = [
    [
      'a document that cannot be found',
      '<xsd:include schemaLocation="gone.xsd"/>',
      /main\.xsd refers to gone\.xsd, which cannot be found/,
    ],
    [
      'what is missing of an import that cannot be found',
      '<xsd:import namespace="urn:u" schemaLocation="gone.xsd"/><xsd:complexType name="c"><xsd:sequence><xsd:element ref="u:e"/></xsd:sequence></xsd:complexType>',
      /refers to the element \{urn:u\}e, unknown here/,
    ],
    [
      'a document of another namespace',
      '<xsd:import namespace="urn:v" schemaLocation="u.xsd"/>',
      /u\.xsd has the namespace "urn:u", expected "urn:v"/,
    ],
    [
      'a document that is no schema',
      '<xsd:import namespace="" schemaLocation="html"/>',
      /html is a html, not an xsd:schema/,
    ],
    [
      'a redefinition of nothing',
      '<xsd:redefine schemaLocation="none.xsd"><xsd:simpleType name="s"><xsd:restriction base="t:s"/></xsd:simpleType></xsd:redefine>',
      /xsd:simpleType "s" refers to the type \{urn:t\}s, unknown here/,
    ],
    [
      'a redefinition of what cannot be redefined',
      '<xsd:redefine schemaLocation="none.xsd"><xsd:notation name="n"/></xsd:redefine>',
      /xsd:redefine holds xsd:notation "n"/,
    ],
    [
      'an unknown reference',
      '<xsd:complexType name="c"><xsd:sequence><xsd:element ref="t:gone"/></xsd:sequence></xsd:complexType>',
      /refers to the element \{urn:t\}gone, unknown here/,
    ],
    [
      'an unknown attribute',
      '<xsd:complexType name="c"><xsd:attribute ref="t:gone"/></xsd:complexType>',
      /attribute \{urn:t\}gone/,
    ],
    ['a component without name', '<xsd:element/>', /An xsd:element has no attribute name/],
    ['a simple type of nothing', '<xsd:simpleType name="s"/>', /neither restriction, list nor union/],
    [
      'a content that derives from nothing',
      '<xsd:complexType name="c"><xsd:complexContent/></xsd:complexType>',
      /neither extends nor restricts/,
    ],
    [
      'an array of nothing',
      '<xsd:complexType name="c"><xsd:complexContent><xsd:restriction base="soapenc:Array"/></xsd:complexContent></xsd:complexType>',
      /does not say what its items are/,
    ],
    [
      'a malformed array type',
      '<xsd:complexType name="c"><xsd:complexContent><xsd:restriction base="soapenc:Array"><xsd:attribute ref="soapenc:arrayType" wsdl:arrayType="xsd:int"/></xsd:restriction></xsd:complexContent></xsd:complexType>',
      /"xsd:int" is no array type/,
    ],
    [
      'an occurrence that is no range',
      '<xsd:complexType name="c"><xsd:sequence><xsd:element name="a" minOccurs="2"/></xsd:sequence></xsd:complexType>',
      /occurs 2 to 1 times/,
    ],
    [
      'a group in itself',
      '<xsd:group name="G"><xsd:sequence><xsd:group ref="t:G"/></xsd:sequence></xsd:group><xsd:complexType name="c"><xsd:group ref="t:G"/></xsd:complexType>',
      /contains itself/,
    ],
    [
      'a particle that is none',
      '<xsd:complexType name="c"><xsd:sequence><xsd:attribute name="a"/></xsd:sequence></xsd:complexType>',
      /stands where an element/,
    ],
  ];
  for (const [name, content, sentence] of broken) {
    it(`refuses ${name}`, () => {
      const others = {
        'u.xsd': schema('', 'targetNamespace="urn:u"'),
        'none.xsd': schema(''),
        html: parseXml('<html/>'),
      };
      assert.throws(() => read(content, undefined, others), invalid(sentence));
    });
  }
});
