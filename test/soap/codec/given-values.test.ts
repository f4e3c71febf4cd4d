import assert from 'node:assert/strict';
import { parseXml } from '../../../src/xml/parse.ts';
import { documentCodec, element, message, refuses, request, sequence } from './described-service.ts';

describe('codec: nil, defaults and fixed values', () => {
  const codec = documentCodec(
    request(
      sequence(
        element('n', 'type="xsd:int" nillable="true"'),
        element('o', 'type="xsd:int" minOccurs="0"'),
        element('d', 'type="xsd:int" default="5" minOccurs="0"'),
        element('f', 'type="xsd:decimal" fixed="1.0" minOccurs="0"'),
      ),
    ),
  );
  it('a nil element is null, and written as nil', () => {
    assert.deepEqual(codec.decodeRequest('Do', message('<n xsi:nil="true"/>')), { n: null });
    assert.equal(
      codec.encodeRequest('Do', { n: null }).xml,
      '<n1:Do xmlns:n1="urn:t"><n1:n xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"></n1:n></n1:Do>',
    );
  });
  it('IN-13: PHP sends nil for an absent optional member', () => {
    assert.deepEqual(codec.decodeRequest('Do', message('<n>1</n><o xsi:nil="1"/>')), { n: 1 });
  });
  it('nil where a value is required is refused', () => {
    const strict = documentCodec(request(sequence(element('a'))));
    refuses(() => strict.decodeRequest('Do', message('<a xsi:nil="true"/>')), 'SCHEMA_NIL_REFUSED', 'Do/a');
  });
  it('an empty element has its default', () => {
    assert.deepEqual(codec.decodeRequest('Do', message('<n>1</n><d/><f/>')), { n: 1, d: 5, f: '1' });
    assert.deepEqual(codec.decodeRequest('Do', message('<n>1</n><d>6</d><f>1.00</f>')), {
      n: 1,
      d: 6,
      f: '1',
    });
    refuses(
      () => codec.decodeRequest('Do', message('<n>1</n><f>2</f>')),
      'SCHEMA_VALUE_INVALID',
      'Do/f',
      /is not "1\.0", the only value allowed/,
    );
  });
  it('undefined members are absent', () => {
    assert.equal(
      codec.encodeRequest('Do', { n: 1, o: undefined }).xml,
      '<n1:Do xmlns:n1="urn:t"><n1:n>1</n1:n></n1:Do>',
    );
  });
});

