import assert from 'node:assert/strict';
import type { ErrorCode } from '../../../src/errors/catalogue.ts';
import { ServiceCodec } from '../../../src/soap/codec/service-codec.ts';
import { parseXml } from '../../../src/xml/parse.ts';
import {
  ENCODED_NAMES,
  ENCODED_STYLE,
  payloadOf,
  received,
  refuses,
  rpcContract,
} from './described-service.ts';

/** A job submission as it would have been described in 2006: a structure with an array of structures. */
const SCHEMA = `
  <xsd:import namespace="http://schemas.xmlsoap.org/soap/encoding/"/>
  <xsd:complexType name="Argument"><xsd:sequence>
    <xsd:element name="name" type="xsd:string"/><xsd:element name="value" type="soapenc:string"/></xsd:sequence></xsd:complexType>
  <xsd:complexType name="ArrayOfArgument"><xsd:complexContent><xsd:restriction base="soapenc:Array">
    <xsd:attribute ref="soapenc:arrayType" wsdl:arrayType="t:Argument[]"/></xsd:restriction></xsd:complexContent></xsd:complexType>
  <xsd:complexType name="JobSpec"><xsd:sequence>
    <xsd:element name="application" type="xsd:string"/><xsd:element name="nodes" type="xsd:int"/>
    <xsd:element name="label" type="xsd:string" minOccurs="0"/>
    <xsd:element name="arguments" type="t:ArrayOfArgument"/></xsd:sequence></xsd:complexType>`;

const codec = new ServiceCodec(
  rpcContract('rpc-encoded', ['name="spec" type="t:JobSpec"', 'name="hold" type="xsd:boolean"'], SCHEMA),
);

const expected = {
  spec: {
    application: 'swirl',
    nodes: 2,
    arguments: [
      { name: 'degrees', value: '90' },
      { name: 'size', value: 'big' },
    ],
  },
  hold: true,
};

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const ENCODING = 'http://schemas.xmlsoap.org/soap/encoding/';
const COMMON = `xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`;

