import assert from 'node:assert/strict';
import type { MessageActions } from '../../../src/soap/service-contract.ts';
import { readWsdl } from '../../../src/soap/wsdl/read-wsdl.ts';
import { parseXml } from '../../../src/xml/parse.ts';

interface Description {
  readonly namespace?: string;
  readonly soapAction?: string;
  /** Attributes of the messages in the port type. */
  readonly input?: string;
  readonly output?: string;
  readonly fault?: string;
}

/** What WS-Addressing calls the messages of the one operation of a service. */
function actions({
  namespace = 'http://t',
  soapAction = '',
  input = '',
  output = '',
  fault = '',
}: Description): MessageActions | undefined {
  const root =
    parseXml(`<wsdl:definitions targetNamespace="${namespace}" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"
    xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:t="${namespace}"
    xmlns:wsam="http://www.w3.org/2007/05/addressing/metadata" xmlns:wsaw="http://www.w3.org/2006/05/addressing/wsdl"
    xmlns:wsa="http://schemas.xmlsoap.org/ws/2004/08/addressing">
    <wsdl:types><xsd:schema targetNamespace="${namespace}"><xsd:element name="A" type="xsd:int"/></xsd:schema></wsdl:types>
    <wsdl:message name="M"><wsdl:part name="p" element="t:A"/></wsdl:message>
    <wsdl:portType name="Port"><wsdl:operation name="Do"><wsdl:input message="t:M" ${input}/><wsdl:output message="t:M" ${output}/>
      <wsdl:fault name="Bad" message="t:M" ${fault}/></wsdl:operation></wsdl:portType>
    <wsdl:binding name="B" type="t:Port"><soap:binding/><wsdl:operation name="Do"><soap:operation soapAction="${soapAction}"/>
      <wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation></wsdl:binding>
    <wsdl:service name="Service"><wsdl:port name="P" binding="t:B"/></wsdl:service></wsdl:definitions>`);
  const [service] = readWsdl({ location: 'main.wsdl', root });
  return service?.ports[0]?.contract.operations['Do']?.actions;
}

describe('wsdl: what WS-Addressing calls messages (Metadata §4.4)', () => {
  it('is said by the port type, in whichever draft its writer knew', () => {
    for (const prefix of ['wsam', 'wsaw', 'wsa']) {
      const description = {
        soapAction: 'urn:other',
        input: `${prefix}:Action="urn:in"`,
        output: `${prefix}:Action=" urn:out "`,
        fault: `${prefix}:Action="urn:bad"`,
      };
      const faults = { '{http://t}A': 'urn:bad' };
      assert.deepEqual(actions(description), { request: 'urn:in', response: 'urn:out', faults }, prefix);
    }
  });

  it('is for a request its SOAPAction otherwise', () => {
    assert.equal(actions({ soapAction: 'urn:do' })?.request, 'urn:do');
  });

  it('is made of names otherwise', () => {
    assert.deepEqual(actions({}), {
      request: 'http://t/Port/DoRequest',
      response: 'http://t/Port/DoResponse',
      faults: { '{http://t}A': 'http://t/Port/Do/Fault/Bad' },
    });
  });

  it('has the names of messages that have one', () => {
    const named = actions({ input: 'name="Ask"', output: 'name="Tell"' });
    assert.deepEqual([named?.request, named?.response], ['http://t/Port/Ask', 'http://t/Port/Tell']);
  });

  it('does not double the end of a namespace, and has colons behind a URN', () => {
    assert.equal(actions({ namespace: 'http://t/' })?.response, 'http://t/Port/DoResponse');
    assert.equal(actions({ namespace: 'URN:t' })?.response, 'URN:t:Port:DoResponse');
  });
});
