import assert from 'node:assert/strict';
import { ServiceCodec } from '../../../src/soap/codec/service-codec.ts';
import type { ServiceContract } from '../../../src/soap/service-contract.ts';
import { ENCODED_NAMES, payloadOf, refuses, rpcContract } from './described-service.ts';

const SOAP = 'http://www.w3.org/2003/05/soap-envelope';
const ENCODING = 'http://www.w3.org/2003/05/soap-encoding';
const RPC = 'http://www.w3.org/2003/05/soap-rpc';
const STYLE = `soapenv:encodingStyle="${ENCODING}"`;

const array = (type: string) =>
  `<xsd:complexType name="A"><xsd:complexContent><xsd:restriction base="soapenc:Array"><xsd:attribute ref="soapenc:arrayType" wsdl:arrayType="${type}"/></xsd:restriction></xsd:complexContent></xsd:complexType>`;
const arrays = (type: string) =>
  new ServiceCodec(rpcContract('rpc-encoded', ['name="v" type="t:A"'], array(type)));
const anything = new ServiceCodec(rpcContract('rpc-encoded', ['name="v" type="xsd:anyType"']));

/** The request or response of a peer. */
function message(content: string, beside = '', name = 'Do', attributes = '') {
  return payloadOf(
    `<s:Envelope xmlns:s="${SOAP}" xmlns:f="${ENCODING}" xmlns:t="urn:t" xmlns:rpc="${RPC}" xmlns:xsd="http://www.w3.org/2001/XMLSchema"
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><s:Body><t:${name} ${attributes}>${content}</t:${name}>${beside}</s:Body></s:Envelope>`,
  );
}

const written = (codec: ServiceCodec, value: object) =>
  codec.encodeRequest('Do', value, { version: '1.2' }).xml;

describe('codec: messages in the encoding of SOAP 1.2 (part 2 §3)', () => {
  it('say so on the child of Body (part 1 §5.1.1), and what their arrays hold and how much', () => {
    const { xml, valuePrefixes } = arrays('xsd:int[]').encodeRequest(
      'Do',
      { v: [1, null] },
      { version: '1.2' },
    );
    assert.equal(
      xml,
      `<n1:Do xmlns:n1="urn:t" ${ENCODED_NAMES} ${STYLE}><v xmlns:enc="${ENCODING}" enc:arraySize="2" enc:itemType="xsd:int">` +
        '<item>1</item><item xsi:nil="true"></item></v></n1:Do>',
    );
    assert.deepEqual(valuePrefixes, ['xsd', 'xsi']);
  });

  it('have sizes without brackets, and arrays in arrays that tell their own types', () => {
    assert.match(
      written(arrays('xsd:int[,]'), { v: [[1, 2, 3]] }),
      / enc:arraySize="1 3" enc:itemType="xsd:int"/,
    );
    assert.match(
      written(arrays('xsd:int[][]'), { v: [[1]] }),
      /<v [^>]*enc:arraySize="1" enc:itemType="xsd:anyType"><item enc:arraySize="1" enc:itemType="xsd:int"><item>1</,
    );
  });

  it('have nothing of it in SOAP 1.1, nor where they are literal', () => {
    assert.doesNotMatch(arrays('xsd:int[]').encodeRequest('Do', { v: [1] }).xml, /2003/);
    const literal = new ServiceCodec(rpcContract('rpc-literal', ['name="v" type="xsd:int"']));
    assert.equal(written(literal, { v: 1 }), '<n1:Do xmlns:n1="urn:t"><v>1</v></n1:Do>');
  });

  it('are read again, arrays of unknown shape too', () => {
    for (const value of [{ v: ['a', [1.5, ['b']]] }, { v: [] }]) {
      const body = `<soapenv:Envelope xmlns:soapenv="${SOAP}"><soapenv:Body>${written(anything, value)}</soapenv:Body></soapenv:Envelope>`;
      assert.deepEqual(anything.decodeRequest('Do', payloadOf(body)), value);
    }
  });
});

