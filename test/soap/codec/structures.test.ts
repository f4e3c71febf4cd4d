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
