import assert from 'node:assert/strict';
import { isXmlElement } from '../../../src/soap/codec/wildcard-content.ts';
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

describe('codec: attributes', () => {
  const codec = documentCodec(
    request(
      sequence(element('a')),
      '<xsd:attribute name="id" type="xsd:int" use="required"/><xsd:attribute name="on" type="xsd:boolean" default="true"/><xsd:attribute name="v" type="xsd:string" fixed="1"/><xsd:attribute name="q" form="qualified" type="xsd:int"/><xsd:attribute name="a" type="xsd:int"/>',
    ),
  );
  it('are members; those that are absent have their default', () => {
    assert.deepEqual(codec.decodeRequest('Do', message('<a>1</a>', 'id=" 7 " t:q="2" a="5"')), {
      a: 1,
      id: 7,
      on: true,
      v: '1',
      q: 2,
      a$2: 5,
    });
  });
  it('are written in canonical order', () => {
    assert.equal(
      codec.encodeRequest('Do', { a: 1, v: '1', q: 2, id: 7 }).xml,
      '<n1:Do xmlns:n1="urn:t" id="7" v="1" n1:q="2"><n1:a>1</n1:a></n1:Do>',
    );
  });
  it('about the message are let through', () => {
    assert.ok(
      codec.decodeRequest(
        'Do',
        message(
          '<a xsi:type="xsd:int" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xml:lang="en">1</a>',
          'id="7" xsi:schemaLocation="x y"',
        ),
      ),
    );
  });
  it('with another than the fixed value are refused', () => {
    refuses(
      () => codec.decodeRequest('Do', message('<a>1</a>', 'id="7" v="2"')),
      'SCHEMA_VALUE_INVALID',
      'Do/@v',
      /only value allowed/,
    );
  });
  it('that are unknown are refused, by a lenient reader passed over', () => {
    refuses(
      () => codec.decodeRequest('Do', message('<a>1</a>', 'id="7" x="2"')),
      'SCHEMA_ATTRIBUTE_UNEXPECTED',
      'Do',
    );
    assert.ok(codec.decodeRequest('Do', message('<a>1</a>', 'id="7" x="2"'), { ignoreUnknown: true }));
  });
  it('and text make $value', () => {
    const money = documentCodec(
      `<xsd:complexType name="Money"><xsd:simpleContent><xsd:extension base="xsd:decimal"><xsd:attribute name="currency" type="xsd:string"/></xsd:extension></xsd:simpleContent></xsd:complexType>${request(sequence(element('m', 'type="t:Money"')))}`,
    );
    const value = { m: { $value: '1.5', currency: 'EUR' } };
    assert.deepEqual(money.decodeRequest('Do', message('<m currency="EUR">1.50</m>')), value);
    assert.equal(
      money.encodeRequest('Do', value).xml,
      '<n1:Do xmlns:n1="urn:t"><n1:m currency="EUR">1.5</n1:m></n1:Do>',
    );
    refuses(
      () => money.decodeRequest('Do', message('<m currency="EUR">x</m>')),
      'SCHEMA_VALUE_INVALID',
      'Do/m',
    );
    refuses(
      () => money.encodeRequest('Do', { m: '1.5' }),
      'VALUE_NOT_ENCODABLE',
      'Do/m',
      /object with \$value/,
    );
  });
  it('of anyAttribute are kept as they are', () => {
    const open = documentCodec(request(sequence(element('a')), '<xsd:anyAttribute/>'));
    const value = open.decodeRequest('Do', message('<a>1</a>', 't:x="1"'));
    assert.deepEqual(value, {
      a: 1,
      $attributes: [{ prefix: 't', namespace: 'urn:t', local: 'x', value: '1' }],
    });
    assert.equal(
      open.encodeRequest('Do', {
        a: 1,
        $attributes: [{ prefix: 'p', namespace: 'urn:p', local: 'x', value: '1' }],
      }).xml,
      '<n1:Do xmlns:n1="urn:t" xmlns:p="urn:p" p:x="1"><n1:a>1</n1:a></n1:Do>',
    );
  });
});

