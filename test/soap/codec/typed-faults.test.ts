import assert from 'node:assert/strict';
import { ServiceCodec } from '../../../src/soap/codec/service-codec.ts';
import { readFault } from '../../../src/soap/read-fault.ts';
import { ENCODED_NAMES, ENCODED_STYLE, payloadOf, refuses } from './described-service.ts';
import { CLOSED, contractWithTypedFaults, OUT } from './typed-fault-contract.ts';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const codec = new ServiceCodec(contractWithTypedFaults());
const value = { left: 2, item: { name: 'y' } };

/** The children of detail in a fault that a peer sent. */
function details(detail: string, beside = '') {
  const fault = readFault(
    payloadOf(
      `<s:Envelope xmlns:s="${SOAP}" xmlns:xsi="${XSI}" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t"><s:Body><s:Fault><faultcode>s:Server</faultcode><faultstring>x</faultstring>
        <detail>${detail}</detail></s:Fault>${beside}</s:Body></s:Envelope>`,
    ),
    '1.1',
  );
  assert.ok(fault);
  return fault.details;
}

const MEMBERS = '<left>2</left><item><name>y</name></item>';

describe('codec: faults that a WSDL declares by type (rpc/encoded)', () => {
  const axis = '<a:stackTrace xmlns:a="http://xml.apache.org/axis/">at shop</a:stackTrace>';
  for (const [what, detail, beside] of [
    [
      'Axis names the element after the fault',
      `<OutOfStock xsi:type="t:OutOfStock"><item xsi:type="t:Item"><name xsi:type="xsd:string">y</name></item><left xsi:type="xsd:int">2</left></OutOfStock>${axis}`,
      '',
    ],
    [
      'Axis names it after the part, behind its own',
      `${axis}<f:fault xmlns:f="urn:f" xsi:type="t:OutOfStock">${MEMBERS}</f:fault>`,
      '',
    ],
    [
      'Axis and .NET refer to values beside the Fault',
      '<f:fault xmlns:f="urn:f" href="#id1"/>',
      '<t:OutOfStock id="id1" xsi:type="t:OutOfStock"><left>2</left><item href="#id2"/></t:OutOfStock><multiRef id="id2" xsi:type="t:Item"><name>y</name></multiRef>',
    ],
    [
      '.NET names what is referred to after its type alone',
      '<q href="#id1"/>',
      `<t:OutOfStock id="id1">${MEMBERS}</t:OutOfStock>`,
    ],
    ['gSOAP sends no type', `<fault>${MEMBERS}</fault>`, ''],
    ['SOAP::Lite sends a type of its own', `<fault xsi:type="t:SOAPStruct">${MEMBERS}</fault>`, ''],
    ['others know more members than we do', `<fault>${MEMBERS}<more/></fault>`, ''],
  ] as const) {
    it(`are read as their type: ${what}`, () => {
      assert.deepEqual(codec.decodeFault('Do', details(detail, beside)), {
        element: '{urn:f}fault',
        type: OUT,
        value,
      });
    });
  }

  it('are told apart by xsi:type, which may be a derived one, or else by what they hold', () => {
    const until = '<until>2026-01-02</until>';
    const derived = `<fault xsi:type="t:ClosedForever">${until}<why>war</why></fault>`;
    assert.deepEqual(codec.decodeFault('Do', details(derived)), {
      element: '{urn:f}fault',
      type: '{urn:t}ClosedForever',
      value: { until: '2026-01-02', why: 'war' },
    });
    const untold = codec.decodeFault('Do', details(`<fault>${until}</fault>`));
    assert.deepEqual([untold?.type, untold?.value], [CLOSED, { until: '2026-01-02' }]);
  });

  it('are none where neither type nor name is declared, or the content is another', () => {
    for (const detail of [
      '',
      axis,
      `<fault xsi:type="t:Item"><name>y</name></fault>`,
      `<other>${MEMBERS}</other>`,
      '<fault><left>two</left></fault>',
    ]) {
      assert.equal(codec.decodeFault('Do', details(detail)), undefined);
    }
    assert.throws(() => codec.decodeFault('Do', details('<fault href="#gone"/>')), {
      code: 'SCHEMA_REFERENCE_MISSING',
    });
  });

  it('are written under the name of the part, with the type that tells which one it is', () => {
    const { xml, valuePrefixes } = codec.encodeFault('Do', { element: '{urn:f}fault', type: OUT, value });
    assert.equal(
      xml,
      `<n2:fault xmlns:n1="urn:t" xmlns:n2="urn:f" ${ENCODED_NAMES} ${ENCODED_STYLE} xsi:type="n1:OutOfStock">` +
        '<left xsi:type="xsd:int">2</left><item><name xsi:type="xsd:string">y</name></item></n2:fault>',
    );
    assert.deepEqual(valuePrefixes, ['xsd', 'xsi', 'n1']);
    const newer = codec.encodeFault('Do', { element: '{urn:f}fault', type: OUT, value }, { version: '1.2' });
    assert.match(
      newer.xml,
      / xsi:type="n1:OutOfStock" soapenv:encodingStyle="http:\/\/www\.w3\.org\/2003\/05\/soap-encoding">/,
    );
    const derived = { until: '2026-01-02', why: 'war' };
    const type = '{urn:t}ClosedForever';
    assert.match(
      codec.encodeFault('Do', { element: '{urn:f}fault', type, value: derived }).xml,
      /xsi:type="n1:ClosedForever"><until xsi:type="xsd:date">2026-01-02<\/until><why xsi:type="xsd:string">war</,
    );
  });

  for (const [what, detail, sentence] of [
    [
      'do not say which of several they are',
      { element: '{urn:f}fault', value },
      /several faults .*say the type/,
    ],
    ['are of another type', { element: '{urn:f}fault', type: '{urn:t}Item', value }, /no fault .*Item/],
    ['have another name', { element: 'fault', type: OUT, value }, /no fault fault/],
  ] as const) {
    it(`are mistakes of the programmer where they ${what}`, () => {
      refuses(() => codec.encodeFault('Do', detail), 'UNEXPECTED', undefined, sentence);
    });
  }

  it('are refused where their value does not fit', () => {
    refuses(
      () => codec.encodeFault('Do', { element: '{urn:f}fault', type: OUT, value: { left: 'two' } }),
      'VALUE_NOT_ENCODABLE',
      'fault/left',
    );
  });
});
