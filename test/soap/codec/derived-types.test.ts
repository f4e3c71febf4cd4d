import assert from 'node:assert/strict';
import { parseXml } from '../../../src/xml/parse.ts';
import {
  documentCodec,
  element,
  membersOf,
  message,
  refuses,
  request,
  sequence,
} from './described-service.ts';

describe('codec: derived types', () => {
  const codec = documentCodec(
    `<xsd:complexType name="Shape" abstract="true">${sequence(element('x'))}<xsd:attribute name="id" type="xsd:int"/></xsd:complexType>
     <xsd:complexType name="Circle"><xsd:complexContent><xsd:extension base="t:Shape">${sequence(element('r'))}</xsd:extension></xsd:complexContent></xsd:complexType>
     <xsd:complexType name="Point"><xsd:complexContent><xsd:restriction base="t:Shape">${sequence(element('x'))}<xsd:attribute name="id" use="prohibited"/></xsd:restriction></xsd:complexContent></xsd:complexType>
     <xsd:complexType name="Other">${sequence(element('x'))}</xsd:complexType>
     ${request(sequence(element('s', 'type="t:Shape"')))}`,
  );
  it('stand in for their base when xsi:type names them', () => {
    const value = { s: { $type: '{urn:t}Circle', x: 1, r: 2, id: 3 } };
    assert.deepEqual(
      codec.decodeRequest('Do', message('<s xsi:type="t:Circle" id="3"><x>1</x><r>2</r></s>')),
      value,
    );
    const { xml, valuePrefixes } = codec.encodeRequest('Do', value);
    assert.deepEqual(codec.decodeRequest('Do', parseXml(xml)), value);
    assert.deepEqual(valuePrefixes, ['n1']);
  });
  it('by restriction have what they say themselves', () => {
    assert.deepEqual(codec.decodeRequest('Do', message('<s xsi:type="t:Point"><x>1</x></s>')), {
      s: { $type: '{urn:t}Point', x: 1 },
    });
    refuses(
      () => codec.decodeRequest('Do', message('<s xsi:type="t:Point" id="1"><x>1</x></s>')),
      'SCHEMA_ATTRIBUTE_UNEXPECTED',
      'Do/s',
    );
  });
  it('may be announced as their base', () => {
    const circles = documentCodec(
      `<xsd:complexType name="Shape">${sequence(element('x'))}</xsd:complexType>
       <xsd:complexType name="Circle"><xsd:complexContent><xsd:extension base="t:Shape">${sequence(element('r'))}</xsd:extension></xsd:complexContent></xsd:complexType>
       ${request(sequence(element('c', 'type="t:Circle"')))}`,
    );
    const value = { c: { x: 1, r: 2 } };
    assert.deepEqual(
      circles.decodeRequest('Do', message('<c xsi:type="t:Shape"><x>1</x><r>2</r></c>')),
      value,
    );
  });
  it('an abstract type needs one', () => {
    refuses(
      () => codec.decodeRequest('Do', message('<s><x>1</x></s>')),
      'SCHEMA_TYPE_INVALID',
      'Do/s',
      /abstract/,
    );
    refuses(() => codec.encodeRequest('Do', { s: { x: 1 } }), 'VALUE_NOT_ENCODABLE', 'Do/s', /abstract/);
  });
  it('types that are not derived, unknown or malformed are refused', () => {
    for (const type of ['t:Other', 't:Nowhere', 't:Struct', 'q:Circle', 'xsi:int']) {
      refuses(
        () => codec.decodeRequest('Do', message(`<s xsi:type="${type}"><x>1</x></s>`)),
        'SCHEMA_TYPE_INVALID',
        'Do/s',
      );
    }
    refuses(
      () => codec.encodeRequest('Do', { s: { $type: '{urn:t}Other', x: 1 } }),
      'VALUE_NOT_ENCODABLE',
      'Do/s',
      /does not stand in/,
    );
  });
});

describe('codec: types in chains', () => {
  const chain = (length: number, last: string) =>
    documentCodec(
      request(sequence(element('a', 'type="t:T0"'))) +
        Array.from({ length }, (_, at) => {
          const next = at + 1 < length ? `t:T${at + 1}` : last;
          return `<xsd:complexType name="T${at}">${sequence(element('a', `type="${next}" minOccurs="0"`))}</xsd:complexType>`;
        }).join(''),
    );

  it('of any length are read', () => {
    const depth = 90;
    const content = `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;
    let value: unknown = chain(3000, 'xsd:int').decodeRequest('Do', message(content));
    for (let at = 0; at < depth; at += 1) value = Reflect.get(membersOf(value), 'a');
    assert.deepEqual(value, {});
  });

  it('that lead nowhere are told for every message', () => {
    const codec = chain(300, 't:Nope');
    for (const content of ['<a/>', '<a/>', '<a><a/></a>'])
      refuses(() => codec.decodeRequest('Do', message(content)), 'SCHEMA_DOCUMENT_INVALID', undefined);
  });
});

describe('codec: a type that cannot be worked with', () => {
  it('is told for every message, not for the first one alone', () => {
    const codec = documentCodec(
      `${request(sequence(element('a', 'type="t:A"')))}<xsd:complexType name="A">${sequence(element('b', 'type="t:A" minOccurs="0"'), element('c', 'type="t:Nope"'))}</xsd:complexType>`,
    );
    for (const content of ['<a><c>1</c></a>', '<a><c>1</c></a>', '<a><b><c/></b><c/></a>'])
      refuses(() => codec.decodeRequest('Do', message(content)), 'SCHEMA_DOCUMENT_INVALID', undefined);
  });
});