describe('codec: references in the encoding of SOAP 1.2 (part 2 §3.1.5)', () => {
  const expected = {
    v: [
      [1, 2],
      [3, 4],
    ],
  };
  it('have the namespace of the encoding', () => {
    const target = `<x f:id=" one" f:itemType="xsd:int" f:arraySize="2 2"><i>1</i><i>2</i><i f:ref="n "/><i>4</i></x><n f:id="n">3</n>`;
    assert.deepEqual(arrays('xsd:int[,]').decodeRequest('Do', message('<v f:ref="one"/>', target)), expected);
  });

  it('lead to members that stand inline, as Axis writes them in the form of a draft', () => {
    const content = `<v xsi:type="f:Array" f:itemType="t:ArrayOf_xsd_int" f:arraySize="3"><v id="id0" xsi:type="xsd:int">1</v><v ref="#id0"/><v xsi:type="xsd:int">2</v></v>`;
    assert.deepEqual(arrays('xsd:int[]').decodeRequest('Do', message(content)), { v: [1, 1, 2] });
  });

  it('may begin with #, as PHP writes them', () => {
    const content = '<v f:itemType="xsd:int" f:arraySize="2"><i f:id="ref1">7</i><i f:ref="#ref1"/></v>';
    assert.deepEqual(arrays('xsd:int[]').decodeRequest('Do', message(content)), { v: [7, 7] });
  });

  it('that lead nowhere, to two places or back to themselves are refused', () => {
    const one = arrays('xsd:int[]');
    const read = (content: string) => () => one.decodeRequest('Do', message(content));
    refuses(read('<v><i f:ref="a"/></v>'), 'SCHEMA_REFERENCE_MISSING', 'Do/v/i');
    refuses(
      read('<v><i f:id="a">1</i><i id="a">1</i><i f:ref="a"/></v>'),
      'SCHEMA_REFERENCE_AMBIGUOUS',
      'Do/v/i[3]',
    );
    const rows = arrays('xsd:int[][]');
    refuses(
      () => rows.decodeRequest('Do', message('<v f:id="v"><i f:ref="v"/></v>')),
      'SCHEMA_REFERENCE_INVALID',
      'Do/v/i',
    );
    const round = message('<v f:id="v"><i f:ref="w"/></v>', '<w f:id="w"><i f:ref="v"/></w>');
    refuses(() => rows.decodeRequest('Do', round), 'SCHEMA_REFERENCE_INVALID', 'Do/v/i/i');
    const inItself = message('<v f:ref="me"/>', '', 'Do', 'f:id="me"');
    refuses(() => anything.decodeRequest('Do', inItself), 'SCHEMA_REFERENCE_INVALID', 'Do/v');
  });

  it('may lead to each other, but not without end', () => {
    const chain = (length: number) =>
      Array.from(
        { length },
        (_, at) => `<i f:id="i${at}" f:itemType="xsd:anyType"><i f:ref="i${at + 1}"/></i>`,
      ).join('');
    const read = (length: number) =>
      anything.decodeRequest('Do', message('<v f:ref="i0"/>', `${chain(length)}<i f:id="i${length}">x</i>`));
    assert.match(JSON.stringify(read(190)), /\["x"\]/);
    assert.throws(() => read(20_000), {
      code: 'SCHEMA_REFERENCE_INVALID',
      message: /deeper than can be read/,
    });
  });
});

