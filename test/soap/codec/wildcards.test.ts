import assert from 'node:assert/strict';
import { canonicalise } from '../../../src/xml/canonicalise.ts';
import { parseXml } from '../../../src/xml/parse.ts';
import { documentCodec, element, message, refuses, request, sequence } from './described-service.ts';

describe('codec: wildcards and text between elements', () => {
  const any = (attributes: string) =>
    `<xsd:any minOccurs="0" maxOccurs="unbounded" processContents="lax" ${attributes}/>`;
  const written = (codec: ReturnType<typeof documentCodec>, value: unknown) =>
    canonicalise(parseXml(codec.encodeRequest('Do', value).xml)).replace(/ xmlns:?\w*="[^"]*"/g, '');

  it('several wildcards share a member, and each is written where it was read', () => {
    const codec = documentCodec(
      request(
        sequence(any('namespace="##other"'), element('a'), any('namespace="##local ##targetNamespace"')),
      ),
    );
    const sent = '<o:x xmlns:o="urn:o"/><a>1</a><b/><c xmlns=""/>';
    const value = codec.decodeRequest('Do', message(sent));
    assert.equal(written(codec, value), '<n1:Do><o:x></o:x><n1:a>1</n1:a><b></b><c></c></n1:Do>');
    refuses(
      () => codec.encodeRequest('Do', { a: 1, $any: [parseXml('<c/>'), parseXml('<x xmlns="urn:o"/>')] }),
      'VALUE_NOT_ENCODABLE',
      'Do/$any',
      /\{urn:o\}x, whose namespace is not let through/,
    );
  });

  it('what a wildcard lets through is held to its declaration, unless the schema skips it', () => {
    const known = '<xsd:element name="known" type="xsd:int"/>';
    const checked = documentCodec(known + request(sequence(any(''))));
    assert.ok(checked.decodeRequest('Do', message('<known>1</known><unknown/>')));
    const strict = documentCodec(known + request(sequence(any('').replace('lax', 'strict'))));
    assert.ok(strict.decodeRequest('Do', message('<known>1</known><o:unknown xmlns:o="urn:o"/>')));
    const unknown = message('<known>1</known><unknown/>');
    refuses(
      () => strict.decodeRequest('Do', unknown),
      'SCHEMA_ELEMENT_UNEXPECTED',
      'Do/unknown',
      /declared nowhere/,
    );
    assert.ok(strict.decodeRequest('Do', unknown, { ignoreUnknown: true }));
    const typed = '<t:unknown xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="t:T"/>';
    assert.ok(strict.decodeRequest('Do', message(typed)));
    refuses(
      () => checked.decodeRequest('Do', message('<known>x</known>')),
      'SCHEMA_VALUE_INVALID',
      'Do/known',
    );
    const skipped = documentCodec(known + request(sequence(any('').replace('lax', 'skip'))));
    assert.ok(skipped.decodeRequest('Do', message('<known>x</known>')));
  });

  it('names in the values of what passes through mean what they meant, and signatures are told of them', () => {
    const codec = documentCodec(request(sequence(any('namespace="##other"'))));
    const type = `xsi:type="p:T" xmlns:p="urn:p" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`;
    const value = codec.decodeRequest(
      'Do',
      message(`<o:x xmlns:o="urn:o" ${type}><o:y>t:z</o:y><o:u>urn:z</o:u></o:x>`),
    );
    const { xml, valuePrefixes } = codec.encodeRequest('Do', value);
    assert.match(xml, /<o:x [^>]*xmlns:p="urn:p" xmlns:t="urn:t"/);
    assert.deepEqual([...valuePrefixes].sort(), ['p', 't']);
  });

  it('attributes that are not listed have to be of the namespaces that the schema says', () => {
    const codec = documentCodec(
      request('', '<xsd:attribute name="a" type="xsd:int"/><xsd:anyAttribute namespace="##other"/>'),
    );
    assert.ok(codec.decodeRequest('Do', message('', 'a="1" o:b="2" xmlns:o="urn:o"')));
    for (const attribute of ['b="2"', 't:b="2"'])
      refuses(() => codec.decodeRequest('Do', message('', attribute)), 'SCHEMA_ATTRIBUTE_UNEXPECTED', 'Do');
  });

  it('elements with text between them are checked too', () => {
    const codec = documentCodec(
      request(
        sequence(element('b', 'type="xsd:int" minOccurs="0"')),
        '<xsd:attribute name="a" use="required"/>',
      ).replace('<xsd:complexType>', '<xsd:complexType mixed="true">'),
    );
    assert.match(
      codec.encodeRequest('Do', codec.decodeRequest('Do', message('x<b>1</b>y', 'a=""'))).xml,
      />x<b [^>]*>1<\/b>y</,
    );
    refuses(() => codec.decodeRequest('Do', message('x<b>z</b>', 'a=""')), 'SCHEMA_VALUE_INVALID', 'Do/b');
    refuses(() => codec.decodeRequest('Do', message('x<c/>', 'a=""')), 'SCHEMA_ELEMENT_UNEXPECTED', 'Do/c');
    refuses(() => codec.decodeRequest('Do', message('x')), 'SCHEMA_ATTRIBUTE_MISSING', 'Do/@a');
  });

  it('a choice whose branches have a member in common is that branch which has all that is there', () => {
    const codec = documentCodec(
      request(
        `<xsd:choice>${sequence(element('id'), element('name'))}${sequence(element('code'), element('name'))}</xsd:choice>`,
      ),
    );
    for (const content of ['<id>1</id><name>2</name>', '<code>1</code><name>2</name>']) {
      const value = codec.decodeRequest('Do', message(content));
      assert.deepEqual(codec.decodeRequest('Do', parseXml(codec.encodeRequest('Do', value).xml)), value);
    }
    refuses(
      () => codec.encodeRequest('Do', { id: 1, code: 2, name: 3 }),
      'VALUE_NOT_ENCODABLE',
      'Do',
      /more than one of/,
    );
  });

  it('a pair that may be left out is a pair', () => {
    const codec = documentCodec(
      request(
        sequence(
          `<xsd:sequence minOccurs="0">${element('e', 'type="xsd:int" minOccurs="2" maxOccurs="2"')}</xsd:sequence>`,
        ),
      ),
    );
    for (const content of ['', '<e>1</e><e>2</e>']) assert.ok(codec.decodeRequest('Do', message(content)));
    refuses(() => codec.decodeRequest('Do', message('<e>1</e>')), 'SCHEMA_ELEMENT_MISSING', 'Do/e');
  });

  it('text with attributes may come as a type with more of them', () => {
    const money = (name: string, base: string, attribute: string) =>
      `<xsd:complexType name="${name}"><xsd:simpleContent><xsd:extension base="${base}"><xsd:attribute name="${attribute}"/></xsd:extension></xsd:simpleContent></xsd:complexType>`;
    const codec = documentCodec(
      `${request(sequence(element('m', 'type="t:Money"')))}${money('Money', 'xsd:int', 'currency')}${money('Dated', 't:Money', 'date')}`,
    );
    const value = { m: { $value: 5, currency: 'EUR', date: 'today', $type: '{urn:t}Dated' } };
    const sent = message('<m xsi:type="t:Dated" currency="EUR" date="today">5</m>');
    assert.deepEqual(codec.decodeRequest('Do', sent), value);
    assert.deepEqual(codec.decodeRequest('Do', parseXml(codec.encodeRequest('Do', value).xml)), value);
  });
});