const dialects: Readonly<Record<string, string>> = {
  'IN-10: Axis sends members as multiRefs beside the operation': `
    <soapenv:Envelope xmlns:soapenv="${SOAP}" ${COMMON}><soapenv:Body>
    <ns1:Do soapenv:encodingStyle="${ENCODING}" xmlns:ns1="urn:t"><spec href="#id0"/><hold href="#id1"/></ns1:Do>
    <multiRef id="id1" soapenc:root="0" soapenv:encodingStyle="${ENCODING}" xsi:type="xsd:boolean" xmlns:soapenc="${ENCODING}">true</multiRef>
    <multiRef id="id0" soapenc:root="0" soapenv:encodingStyle="${ENCODING}" xsi:type="ns2:JobSpec" xmlns:ns2="urn:t" xmlns:soapenc="${ENCODING}">
      <application xsi:type="soapenc:string">swirl</application>
      <arguments soapenc:arrayType="ns2:Argument[2]" xsi:type="soapenc:Array"><arguments href="#id2"/><arguments href="#id3"/></arguments>
      <label xsi:type="xsd:string" xsi:nil="true"/><nodes href="#id4"/></multiRef>
    <multiRef id="id3" xsi:type="ns3:Argument" xmlns:ns3="urn:t"><name xsi:type="xsd:string">size</name><value xsi:type="xsd:string">big</value></multiRef>
    <multiRef id="id2" xsi:type="ns4:Argument" xmlns:ns4="urn:t"><name xsi:type="xsd:string">degrees</name><value xsi:type="xsd:string">90</value></multiRef>
    <multiRef id="id4" xsi:type="xsd:int">2</multiRef></soapenv:Body></soapenv:Envelope>`,
  'IN-11: .NET names targets by type, arrays among them, and leaves the types of items out': `
    <soap:Envelope xmlns:soap="${SOAP}" xmlns:soapenc="${ENCODING}" xmlns:tns="urn:t" ${COMMON}>
    <soap:Body soap:encodingStyle="${ENCODING}"><tns:Do><spec href="#id1"/><hold xsi:type="xsd:boolean">true</hold></tns:Do>
    <tns:JobSpec id="id1" xsi:type="tns:JobSpec"><application xsi:type="xsd:string">swirl</application><nodes xsi:type="xsd:int">2</nodes>
      <arguments href="#id2"/></tns:JobSpec>
    <soapenc:Array id="id2" soapenc:arrayType="tns:Argument[2]"><Item href="#id3"/><Item href="#id4"/></soapenc:Array>
    <tns:Argument id="id3" xsi:type="tns:Argument"><name xsi:type="xsd:string">degrees</name><value xsi:type="xsd:string">90</value></tns:Argument>
    <tns:Argument id="id4"><name>size</name><value>big</value></tns:Argument></soap:Body></soap:Envelope>`,
  'IN-12: gSOAP sends no xsi:type': `
    <SOAP-ENV:Envelope xmlns:SOAP-ENV="${SOAP}" xmlns:SOAP-ENC="${ENCODING}" ${COMMON} xmlns:ns1="urn:t">
    <SOAP-ENV:Body SOAP-ENV:encodingStyle="${ENCODING}"><ns1:Do><spec><application>swirl</application><nodes>2</nodes>
    <arguments SOAP-ENC:arrayType="ns1:Argument[2]"><item><name>degrees</name><value>90</value></item><item><name>size</name><value>big</value></item></arguments>
    </spec><hold>true</hold></ns1:Do></SOAP-ENV:Body></SOAP-ENV:Envelope>`,
  'IN-12: SOAP::Lite sends members alphabetically, and guesses their types': `
    <soap:Envelope ${COMMON} xmlns:soapenc="${ENCODING}" xmlns:soap="${SOAP}" soap:encodingStyle="${ENCODING}" xmlns:namesp1="http://namespaces.soaplite.com/perl">
    <soap:Body><Do xmlns="urn:t"><hold xsi:type="xsd:boolean">true</hold><spec xsi:type="namesp1:SOAPStruct"><application xsi:type="xsd:string">swirl</application>
    <arguments soapenc:arrayType="xsd:anyType[2]" xsi:type="soapenc:Array"><item xsi:type="namesp1:SOAPStruct"><name xsi:type="xsd:string">degrees</name><value xsi:type="xsd:int">90</value></item>
    <item xsi:type="namesp1:SOAPStruct"><name xsi:type="xsd:string">size</name><value xsi:type="xsd:string">big</value></item></arguments><nodes xsi:type="xsd:int">2</nodes></spec></Do></soap:Body></soap:Envelope>`,
  'IN-12: SOAP::Lite names parameters in order only': `
    <soap:Envelope ${COMMON} xmlns:soapenc="${ENCODING}" xmlns:soap="${SOAP}" xmlns:namesp1="http://namespaces.soaplite.com/perl"><soap:Body><n:Do xmlns:n="urn:t">
    <c-gensym3 xsi:type="namesp1:SOAPStruct"><application>swirl</application><arguments><i><name>degrees</name><value>90</value></i><i><name>size</name><value>big</value></i></arguments><nodes>2</nodes></c-gensym3>
    <c-gensym4 xsi:type="xsd:boolean">1</c-gensym4></n:Do></soap:Body></soap:Envelope>`,
  'IN-12: zeep sends neither encodingStyle nor types': `
    <soap-env:Envelope xmlns:soap-env="${SOAP}"><soap-env:Body><ns0:Do xmlns:ns0="urn:t"><spec><application>swirl</application><nodes>2</nodes>
    <arguments><Argument><name>degrees</name><value>90</value></Argument><Argument><name>size</name><value>big</value></Argument></arguments></spec><hold>true</hold></ns0:Do></soap-env:Body></soap-env:Envelope>`,
  'IN-13: PHP sends nil for absent members, suds two prefixes for one namespace': `
    <SOAP-ENV:Envelope xmlns:SOAP-ENV="${SOAP}" xmlns:ns1="urn:t" ${COMMON} xmlns:SOAP-ENC="${ENCODING}" SOAP-ENV:encodingStyle="${ENCODING}">
    <ns3:Body xmlns:ns3="${SOAP}"><ns1:Do><spec xsi:type="ns1:JobSpec"><application xsi:type="xsd:string">swirl</application><nodes xsi:type="xsd:int">2</nodes><label xsi:nil="true"/>
    <arguments SOAP-ENC:arrayType="ns1:Argument[2]" xsi:type="ns1:ArrayOfArgument"><item xsi:type="ns1:Argument"><name xsi:type="xsd:string">degrees</name><value xsi:type="xsd:string">90</value></item>
    <item xsi:type="ns1:Argument"><name xsi:type="xsd:string">size</name><value xsi:type="xsd:string">big</value></item></arguments></spec><hold xsi:type="xsd:boolean">true</hold></ns1:Do></ns3:Body></SOAP-ENV:Envelope>`,
  'Apache SOAP and kSOAP send the types of the draft of 1999, and its null': `
    <SOAP-ENV:Envelope xmlns:SOAP-ENV="${SOAP}" xmlns:xsi="http://www.w3.org/1999/XMLSchema-instance" xmlns:xsd="http://www.w3.org/1999/XMLSchema" xmlns:SOAP-ENC="${ENCODING}">
    <SOAP-ENV:Body><ns1:Do xmlns:ns1="urn:t" SOAP-ENV:encodingStyle="${ENCODING}"><spec xsi:type="ns1:JobSpec"><application xsi:type="xsd:string">swirl</application>
    <nodes xsi:type="xsd:int">2</nodes><label xsi:type="xsd:string" xsi:null="1"/><arguments SOAP-ENC:arrayType="xsd:ur-type[2]" xsi:type="SOAP-ENC:Array">
    <item xsi:type="ns1:Argument"><name xsi:type="xsd:string">degrees</name><value xsi:type="xsd:string">90</value></item>
    <item xsi:type="ns1:Argument"><name xsi:type="xsd:string">size</name><value xsi:type="xsd:string">big</value></item></arguments></spec>
    <hold xsi:type="xsd:boolean">true</hold></ns1:Do></SOAP-ENV:Body></SOAP-ENV:Envelope>`,
};