describe('codec: given values, nil and xsi:type wherever an element stands', () => {
  const named = (name: string, by: string, content: string, attributes = '') =>
    `<xsd:complexType name="${name}" ${attributes}>${by === '' ? content : `<xsd:complexContent><xsd:extension base="t:${by}">${content}</xsd:extension></xsd:complexContent>`}</xsd:complexType>`;
  const text = (name: string) =>
    `<xsd:complexType name="${name}"><xsd:simpleContent><xsd:extension base="xsd:int"><xsd:attribute name="u"/></xsd:extension></xsd:simpleContent></xsd:complexType>`;

  it('defaults and fixed values that are qualified names mean what they mean in the schema', () => {
    const codec = documentCodec(
      request(
        sequence(
          element('q', 'type="xsd:QName" default="t:x"'),
          element('f', 'type="xsd:QName" fixed="t:y"'),
        ),
        '<xsd:attribute name="a" type="xsd:QName" default="x" xmlns="urn:a"/><xsd:attribute name="b" type="xsd:QName" fixed="t:b"/>',
      ),
    );
    const name = (namespace: string, local: string) => ({ namespace, local });
    // No prefix of the schema is declared in the message.
    const sent = parseXml('<Do xmlns="urn:t"><q/><f xmlns:z="urn:t">z:y</f></Do>');
    assert.deepEqual(codec.decodeRequest('Do', sent), {
      q: name('urn:t', 'x'),
      f: name('urn:t', 'y'),
      a: name('urn:a', 'x'),
      b: name('urn:t', 'b'),
    });
    refuses(
      () => codec.decodeRequest('Do', message('<q/><f>t:z</f>')),
      'SCHEMA_VALUE_INVALID',
      'Do/f',
      /is not "t:y"/,
    );
  });

  it('a fixed value may be that of text with attributes, and have white space round it', () => {
    const codec = documentCodec(
      request(sequence(element('m', 'type="t:M" fixed=" 03 "'), element('w', 'type="xsd:int" fixed=" 4 "'))) +
        text('M'),
    );
    assert.deepEqual(codec.decodeRequest('Do', message('<m u="1">3</m><w/>')), {
      m: { $value: 3, u: '1' },
      w: 4,
    });
    refuses(() => codec.decodeRequest('Do', message('<m>4</m><w/>')), 'SCHEMA_VALUE_INVALID', 'Do/m');
    refuses(
      () => codec.encodeRequest('Do', { m: { $value: 3 }, w: 5 }),
      'VALUE_NOT_ENCODABLE',
      'Do/w',
      /the only value allowed/,
    );
  });

  it('a fixed value is the same in any spelling', () => {
    const codec = documentCodec(request(sequence(element('m', 'type="xsd:duration" fixed="PT24H"'))));
    assert.deepEqual(codec.decodeRequest('Do', message('<m>P1D</m>')), { m: 'P1D' });
    refuses(
      () => codec.decodeRequest('Do', message('<m>P2D</m>')),
      'SCHEMA_VALUE_INVALID',
      'Do/m',
      /is not "PT24H"/,
    );
  });

  it('a required attribute has to stand there, though its value be fixed', () => {
    const codec = documentCodec(
      request('', '<xsd:attribute name="v" type="xsd:int" use="required" fixed="5"/>'),
    );
    assert.deepEqual(codec.decodeRequest('Do', message('', 'v="05"')), { v: 5 });
    refuses(() => codec.decodeRequest('Do', message('')), 'SCHEMA_ATTRIBUTE_MISSING', 'Do/@v');
    refuses(() => codec.encodeRequest('Do', { v: 6 }), 'VALUE_NOT_ENCODABLE', 'Do/@v');
  });

  it('a nil element holds nothing, and says so in a word that is one', () => {
    const codec = documentCodec(request(sequence(element('n', 'type="xsd:int" nillable="true"'))));
    assert.deepEqual(codec.decodeRequest('Do', message('<n xsi:nil="true"> </n>')), { n: null });
    refuses(
      () => codec.decodeRequest('Do', message('<n xsi:nil="true">5</n>')),
      'SCHEMA_VALUE_INVALID',
      'Do/n',
      /nil, and yet it holds something/,
    );
    refuses(
      () => codec.decodeRequest('Do', message('<n xsi:nil="true" a="1"/>')),
      'SCHEMA_ATTRIBUTE_UNEXPECTED',
      'Do/n',
    );
    refuses(
      () => codec.decodeRequest('Do', message('<n xsi:nil="yes">5</n>')),
      'SCHEMA_VALUE_INVALID',
      'Do/n',
      /expected true or false/,
    );
  });

  it('a nil element keeps its attributes', () => {
    const codec = documentCodec(
      request(sequence(element('n', 'type="t:N" nillable="true"'))) +
        named('N', '', `${sequence(element('k'))}<xsd:attribute name="a" type="xsd:int" use="required"/>`),
    );
    const value = { n: { $nil: true, a: 1 } };
    assert.deepEqual(codec.decodeRequest('Do', message('<n xsi:nil="true" a="1"/>')), value);
    assert.deepEqual(codec.decodeRequest('Do', parseXml(codec.encodeRequest('Do', value).xml)), value);
  });

  it('a nil element without its required attributes is read, as .NET and JAX-WS write it, but not written', () => {
    const codec = documentCodec(
      request(sequence(element('n', 'type="t:N" nillable="true"'))) +
        named('N', '', `<xsd:attribute name="a" type="xsd:int" use="required"/><xsd:attribute name="b"/>`),
    );
    assert.deepEqual(codec.decodeRequest('Do', message('<n xsi:nil="true"/>')), { n: null });
    refuses(
      () => codec.decodeRequest('Do', message('<n xsi:nil="true" b=""/>')),
      'SCHEMA_ATTRIBUTE_MISSING',
      'Do/n/@a',
    );
    refuses(() => codec.encodeRequest('Do', { n: null }), 'VALUE_NOT_ENCODABLE', 'Do/n/@a', /is missing/);
  });

  const derived = `${named('A', '', sequence(element('k')), 'abstract="true"')}${named('B', 'A', sequence(element('l')))}${named('C', 'B', '', 'abstract="true"')}`;

  it('the element of the operation may be nil, have a default, and a type derived from its own', () => {
    const codec = documentCodec(`<xsd:element name="Do" type="t:A" nillable="true"/>${derived}`);
    const value = { $type: '{urn:t}B', k: 1, l: 2 };
    assert.deepEqual(codec.decodeRequest('Do', message('<k>1</k><l>2</l>', 'xsi:type="t:B"')), value);
    assert.deepEqual(codec.decodeRequest('Do', parseXml(codec.encodeRequest('Do', value).xml)), value);
    assert.equal(codec.decodeRequest('Do', message('', 'xsi:nil="true"')), null);
    refuses(() => codec.decodeRequest('Do', message('<k>1</k>')), 'SCHEMA_TYPE_INVALID', 'Do');
    const number = documentCodec('<xsd:element name="Do" type="xsd:int" default="5"/>');
    assert.equal(number.decodeRequest('Do', message('')), 5);
    refuses(() => number.decodeRequest('Do', message('1', 'xsi:nil="1"')), 'SCHEMA_NIL_REFUSED', 'Do');
  });

  it('an element of the operation that may not be nil is one without members where it says so: SOAP::Lite', () => {
    const codec = documentCodec(request(sequence(element('o', 'minOccurs="0"'))));
    assert.deepEqual(codec.decodeRequest('Do', message('', 'xsi:nil="true"')), {});
    const strict = documentCodec(request(sequence(element('a'))));
    refuses(
      () => strict.decodeRequest('Do', message('', 'xsi:nil="true"')),
      'SCHEMA_ELEMENT_MISSING',
      'Do/a',
    );
    refuses(
      () => codec.decodeRequest('Do', message('<o>1</o>', 'xsi:nil="true"')),
      'SCHEMA_NIL_REFUSED',
      'Do',
    );
  });

  it('an xsi:type that is abstract itself is refused', () => {
    const codec = documentCodec(request(sequence(element('v', 'type="t:A"'))) + derived);
    refuses(
      () => codec.decodeRequest('Do', message('<v xsi:type="t:C"><k>1</k><l>2</l></v>')),
      'SCHEMA_TYPE_INVALID',
      'Do/v',
      /not abstract/,
    );
  });
});
