import assert from 'node:assert/strict';
import type { ErrorCode } from '../../../src/errors/catalogue.ts';
import { PlegmaError } from '../../../src/errors/plegma-error.ts';
import { ServiceCodec } from '../../../src/soap/codec/service-codec.ts';
import type { MessageStyle, ServiceContract } from '../../../src/soap/service-contract.ts';
import { soapDialects } from '../../../src/soap/soap-version.ts';
import { readWsdl } from '../../../src/soap/wsdl/read-wsdl.ts';
import { childElements } from '../../../src/xml/navigate.ts';
import { parseXml } from '../../../src/xml/parse.ts';
import type { XmlElement } from '../../../src/xml/tree.ts';

const NAMES =
  'xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" ' +
  'xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" xmlns:soapenc="http://schemas.xmlsoap.org/soap/encoding/"';

/** A service with the operation `Do`, whose request is the element `Do` of a schema in `urn:t`. */
export function documentContract(
  schema: string,
  schemaAttributes = 'elementFormDefault="qualified"',
): ServiceContract {
  return contractOf(
    `<xsd:schema targetNamespace="urn:t" ${schemaAttributes}>${schema}</xsd:schema>`,
    '<wsdl:message name="In"><wsdl:part name="parameters" element="t:Do"/></wsdl:message>',
    'document-literal',
  );
}

/** A service with the rpc operation `Do`, whose parts are `name="…" type="…"` each. */
export function rpcContract(
  style: MessageStyle,
  parts: readonly string[],
  schema = '',
  attributes = '',
): ServiceContract {
  const message = parts.map((part) => `<wsdl:part ${part}/>`).join('');
  return contractOf(
    `<xsd:schema targetNamespace="urn:t" ${attributes}>${schema}</xsd:schema>`,
    `<wsdl:message name="In">${message}</wsdl:message>`,
    style,
  );
}

function contractOf(schema: string, message: string, style: MessageStyle): ServiceContract {
  const [kind, use] = style.split('-');
  const namespace = kind === 'rpc' ? 'namespace="urn:t"' : '';
  const wsdl = `<wsdl:definitions targetNamespace="urn:t" ${NAMES}><wsdl:types>${schema}</wsdl:types>${message}
    <wsdl:portType name="P"><wsdl:operation name="Do">
      <wsdl:input message="t:In"/><wsdl:output message="t:In"/></wsdl:operation></wsdl:portType>
    <wsdl:binding name="B" type="t:P"><soap:binding style="${kind}"/><wsdl:operation name="Do">
      <wsdl:input><soap:body use="${use}" ${namespace}/></wsdl:input>
      <wsdl:output><soap:body use="${use}" ${namespace}/></wsdl:output></wsdl:operation></wsdl:binding>
    <wsdl:service name="S"><wsdl:port name="P" binding="t:B"><soap:address location="http://t/"/></wsdl:port></wsdl:service>
    </wsdl:definitions>`;
  const contract = readWsdl({ location: 't.wsdl', root: parseXml(wsdl) })[0]?.ports[0]?.contract;
  assert.ok(contract);
  return contract;
}

export function documentCodec(schema: string, schemaAttributes?: string): ServiceCodec {
  return new ServiceCodec(documentContract(schema, schemaAttributes));
}

/** A codec whose request is the element `Do` with one child `v` of the given type. */
export function valueCodec(type: string, schema = ''): ServiceCodec {
  return documentCodec(
    `${schema}<xsd:element name="Do"><xsd:complexType><xsd:sequence><xsd:element name="v" type="${type}"/></xsd:sequence></xsd:complexType></xsd:element>`,
  );
}

/** A message that is an object, as all are but those of simple types. */
export function membersOf(value: unknown): object {
  assert.ok(typeof value === 'object' && value !== null);
  return value;
}

/** The value of the child `v` in a message of a {@link valueCodec}. */
export function decodeValue(codec: ServiceCodec, text: string, attributes = ''): unknown {
  const value = codec.decodeRequest('Do', parseXml(`<Do xmlns="urn:t" ${attributes}><v>${text}</v></Do>`));
  return Object.entries(membersOf(value)).find(([name]) => name === 'v')?.[1];
}

/** The first child of Body. */
export function payloadOf(envelope: string): XmlElement {
  const body = childElements(parseXml(envelope)).find((part) => part.local === 'Body');
  assert.ok(body);
  const [payload] = childElements(body);
  assert.ok(payload);
  return payload;
}

/** What was written for SOAP 1.1 as its receiver finds it: in a Body, which declares the prefix of SOAP. */
export const received = (xml: string): XmlElement =>
  payloadOf(
    `<soapenv:Envelope xmlns:soapenv="${soapDialects['1.1'].namespace}"><soapenv:Body>${xml}</soapenv:Body></soapenv:Envelope>`,
  );

/** What an encoded message of SOAP 1.1 declares on the child of Body. */
export const ENCODED_NAMES =
  'xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
export const ENCODED_STYLE = 'soapenv:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"';

/** Asserts which error is thrown, where, and what its sentence says. */
export function refuses(
  act: () => unknown,
  code: ErrorCode,
  path: string | undefined,
  sentence?: RegExp,
): void {
  assert.throws(act, (error) => {
    assert.ok(error instanceof PlegmaError, String(error));
    assert.deepEqual({ code: error.code, path: error.path }, { code, path });
    if (sentence !== undefined) assert.match(error.message, sentence);
    return true;
  });
}

/** The request element `Do` with the given content model. */
export const request = (content: string, attributes = ''): string =>
  `<xsd:element name="Do"><xsd:complexType>${content}${attributes}</xsd:complexType></xsd:element>`;
export const sequence = (...particles: string[]): string =>
  `<xsd:sequence>${particles.join('')}</xsd:sequence>`;
export const element = (name: string, rest = 'type="xsd:int"'): string =>
  `<xsd:element name="${name}" ${rest}/>`;
export const message = (content: string, attributes = ''): ReturnType<typeof parseXml> =>
  parseXml(
    `<Do xmlns="urn:t" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:t="urn:t" ${attributes}>${content}</Do>`,
  );