/** A message of the codec above with targets beside it. */
function message(spec: string, beside = '') {
  return payloadOf(
    `<e:Envelope xmlns:e="${SOAP}" ${COMMON} xmlns:t="urn:t"><e:Body><t:Do>${spec}<hold>1</hold></t:Do>${beside}</e:Body></e:Envelope>`,
  );
}

describe('codec: rpc/encoded requests', () => {
  for (const [name, envelope] of Object.entries(dialects)) {
    it(name, () => {
      assert.deepEqual(codec.decodeRequest('Do', payloadOf(envelope)), expected);
    });
  }

  it('paths go through references', () => {
    const beside =
      '<multiRef id="a"><application>x</application><nodes href="#b"/><arguments/></multiRef><multiRef id="b">many</multiRef>';
    refuses(
      () => codec.decodeRequest('Do', message('<spec href="#a"/>', beside)),
      'SCHEMA_VALUE_INVALID',
      'Do/spec/nodes',
      /is "many"/,
    );
    refuses(
      () =>
        codec.decodeRequest(
          'Do',
          message('<spec href="#a"/>', '<multiRef id="a"><nodes>1</nodes><arguments/></multiRef>'),
        ),
      'SCHEMA_ELEMENT_MISSING',
      'Do/spec/application',
    );
  });

  it('references that lead nowhere, to two places or back to themselves are refused', () => {
    const cases: [beside: string, code: ErrorCode, sentence: RegExp][] = [
      ['', 'SCHEMA_REFERENCE_MISSING', /No element of the message has the id "a"/],
      ['<multiRef id="a"/><multiRef id="a"/>', 'SCHEMA_REFERENCE_AMBIGUOUS', /Several elements/],
      [
        '<multiRef id="a" href="#b"/><multiRef id="b" href="#a"/>',
        'SCHEMA_REFERENCE_INVALID',
        /leads back to itself/,
      ],
    ];
    for (const [beside, code, sentence] of cases) {
      assert.throws(() => codec.decodeRequest('Do', message('<spec href="#a"/>', beside)), {
        code,
        message: sentence,
      });
    }
  });

  it('references that multiply are stopped', () => {
    const nested = new ServiceCodec(
      rpcContract(
        'rpc-encoded',
        ['name="v" type="t:A"'],
        `<xsd:complexType name="A"><xsd:complexContent><xsd:restriction base="soapenc:Array"><xsd:attribute ref="soapenc:arrayType" wsdl:arrayType="xsd:string[][][][][][]"/></xsd:restriction></xsd:complexContent></xsd:complexType>`,
      ),
    );
    const level = (id: number): string =>
      `<multiRef id="m${id}">${`<i href="#m${id + 1}"/>`.repeat(20)}</multiRef>`;
    const laughs = [0, 1, 2, 3, 4].map(level).join('');
    const blowUp = `<multiRef id="m0">${'<i><i><i><i><i href="#m5"/></i></i></i></i>'.repeat(5000)}</multiRef>`;
    for (const targets of [
      `${laughs}<multiRef id="m5">x</multiRef>`,
      `${blowUp}<multiRef id="m5">${'x'.repeat(10_000)}</multiRef>`,
    ]) {
      const envelope = `<e:Envelope xmlns:e="${SOAP}"><e:Body><t:Do xmlns:t="urn:t"><v href="#m0"/></t:Do>${targets}</e:Body></e:Envelope>`;
      assert.throws(() => nested.decodeRequest('Do', payloadOf(envelope)), {
        code: 'SCHEMA_REFERENCE_INVALID',
        message: /multiply its content/,
      });
    }
  });

  it('a type that does not stand in for the declared one is refused', () => {
    for (const type of ['t:Argument', 't:Nowhere', 'xsd:int']) {
      refuses(
        () => codec.decodeRequest('Do', message(`<spec xsi:type="${type}"/>`)),
        'SCHEMA_TYPE_INVALID',
        'Do/spec',
      );
    }
  });

  it('more unnamed parameters than there are parts are refused', () => {
    const three = '<c-gensym1/><c-gensym2/><c-gensym3/>';
    const one = new ServiceCodec(
      rpcContract('rpc-encoded', ['name="a" type="xsd:string"', 'name="b" type="xsd:string"']),
    );
    refuses(
      () => one.decodeRequest('Do', parseXml(`<t:Do xmlns:t="urn:t">${three}</t:Do>`)),
      'SCHEMA_ELEMENT_UNEXPECTED',
      'Do/c-gensym3',
    );
  });

  it('a missing parameter is named', () => {
    refuses(() => codec.decodeRequest('Do', message('')), 'SCHEMA_ELEMENT_MISSING', 'Do/spec');
    refuses(
      () => codec.decodeRequest('Do', parseXml('<t:Do xmlns:t="urn:t"><c-gensym1>x</c-gensym1></t:Do>')),
      'SCHEMA_TEXT_UNEXPECTED',
      'Do/spec',
    );
  });
});

