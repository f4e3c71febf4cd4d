import assert from 'node:assert/strict';
import type { DocumentResolver } from '../../../src/soap/schema/schema-documents.ts';
import { readWsdl } from '../../../src/soap/wsdl/read-wsdl.ts';
import { parseXml } from '../../../src/xml/parse.ts';

const NAMES =
  'xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:soap12="http://schemas.xmlsoap.org/wsdl/soap12/" ' +
  'xmlns:http="http://schemas.xmlsoap.org/wsdl/http/" xmlns:mime="http://schemas.xmlsoap.org/wsdl/mime/" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" xmlns:m="urn:m"';

const definitions = (content: string, namespace = 'urn:t') =>
  parseXml(`<wsdl:definitions targetNamespace="${namespace}" ${NAMES}>${content}</wsdl:definitions>`);

const TYPES = `<wsdl:types><xsd:schema targetNamespace="urn:t">
  <xsd:element name="Do" type="xsd:int"/><xsd:element name="Done" type="xsd:int"/><xsd:element name="Head" type="xsd:int"/><xsd:element name="Bad" type="xsd:int"/></xsd:schema></wsdl:types>`;
const MESSAGES = `
  <wsdl:message name="In"><wsdl:part name="head" element="t:Head"/><wsdl:part name="body" element="t:Do"/></wsdl:message>
  <wsdl:message name="Out"><wsdl:part name="body" element="t:Done"/></wsdl:message>
  <wsdl:message name="Bad"><wsdl:part name="fault" element="t:Bad"/></wsdl:message>
  <wsdl:message name="Rpc"><wsdl:part name="a" type="xsd:int"/><wsdl:part name="b" type="xsd:string"/></wsdl:message>
  <wsdl:message name="Typed"><wsdl:part name="oops" type="xsd:int"/></wsdl:message>
  <wsdl:message name="Empty"/>`;
const PORT_TYPE = `<wsdl:portType name="P"><wsdl:operation name="Do"><wsdl:documentation>Does
   it.</wsdl:documentation><wsdl:input message="t:In"/><wsdl:output message="t:Out"/><wsdl:fault name="Bad" message="t:Bad"/></wsdl:operation>
   <wsdl:operation name="Tell"><wsdl:input message="t:Out"/></wsdl:operation></wsdl:portType>`;
const BODY = '<soap:body use="literal"/>';
const HEAD = '<soap:header message="t:In" part="head" use="literal"/>';
const binding = `<wsdl:binding name="B" type="t:P"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
   <wsdl:operation name="Do"><soap:operation soapAction=" urn:t/Do "/><wsdl:input>${HEAD}${BODY}</wsdl:input><wsdl:output>${BODY}</wsdl:output></wsdl:operation>
   <wsdl:operation name="Tell"><wsdl:input>${BODY}</wsdl:input></wsdl:operation></wsdl:binding>`;
const SERVICE =
  '<wsdl:service name="S"><wsdl:port name="P" binding="t:B"><soap:address location="http://t/s"/></wsdl:port></wsdl:service>';

const read = (root: ReturnType<typeof definitions>, resolve?: DocumentResolver) =>
  readWsdl({ location: 'main.wsdl', root }, resolve);
/** An rpc service whose operation has these messages and binding parts. */
const rpc = (input: string, bound: string, style = 'rpc') =>
  definitions(`${TYPES}${MESSAGES}<wsdl:portType name="P"><wsdl:operation name="Do"><wsdl:input message="t:${input}"/><wsdl:fault name="f" message="t:Typed"/></wsdl:operation></wsdl:portType>
   <wsdl:binding name="B" type="t:P"><soap:binding/><wsdl:operation name="Do"><soap:operation style="${style}"/><wsdl:input>${bound}</wsdl:input></wsdl:operation></wsdl:binding>${SERVICE}`);