describe('codec: open content', () => {
  it('elements of xsd:any are kept as they are', () => {
    const codec = documentCodec(
      request(sequence(element('a'), '<xsd:any namespace="##other" minOccurs="0" maxOccurs="2"/>')),
    );
    const content = '<a>1</a><p:x xmlns:p="urn:p" k="v">y</p:x>';
    const value = codec.decodeRequest('Do', message(content));
    assert.equal(
      codec.encodeRequest('Do', value).xml,
      '<n1:Do xmlns:n1="urn:t"><n1:a>1</n1:a><p:x xmlns:p="urn:p" k="v">y</p:x></n1:Do>',
    );
    assert.deepEqual(codec.decodeRequest('Do', message('<a>1</a>')), { a: 1 });
    refuses(() => codec.decodeRequest('Do', message('<a>1</a><b/>')), 'SCHEMA_ELEMENT_UNEXPECTED', 'Do/b');
    refuses(() => codec.encodeRequest('Do', { a: 1, $any: ['x'] }), 'VALUE_NOT_ENCODABLE', 'Do/$any');
    refuses(() => codec.encodeRequest('Do', { a: 1, $any: 'x' }), 'VALUE_NOT_ENCODABLE', 'Do/$any');
    const one = parseXml('<p xmlns="urn:p"/>');
    refuses(
      () => codec.encodeRequest('Do', { a: 1, $any: [one, one, one] }),
      'VALUE_NOT_ENCODABLE',
      'Do/$any',
      /expected 0 to 2/,
    );
  });
  it('the namespaces of xsd:any are held', () => {
    const codec = documentCodec(
      request(sequence('<xsd:any namespace="##targetNamespace ##local urn:p" processContents="lax"/>')),
    );
    for (const good of ['<x/>', '<x xmlns=""/>', '<x xmlns="urn:p"/>'])
      assert.ok(codec.decodeRequest('Do', message(good)));
    refuses(
      () => codec.decodeRequest('Do', message('<x xmlns="urn:q"/>')),
      'SCHEMA_ELEMENT_MISSING',
      'Do/any element',
    );
    const any = documentCodec(request(sequence('<xsd:any/>')));
    assert.ok(any.decodeRequest('Do', message('<x xmlns="urn:q"/>')));
  });
  it('mixed content is the element itself', () => {
    const codec = documentCodec(
      `<xsd:complexType name="Text" mixed="true">${sequence(element('b', 'type="xsd:string"'))}</xsd:complexType>${request(sequence(element('p', 'type="t:Text"')))}`,
    );
    const value = codec.decodeRequest('Do', message('<p>a <b>b</b> c</p>'));
    assert.equal(
      codec.encodeRequest('Do', value).xml,
      '<n1:Do xmlns:n1="urn:t"><n1:p>a <b xmlns="urn:t">b</b> c</n1:p></n1:Do>',
    );
    refuses(() => codec.encodeRequest('Do', { p: 'x' }), 'VALUE_NOT_ENCODABLE', 'Do/p');
  });
  it('the type of a value in anyType may be given, where its value does not tell', () => {
    const list = `<xsd:complexType name="Sizes">${sequence(element('size', 'type="xsd:int" maxOccurs="unbounded"'))}</xsd:complexType>`;
    const codec = documentCodec(
      list + request(sequence(element('v', 'type="xsd:anyType" maxOccurs="unbounded"'))),
    );
    const xsd = (local: string) => `{http://www.w3.org/2001/XMLSchema}${local}`;
    const name = { namespace: 'urn:t', local: 'a' };
    const { xml } = codec.encodeRequest('Do', {
      v: [
        { $type: xsd('int'), $value: 5 },
        { $type: xsd('date'), $value: '2006-05-04' },
        { $type: xsd('QName'), $value: name },
        { $type: '{urn:t}Sizes', $value: [1, 2] },
      ],
    });
    assert.match(xml, /xsi:type="xsd:int">5<.*xsi:type="xsd:date">2006-05-04<.*xsi:type="n1:Sizes"/);
    assert.deepEqual(codec.decodeRequest('Do', parseXml(xml)), { v: [5, '2006-05-04', name, [1, 2]] });
    const wrong = { v: [{ $type: xsd('int'), $value: 'x' }] };
    refuses(() => codec.encodeRequest('Do', wrong), 'VALUE_NOT_ENCODABLE', 'Do/v');
  });

  it('anyType is what the message says that it is', () => {
    const codec = documentCodec(request(sequence(element('v', 'maxOccurs="unbounded"'))));
    const xsd = 'xmlns:xsd="http://www.w3.org/2001/XMLSchema"';
    const decoded = codec.decodeRequest(
      'Do',
      message(`<v>a</v><v ${xsd} xsi:type="xsd:int">1</v><v ${xsd} xsi:type="xsd:anyType">b</v><v><x/></v>`),
    );
    const values: unknown = Object.values(membersOf(decoded))[0];
    assert.ok(Array.isArray(values));
    assert.deepEqual(values.slice(0, 3), ['a', 1, 'b']);
    assert.ok(isXmlElement(values[3]) && values[3].local === 'v');
    const sent = [true, 1.5, 7n, new Date(0), 'x', Uint8Array.of(1)];
    const { xml, valuePrefixes } = codec.encodeRequest('Do', { v: [...sent, null] });
    assert.deepEqual(codec.decodeRequest('Do', parseXml(xml)), { v: [...sent, null] });
    assert.deepEqual(valuePrefixes, ['xsd']);
    refuses(() => codec.encodeRequest('Do', { v: [() => 1] }), 'VALUE_NOT_ENCODABLE', 'Do/v');
    refuses(
      () => codec.encodeRequest('Do', { v: [{ $type: '{urn:t}Nowhere' }] }),
      'VALUE_NOT_ENCODABLE',
      'Do/v',
    );
  });
});