describe('codec: nothing in rpc/encoded', () => {
  const nillable = `<xsd:complexType name="Row"><xsd:sequence><xsd:element name="name" type="xsd:string"/>
    <xsd:element name="size" type="xsd:int" nillable="true"/><xsd:element name="note" type="xsd:string" nillable="true" minOccurs="0"/>
    <xsd:element name="tags" type="xsd:string" nillable="true" maxOccurs="unbounded"/></xsd:sequence></xsd:complexType>`;
  const rows = (style: 'rpc-encoded' | 'rpc-literal') =>
    new ServiceCodec(rpcContract(style, ['name="row" type="t:Row"'], nillable));
  const row = (members: string) => parseXml(`<t:Do xmlns:t="urn:t" ${COMMON}><row>${members}</row></t:Do>`);
  const named = '<name>a</name><tags>b</tags>';

  it('is said by leaving a nillable member out (SOAP 1.1 §5.1, rule 9), in encoding alone', () => {
    const nil = { row: { name: 'a', size: null, tags: ['b'] } };
    assert.deepEqual(rows('rpc-encoded').decodeRequest('Do', row(named)), nil);
    const stated = row(`<size xsi:nil="1"/>${named}`);
    assert.deepEqual(rows('rpc-encoded').decodeRequest('Do', stated), nil);
    refuses(
      () => rows('rpc-literal').decodeRequest('Do', row(named)),
      'SCHEMA_ELEMENT_MISSING',
      'Do/row/size',
    );
  });

  it('is said of a part by xsi:nil alone, in encoding alone, and never of what has no null (JAX-RPC 1.1 §4.2.1)', () => {
    const parts = [
      'name="text" type="xsd:string"',
      'name="size" type="soapenc:int"',
      'name="count" type="xsd:int"',
    ];
    const encoded = new ServiceCodec(rpcContract('rpc-encoded', parts));
    const nil = { text: null, size: null, count: 1 };
    const { xml } = encoded.encodeRequest('Do', nil);
    assert.match(xml, /<text xsi:nil="true"><\/text><size xsi:nil="true"><\/size><count[^>]*>1</);
    assert.deepEqual(encoded.decodeRequest('Do', received(xml)), nil);
    const call = (members: string) => parseXml(`<t:Do xmlns:t="urn:t" ${COMMON}>${members}</t:Do>`);
    const refused = [
      ['<size>1</size><count>1</count>', 'SCHEMA_ELEMENT_MISSING', 'Do/text'],
      ['<text>a</text><size>1</size><count xsi:nil="true"/>', 'SCHEMA_NIL_REFUSED', 'Do/count'],
    ] as const;
    for (const [members, code, path] of refused)
      refuses(() => encoded.decodeRequest('Do', call(members)), code, path);
    const literal = new ServiceCodec(rpcContract('rpc-literal', ['name="text" type="xsd:string"']));
    refuses(
      () => literal.decodeRequest('Do', call('<text xsi:nil="true"/>')),
      'SCHEMA_NIL_REFUSED',
      'Do/text',
    );
  });

  it('is not said so of members that must have a value, or of lists', () => {
    for (const [members, path] of [
      ['<tags>b</tags>', 'Do/row/name'],
      ['<name>a</name>', 'Do/row/tags'],
    ] as const)
      refuses(() => rows('rpc-encoded').decodeRequest('Do', row(members)), 'SCHEMA_ELEMENT_MISSING', path);
  });
});