describe('wsdl: reading', () => {
  it('finds operations with actions, headers, faults and documentation', () => {
    const [found] = read(
      definitions(
        `<wsdl:documentation> The  service. </wsdl:documentation>${TYPES}${MESSAGES}${PORT_TYPE}${binding}${SERVICE}`,
      ),
    );
    const [port] = found?.ports ?? [];
    assert.deepEqual(
      [found?.name, port?.name, port?.soapVersion, port?.address],
      ['S', 'P', '1.1', 'http://t/s'],
    );
    assert.equal(port?.contract.documentation, 'The service.');
    assert.deepEqual(port.contract.operations, {
      Do: {
        name: 'Do',
        style: 'document-literal',
        soapAction: 'urn:t/Do',
        actions: {
          request: 'urn:t/Do',
          response: 'urn:t:P:DoResponse',
          faults: { '{urn:t}Bad': 'urn:t:P:Do:Fault:Bad' },
        },
        request: '{urn:t}Do',
        response: '{urn:t}Done',
        faults: ['{urn:t}Bad'],
        headers: ['{urn:t}Head'],
        documentation: 'Does it.',
      },
      Tell: {
        name: 'Tell',
        style: 'document-literal',
        soapAction: '',
        actions: { request: 'urn:t:P:Tell', response: '', faults: {} },
        request: '{urn:t}Done',
        response: '',
        faults: [],
      },
    });
  });

  it('tells ports of SOAP 1.1 and 1.2 apart and leaves others out', () => {
    const twelve = binding.replaceAll('soap:', 'soap12:').replace('name="B"', 'name="B12"');
    const http = '<wsdl:binding name="H" type="t:P"><http:binding verb="GET"/></wsdl:binding>';
    const ports = `<wsdl:service name="S"><wsdl:port name="H" binding="t:H"/><wsdl:port name="P12" binding="t:B12"><soap12:address location="http://t/12"/></wsdl:port><wsdl:port name="P" binding="t:B"/></wsdl:service>`;
    const [found] = read(definitions(TYPES + MESSAGES + PORT_TYPE + binding + twelve + http + ports));
    assert.deepEqual(
      found?.ports.map((port) => [port.name, port.soapVersion, port.address]),
      [
        ['P12', '1.2', 'http://t/12'],
        ['P', '1.1', ''],
      ],
    );
  });

  it('follows wsdl:import, round in circles too', () => {
    const imported = definitions(
      `<wsdl:import namespace="urn:t" location="main.wsdl"/>${TYPES}${MESSAGES}${PORT_TYPE}`,
    );
    const main = definitions(
      `<wsdl:import namespace="urn:t" location="abstract.wsdl"/><wsdl:import namespace="urn:s" location="s.xsd"/>${binding}${SERVICE}`,
    );
    const documents: Readonly<Record<string, typeof main>> = {
      'main.wsdl': main,
      'abstract.wsdl': imported,
      's.xsd': parseXml(
        '<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:s"><xsd:element name="x" type="xsd:int"/></xsd:schema>',
      ),
    };
    const [found] = read(main, (location) => {
      const root = documents[location];
      return root && { location, root };
    });
    const contract = found?.ports[0]?.contract;
    assert.equal(contract?.operations['Do']?.request, '{urn:t}Do');
    assert.ok(contract.schema.elements['{urn:s}x']);
  });

  it('makes the wrappers of rpc messages, of the parts that soap:body names', () => {
    const [found] = read(rpc('Rpc', '<soap:body use="encoded" namespace="urn:ns" parts="b"/>'));
    const contract = found?.ports[0]?.contract;
    assert.deepEqual(contract?.operations['Do'], {
      name: 'Do',
      style: 'rpc-encoded',
      soapAction: '',
      actions: { request: 'urn:t:P:Do', response: '', faults: { oops: 'urn:t:P:Do:Fault:f' } },
      request: '{urn:ns}Do',
      response: '',
      faults: [],
      typedFaults: [{ element: 'oops', type: '{http://www.w3.org/2001/XMLSchema}int' }],
    });
    assert.deepEqual(contract.schema.types['{urn:ns}Do/'], {
      kind: 'complex',
      content: {
        kind: 'all',
        particles: [
          { kind: 'element', name: 'b', type: '{http://www.w3.org/2001/XMLSchema}string', nillable: true },
        ],
      },
    });
  });

  for (const [what, order, outputs, returns] of [
    ['the one part that the request has not', '', ['a', 'r'], 'r'],
    ['the one part that parameterOrder leaves out', 'parameterOrder="a out"', ['r', 'out'], 'r'],
    ['none of several out parameters', '', ['a', 'r', 'out'], undefined],
    ['none where all are parameters', 'parameterOrder="a r"', ['a', 'r'], undefined],
    ['none of no parts', '', [], undefined],
  ] as const) {
    it(`tells the return value of a procedure from its parameters (WSDL 1.1 §2.4.6): ${what}`, () => {
      const part = (name: string) => `<wsdl:part name="${name}" type="xsd:int"/>`;
      const message = (name: string, parts: readonly string[]) =>
        `<wsdl:message name="${name}">${parts.map(part).join('')}</wsdl:message>`;
      const encoded = '<soap:body use="encoded" namespace="urn:ns"/>';
      const [found] = read(
        definitions(`${message('Ask', ['a', 'b'])}${message('Told', outputs)}<wsdl:portType name="P"><wsdl:operation name="Do" ${order}>
          <wsdl:input message="t:Ask"/><wsdl:output message="t:Told"/></wsdl:operation></wsdl:portType><wsdl:binding name="B" type="t:P"><soap:binding style="rpc"/>
          <wsdl:operation name="Do"><wsdl:input>${encoded}</wsdl:input><wsdl:output>${encoded}</wsdl:output></wsdl:operation></wsdl:binding>${SERVICE}`),
      );
      assert.equal(found?.ports[0]?.contract.operations['Do']?.returns, returns);
    });
  }

  it('finds the body inside a multipart binding', () => {
    const [found] = read(
      rpc(
        'Rpc',
        `<mime:multipartRelated><mime:part><soap:body use="literal"/></mime:part><mime:part><mime:content part="b"/></mime:part></mime:multipartRelated>`,
      ),
    );
    assert.equal(found?.ports[0]?.contract.operations['Do']?.style, 'rpc-literal');
    assert.equal(found.ports[0].contract.operations['Do'].request, '{urn:t}Do');
  });

  it('leaves parts that travel as attachments or headers out of the Body', () => {
    const parts = '<mime:part><mime:content part="b" type="application/octet-stream"/></mime:part>';
    const [found] = read(
      rpc(
        'Rpc',
        `<mime:multipartRelated><mime:part><soap:body use="literal"/><soap:header message="t:In" part="head"/></mime:part>${parts}</mime:multipartRelated>`,
      ),
    );
    const contract = found?.ports[0]?.contract;
    assert.deepEqual(contract?.operations['Do']?.headers, ['{urn:t}Head']);
    const type = contract.schema.types['{urn:t}Do/'];
    assert.ok(type?.kind === 'complex');
    assert.deepEqual(
      type.content?.particles.map((particle) => particle.kind === 'element' && particle.name),
      ['a'],
    );
  });

  it('names headers and faults of rpc/encoded by their parts, several of one fault too', () => {
    const header = '<soap:header message="t:Typed" part="oops" use="encoded" namespace="urn:h"/>';
    const [found] = read(rpc('Rpc', `${header}<soap:body use="encoded"/>`));
    assert.deepEqual(found?.ports[0]?.contract.operations['Do']?.headers, ['{urn:h}oops']);
    const several = MESSAGES.replace(
      '<wsdl:part name="fault" element="t:Bad"/>',
      '<wsdl:part name="fault" element="t:Bad"/><wsdl:part name="more" element="t:Head"/>',
    );
    const [service1] = read(definitions(TYPES + several + PORT_TYPE + binding + SERVICE));
    assert.deepEqual(service1?.ports[0]?.contract.operations['Do']?.faults, ['{urn:t}Bad', '{urn:t}Head']);
  });

  it('names typed faults by their parts, in the namespace of the soap:fault of that name', () => {
    const bound = (name: string, namespace: string) =>
      `<wsdl:fault name="${name}"><soap:fault name="${name}" use="encoded" ${namespace}/></wsdl:fault>`;
    const body = '<soap:body use="encoded" namespace="urn:ns"/>';
    const [found] = read(
      definitions(`${TYPES}${MESSAGES}<wsdl:portType name="P"><wsdl:operation name="Do"><wsdl:input message="t:Rpc"/>
        <wsdl:fault name="a" message="t:Typed"/><wsdl:fault name="b" message="t:Typed"/><wsdl:fault name="c" message="t:Bad"/></wsdl:operation></wsdl:portType>
        <wsdl:binding name="B" type="t:P"><soap:binding style="rpc"/><wsdl:operation name="Do"><wsdl:input>${body}</wsdl:input>
        ${bound('b', '')}${bound('a', 'namespace="urn:f"')}</wsdl:operation></wsdl:binding>${SERVICE}`),
    );
    const { faults, typedFaults } = found?.ports[0]?.contract.operations['Do'] ?? {};
    assert.deepEqual(faults, ['{urn:t}Bad']);
    const type = '{http://www.w3.org/2001/XMLSchema}int';
    assert.deepEqual(typedFaults, [
      { element: '{urn:f}oops', type },
      { element: 'oops', type },
    ]);
  });

  it('gives each port the operations of its own binding', () => {
    const other = binding
      .replace('name="B"', 'name="C"')
      .replace(/<wsdl:operation name="Tell">.*<\/wsdl:operation>/s, '')
      .replace('urn:t/Do', 'urn:t/Other');
    const ports = SERVICE.replace(
      '</wsdl:service>',
      '<wsdl:port name="Q" binding="t:C"><soap:address location="http://t/q"/></wsdl:port></wsdl:service>',
    );
    const [found] = read(definitions(TYPES + MESSAGES + PORT_TYPE + binding + other + ports));
    const read2 = found?.ports.map(({ name, address, contract }) => [
      name,
      address,
      Object.keys(contract.operations),
      contract.operations['Do']?.soapAction,
    ]);
    assert.deepEqual(read2, [
      ['P', 'http://t/s', ['Do', 'Tell'], 'urn:t/Do'],
      ['Q', 'http://t/q', ['Do'], 'urn:t/Other'],
    ]);
  });

  it('leaves out operations in which the server speaks first (WS-I R2303)', () => {
    const notifying = binding
      .replace('<wsdl:operation name="Tell"><wsdl:input>', '<wsdl:operation name="Tell"><wsdl:output>')
      .replace(
        `${BODY}</wsdl:input></wsdl:operation></wsdl:binding>`,
        `${BODY}</wsdl:output></wsdl:operation></wsdl:binding>`,
      );
    const soliciting = PORT_TYPE.replace(
      '<wsdl:input message="t:Out"/>',
      '<wsdl:output message="t:In"/><wsdl:input message="t:Out"/>',
    );
    for (const root of [PORT_TYPE + notifying, soliciting + binding]) {
      const [found] = read(definitions(TYPES + MESSAGES + root + SERVICE));
      assert.deepEqual(Object.keys(found?.ports[0]?.contract.operations ?? {}), ['Do']);
    }
  });

  it('tells an answer without parts from none', () => {
    const empty = PORT_TYPE.replace('<wsdl:output message="t:Out"/>', '<wsdl:output message="t:Empty"/>');
    const [found] = read(definitions(TYPES + MESSAGES + empty + binding + SERVICE));
    const operations = found?.ports[0]?.contract.operations;
    assert.deepEqual(
      [operations?.['Do']?.response, operations?.['Do']?.emptyResponse, operations?.['Tell']?.emptyResponse],
      ['', true, undefined],
    );
  });

  it('takes an operation without parts', () => {
    const [found] = read(rpc('Empty', '<soap:body use="literal"/>', 'document'));
    assert.equal(found?.ports[0]?.contract.operations['Do']?.request, '');
  });

  const broken: [name: string, root: ReturnType<typeof definitions>, sentence: RegExp][] = [
    ['another document', parseXml('<html/>'), /main\.wsdl is a html, not a wsdl:definitions/],
    [
      'an import that cannot be found',
      definitions('<wsdl:import namespace="urn:x" location="x.wsdl"/>'),
      /imports x\.wsdl, which cannot be found/,
    ],
    ['a port without binding', definitions(`${TYPES}${SERVICE}`), /refers to the binding \{urn:t\}B/],
    [
      'a bound operation that the port type lacks',
      definitions(TYPES + MESSAGES + PORT_TYPE + binding.replace('name="Tell"', 'name="Gone"') + SERVICE),
      /no operation Gone \(WS-I R2718\)/,
    ],
    [
      'an overloaded operation',
      definitions(TYPES + MESSAGES + PORT_TYPE.replace('name="Tell"', 'name="Do"') + binding + SERVICE),
      /operation Do is overloaded \(WS-I R2304\)/,
    ],
    [
      'several parts in a document Body',
      rpc('Rpc', '<soap:body use="literal"/>', 'document'),
      /several parts in its Body/,
    ],
    [
      'a document part by type',
      rpc('Typed', '<soap:body use="literal"/>', 'document'),
      /has wsdl:part "oops" without an element/,
    ],
    ['an rpc part by element', rpc('Out', '<soap:body use="literal"/>'), /has no type \(WS-I R2203\)/],
    ['document/encoded', rpc('Out', '<soap:body use="encoded"/>', 'document'), /document\/encoded/],
    [
      'a header of a part that is not there',
      rpc('Out', '<soap:header message="t:In" part="gone"/><soap:body use="literal"/>', 'document'),
      /names the part gone/,
    ],
  ];
  for (const [name, root, sentence] of broken) {
    it(`refuses ${name}`, () => {
      assert.throws(() => read(root), { code: 'SCHEMA_DOCUMENT_INVALID', message: sentence });
    });
  }
});