describe('codec: arrays in the encoding of SOAP 1.2 (part 2 §3.1.6, §3.1.7)', () => {
  const grid = arrays('xsd:int[,]');
  const read = (sizes: string, count: number) =>
    grid.decodeRequest('Do', message(`<v f:arraySize="${sizes}">${'<i>1</i>'.repeat(count)}</v>`));

  it('have as many rows as came where their first size is *', () => {
    const rows = [
      [1, 1, 1],
      [1, 1, 1],
    ];
    for (const sizes of ['2 3', '* 3', ' *\n3 ']) assert.deepEqual(read(sizes, 6), { v: rows });
    assert.deepEqual(read('* 3', 0), { v: [] });
    assert.deepEqual(read('* 0', 0), { v: [] });
  });

  for (const [sizes, count] of [
    ['2 3', 5],
    ['* 3', 5],
    ['* 0', 1],
    ['2 *', 4],
    ['* *', 4],
    ['4', 4],
    ['*', 4],
    ['-2 -2', 4],
    ['999999999 999999999', 1],
  ] as const) {
    it(`of two dimensions are refused where "${sizes}" are the sizes of ${count}`, () => {
      refuses(() => read(sizes, count), 'SCHEMA_VALUE_INVALID', 'Do/v');
    });
  }

  it('are known by any of their attributes where the schema does not say what comes', () => {
    const seven = '<i xsi:type="f:int">7</i>';
    for (const attributes of [
      'f:itemType="xsd:int" f:arraySize="*"',
      'f:itemType="xsd:int"',
      'f:arraySize="1"',
      'f:nodeType="array"',
      'xsi:type="f:Array"',
      'f:nodeType=" array " f:arraySize="*" f:itemType="t:Unknown"',
    ]) {
      assert.deepEqual(anything.decodeRequest('Do', message(`<v ${attributes}>${seven}</v>`)), { v: [7] });
    }
    assert.deepEqual(anything.decodeRequest('Do', message('<v f:nodeType="simple">7</v>')), { v: '7' });
    assert.deepEqual(anything.decodeRequest('Do', message(`<v f:arraySize="* 2">${seven.repeat(4)}</v>`)), {
      v: [
        [7, 7],
        [7, 7],
      ],
    });
  });

  it('in arrays have brackets in the type of the outer one where PHP writes them', () => {
    const row =
      '<item f:itemType="xsd:int" f:arraySize="1" xsi:type="f:Array"><item xsi:type="xsd:int">1</item></item>';
    const content = message(`<v f:itemType="xsd:int[]" f:arraySize="2">${row}${row}</v>`);
    for (const codec of [anything, arrays('xsd:int[][]')])
      assert.deepEqual(codec.decodeRequest('Do', content), { v: [[1], [1]] });
  });

  it('in arrays have the sizes of one array of as many dimensions where Axis writes them', () => {
    const rows =
      '<a f:itemType="f:int" f:arraySize="2"><a>1</a><a>2</a></a><a f:itemType="f:int" f:arraySize="1"><a>3</a></a>';
    const content = message(`<v xsi:type="f:Array" f:itemType="f:int" f:arraySize="* 2">${rows}</v>`);
    for (const codec of [anything, arrays('xsd:int[][]')])
      assert.deepEqual(codec.decodeRequest('Do', content), { v: [[1, 2], [3]] });
  });
});

describe('codec: the return value in SOAP 1.2 (part 2 §4.2.2)', () => {
  const described = (returns: string | undefined, ...parts: string[]): ServiceCodec => {
    const contract: ServiceContract = rpcContract('rpc-encoded', parts);
    const { Do } = contract.operations;
    assert.ok(Do);
    const { returns: _, ...operation } = Do;
    const named = { ...operation, ...(returns === undefined ? {} : { returns }) };
    return new ServiceCodec({ ...contract, operations: { Do: named } });
  };
  const parts = ['name="result" type="xsd:string"', 'name="n" type="xsd:int"'];
  const codec = described('result', ...parts);
  const value = { result: 'x', n: 1 };
  const answer = (content: string) =>
    codec.decodeResponse('Do', message(content, '', 'DoResponse'), { ignoreUnknown: true });

  it('is named first, where the client is to be told', () => {
    const { xml } = codec.encodeResponse('Do', value, { version: '1.2', namesResult: true });
    assert.equal(
      xml,
      `<n1:DoResponse xmlns:n1="urn:t" ${ENCODED_NAMES} ${STYLE}><rpc:result xmlns:rpc="${RPC}">result</rpc:result>` +
        '<result xsi:type="xsd:string">x</result><n xsi:type="xsd:int">1</n></n1:DoResponse>',
    );
    for (const text of [
      codec.encodeResponse('Do', value, { version: '1.2' }).xml,
      codec.encodeResponse('Do', value, { version: '1.1', namesResult: true }).xml,
      codec.encodeRequest('Do', value, { version: '1.2', namesResult: true }).xml,
      described(undefined, ...parts).encodeResponse('Do', value, { version: '1.2', namesResult: true }).xml,
    ]) {
      assert.doesNotMatch(text, /rpc:/);
    }
  });

  it('is told from its name, though a part may be called result too', () => {
    assert.deepEqual(answer('<rpc:result>result</rpc:result><result>x</result><n>1</n>'), value);
    assert.deepEqual(answer('<n>1</n><result>x</result><rpc:result>t:result</rpc:result>'), value);
  });

  it('is the member that the server names, whatever it is called', () => {
    assert.deepEqual(answer('<rpc:result>t:DoReturn</rpc:result><t:DoReturn>x</t:DoReturn><n>1</n>'), value);
    refuses(
      () => answer('<rpc:result>gone</rpc:result><n>1</n>'),
      'SCHEMA_ELEMENT_MISSING',
      'DoResponse/result',
    );
  });

  it('is no parameter of a request', () => {
    const given = message('<rpc:result>result</rpc:result><result>x</result><n>1</n>');
    assert.throws(() => codec.decodeRequest('Do', given), { code: /^SCHEMA_ELEMENT_/ });
  });
});