describe('codec: rpc/encoded answers', () => {
  it('arrays carry soapenc:arrayType, values of built-in types xsi:type, structures none (IN-21)', () => {
    const { xml, valuePrefixes } = codec.encodeResponse('Do', expected);
    assert.equal(
      xml,
      `<n1:DoResponse xmlns:n1="urn:t" ${ENCODED_NAMES} ${ENCODED_STYLE}><spec>` +
        '<application xsi:type="xsd:string">swirl</application><nodes xsi:type="xsd:int">2</nodes>' +
        `<arguments xmlns:soapenc="${ENCODING}" soapenc:arrayType="n1:Argument[2]">` +
        '<item><name xsi:type="xsd:string">degrees</name><value xsi:type="xsd:string">90</value></item>' +
        '<item><name xsi:type="xsd:string">size</name><value xsi:type="xsd:string">big</value></item></arguments></spec>' +
        '<hold xsi:type="xsd:boolean">true</hold></n1:DoResponse>',
    );
    assert.deepEqual(valuePrefixes, ['xsd', 'xsi', 'n1']);
    assert.deepEqual(codec.decodeResponse('Do', received(xml)), expected);
  });

  it('refuses what is no array, and names the item that is wrong', () => {
    const { spec } = expected;
    refuses(
      () => codec.encodeResponse('Do', { hold: true, spec: { ...spec, arguments: 'x' } }),
      'VALUE_NOT_ENCODABLE',
      'DoResponse/spec/arguments',
    );
    refuses(
      () => codec.encodeResponse('Do', { hold: true, spec: { ...spec, arguments: [{ name: 1 }] } }),
      'VALUE_NOT_ENCODABLE',
      'DoResponse/spec/arguments/item[1]/name',
    );
  });
});

