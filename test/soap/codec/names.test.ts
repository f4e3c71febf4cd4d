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

describe('codec: names and readers', () => {
  it('members may be named as what every object has: __proto__, constructor', () => {
    const codec = documentCodec(
      request(
        sequence(
          element('__proto__', 'type="t:P" minOccurs="0"'),
          element('constructor', 'type="xsd:int" minOccurs="0"'),
          element('toString', 'type="xsd:int" minOccurs="0"'),
        ),
        '',
      ).replace(
        '<xsd:element name="Do">',
        `<xsd:complexType name="P">${sequence(element('admin', 'type="xsd:boolean"'))}</xsd:complexType><xsd:element name="Do">`,
      ),
    );
    const value = codec.decodeRequest(
      'Do',
      message('<__proto__><admin>true</admin></__proto__><constructor>1</constructor>'),
    );
    assert.equal(Object.getPrototypeOf(membersOf(value)), Object.prototype);
    assert.equal(Reflect.get(membersOf(value), 'admin'), undefined);
    assert.deepEqual(Object.keys(membersOf(value)), ['__proto__', 'constructor']);
    assert.equal(
      codec.encodeRequest('Do', value).xml,
      '<n1:Do xmlns:n1="urn:t"><n1:__proto__><n1:admin>true</n1:admin></n1:__proto__><n1:constructor>1</n1:constructor></n1:Do>',
    );
    assert.equal(codec.encodeRequest('Do', {}).xml, '<n1:Do xmlns:n1="urn:t"></n1:Do>');
  });
  it('a lenient reader passes unknown elements over, wherever they stand', () => {
    const codec = documentCodec(request(sequence(element('a'), element('b'))));
    const content = '<new/><a>1</a><newer xmlns="urn:other"/><b>2</b><newest>x</newest>';
    refuses(() => codec.decodeRequest('Do', message(content)), 'SCHEMA_ELEMENT_MISSING', 'Do/a');
    assert.deepEqual(codec.decodeRequest('Do', message(content), { ignoreUnknown: true }), { a: 1, b: 2 });
  });
  it('a legacy face takes children without namespace', () => {
    const codec = documentCodec(request(sequence(element('a'))));
    assert.deepEqual(codec.decodeRequest('Do', message('<a xmlns="">1</a>'), { anyQualification: true }), {
      a: 1,
    });
    assert.deepEqual(
      codec.decodeRequest('Do', message('<a xmlns="">1</a><x xmlns=""/>'), {
        anyQualification: true,
        ignoreUnknown: true,
      }),
      { a: 1 },
    );
    refuses(
      () => codec.decodeRequest('Do', message('<a xmlns="urn:other">1</a>'), { anyQualification: true }),
      'SCHEMA_ELEMENT_MISSING',
      'Do/a',
    );
  });
  it('unqualified schemas have unqualified children', () => {
    const codec = documentCodec(
      request(sequence(element('a'), element('b', 'type="xsd:int" form="qualified"'))),
      '',
    );
    assert.equal(
      codec.encodeRequest('Do', { a: 1, b: 2 }).xml,
      '<n1:Do xmlns:n1="urn:t"><a>1</a><n1:b>2</n1:b></n1:Do>',
    );
  });
  it('types may contain themselves', () => {
    const codec = documentCodec(
      `<xsd:complexType name="Tree">${sequence(element('v'), element('child', 'type="t:Tree" minOccurs="0" maxOccurs="unbounded"'))}</xsd:complexType>${request(sequence(element('root', 'type="t:Tree"')))}`,
    );
    const value = {
      root: {
        v: 1,
        child: [
          { v: 2, child: [] },
          { v: 3, child: [{ v: 4, child: [] }] },
        ],
      },
    };
    assert.deepEqual(codec.decodeRequest('Do', parseXml(codec.encodeRequest('Do', value).xml)), value);
  });
  it('another element than that of the operation is refused', () => {
    const codec = documentCodec(request(sequence(element('a'))));
    refuses(
      () => codec.decodeRequest('Do', parseXml('<Do xmlns="urn:other"/>')),
      'SCHEMA_ELEMENT_UNEXPECTED',
      'Do',
    );
    refuses(
      () => codec.operationOf(parseXml('<Undo xmlns="urn:t"/>')),
      'OPERATION_UNKNOWN',
      'Undo',
      /expected one of Do/,
    );
    assert.equal(codec.operationOf(message('')).name, 'Do');
  });
  it('global elements are read and written by name', () => {
    const codec = documentCodec(`${element('Header', 'type="xsd:int"')}${request('')}`);
    const { xml } = codec.encodeElement('{urn:t}Header', 5);
    assert.equal(codec.decodeElement(parseXml(xml)), 5);
    assert.equal(codec.decodeElement(parseXml('<Other xmlns="urn:t"/>')), undefined);
    refuses(() => codec.encodeElement('{urn:t}Other', 5), 'SCHEMA_DOCUMENT_INVALID', undefined);
    assert.deepEqual(codec.decodeRequest('Do', message('')), {});
    refuses(() => codec.encodeElement('{urn:t}Do', 5), 'VALUE_NOT_ENCODABLE', 'Do');
  });
});