describe('codec: anyType in rpc/encoded', () => {
  const any = new ServiceCodec(rpcContract('rpc-encoded', ['name="v" type="soapenc:Array"'], ''));
  it('reads the types of the drafts of XML Schema by the names that they have now', () => {
    const draft = 'http://www.w3.org/2000/10/XMLSchema';
    const element =
      parseXml(`<t:Do xmlns:t="urn:t" xmlns:s="${draft}" xmlns:si="${draft}-instance" xmlns:e="${ENCODING}">
      <v si:type="e:Array" e:arrayType="s:anyType[4]"><i si:type="s:timeInstant">2006-05-01T12:00:00Z</i>
      <i si:type="s:uriReference">urn:x</i><i si:type="s:boolean">0</i><i si:nil="true"/></v></t:Do>`);
    assert.deepEqual(any.decodeRequest('Do', element), {
      v: [new Date('2006-05-01T12:00:00Z'), 'urn:x', false, null],
    });
  });

  it('IN-12: SOAP4R sends arrays of anyType and maps', () => {
    const envelope = `<env:Envelope ${COMMON} xmlns:env="${SOAP}"><env:Body><n1:Do xmlns:n1="urn:t" xmlns:n2="${ENCODING}" xmlns:n3="http://xml.apache.org/xml-soap">
      <v xsi:type="n2:Array" n2:arrayType="xsd:anyType[2]"><item xsi:type="xsd:string">swirl</item>
      <item xsi:type="n3:Map"><item><key xsi:type="xsd:string">degrees</key><value xsi:type="xsd:int">90</value></item><item><key>__proto__</key></item></item></v></n1:Do></env:Body></env:Envelope>`;
    assert.deepEqual(any.decodeRequest('Do', payloadOf(envelope)), {
      v: [
        'swirl',
        new Map<unknown, unknown>([
          ['degrees', 90],
          ['__proto__', undefined],
        ]),
      ],
    });
  });
  it('arrays in arrays are read by what they say themselves, and written so', () => {
    const value = { v: ['a', [1.5, ['b']]] };
    const { xml } = any.encodeRequest('Do', value);
    assert.deepEqual(any.decodeRequest('Do', received(xml)), value);
    assert.match(xml, /soapenc:arrayType="xsd:anyType\[2\]"/);
  });
  it('types of the schema are known there too', () => {
    const typed = new ServiceCodec(
      rpcContract(
        'rpc-encoded',
        ['name="v" type="xsd:anyType"'],
        '<xsd:complexType name="P"><xsd:sequence><xsd:element name="x" type="xsd:int"/></xsd:sequence></xsd:complexType>',
      ),
    );
    const value = { v: { $type: '{urn:t}P', x: 1 } };
    const { xml } = typed.encodeRequest('Do', value);
    assert.equal(
      xml,
      `<n1:Do xmlns:n1="urn:t" ${ENCODED_NAMES} ${ENCODED_STYLE}><v xsi:type="n1:P"><x xsi:type="xsd:int">1</x></v></n1:Do>`,
    );
    assert.deepEqual(typed.decodeRequest('Do', received(xml)), value);
  });
});

describe('codec: rpc/literal', () => {
  const structure =
    '<xsd:complexType name="P"><xsd:sequence><xsd:element name="x" type="xsd:int"/></xsd:sequence></xsd:complexType>';
  for (const [form, child] of [
    ['qualified', 'n1:x'],
    ['unqualified', 'x'],
  ]) {
    it(`IN-20: parts are unqualified, their children ${form} as the schema says`, () => {
      const literal = new ServiceCodec(
        rpcContract(
          'rpc-literal',
          ['name="p" type="t:P"', 'name="n" type="xsd:int"'],
          structure,
          `elementFormDefault="${form}"`,
        ),
      );
      const value = { p: { x: 1 }, n: 2 };
      const { xml } = literal.encodeRequest('Do', value);
      assert.equal(xml, `<n1:Do xmlns:n1="urn:t"><p><${child}>1</${child}></p><n>2</n></n1:Do>`);
      for (const qualified of ['<t:p><t:x>1</t:x></t:p><t:n>2</t:n>', '<p><x>1</x></p><n>2</n>']) {
        assert.deepEqual(
          literal.decodeRequest('Do', parseXml(`<t:Do xmlns:t="urn:t">${qualified}</t:Do>`)),
          value,
        );
      }
    });
  }
});
