import assert from 'node:assert/strict';
import { ServiceCodec } from '../../../src/soap/codec/service-codec.ts';
import { parseXml } from '../../../src/xml/parse.ts';
import { received, refuses, rpcContract } from './described-service.ts';

const ENCODING = 'http://schemas.xmlsoap.org/soap/encoding/';

function codecOf(arrayType: string): ServiceCodec {
  const type = `<xsd:complexType name="A"><xsd:complexContent><xsd:restriction base="soapenc:Array"><xsd:attribute ref="soapenc:arrayType" wsdl:arrayType="${arrayType}"/></xsd:restriction></xsd:complexContent></xsd:complexType>`;
  return new ServiceCodec(rpcContract('rpc-encoded', ['name="v" type="t:A"'], type));
}

function message(attributes: string, items: string) {
  return parseXml(
    `<t:Do xmlns:t="urn:t" xmlns:e="${ENCODING}" xmlns:xsd="http://www.w3.org/2001/XMLSchema"
       xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><v ${attributes}>${items}</v></t:Do>`,
  );
}

const ints = codecOf('xsd:int[]');
const items = (...values: (number | string)[]) => values.map((value) => `<i>${value}</i>`).join('');

describe('codec: arrays that are sent in part (SOAP 1.1 §5.4.2.1, §5.4.2.2)', () => {
  const read = (attributes: string, content: string) =>
    ints.decodeRequest('Do', message(attributes, content));

  it('an offset says how many items are left out in front; places that did not come are null', () => {
    const expected = { v: [null, null, 3, 4, null] };
    assert.deepEqual(read('e:arrayType="xsd:int[5]" e:offset="[2]"', items(3, 4)), expected);
    assert.deepEqual(read('e:offset="[1]"', items(2)), { v: [null, 2] });
    assert.deepEqual(read('e:arrayType="xsd:int[2]" e:offset="[0]"', ''), { v: [null, null] });
  });

  it('a position says where an item stands; those without follow the one before', () => {
    const content = '<i e:position="[3]">4</i><i>5</i><i e:position="[0]">1</i>';
    assert.deepEqual(read('e:arrayType="xsd:int[6]"', content), { v: [1, null, null, 4, 5, null] });
    assert.deepEqual(read('', content), { v: [1, null, null, 4, 5] });
  });

  for (const [what, attributes, content] of [
    ['beyond the declared end', 'e:arrayType="xsd:int[2]"', '<i e:position="[2]">1</i>'],
    ['that runs over the end', 'e:arrayType="xsd:int[2]" e:offset="[1]"', items(1, 2)],
    ['that is taken', '', '<i e:position="[0]">1</i><i e:position="[0]">2</i>'],
    ['without brackets', '', '<i e:position="1">1</i>'],
    ['of two dimensions in one', '', '<i e:position="[0,1]">1</i>'],
    ['below nothing', '', '<i e:position="[-1]">1</i>'],
    ['far away, for which memory would be taken', '', '<i e:position="[999999999]">1</i>'],
    ['in an array that claims to be huge', 'e:arrayType="xsd:int[999999999]"', '<i e:position="[0]">1</i>'],
  ] as const) {
    it(`a place ${what} is refused`, () => {
      refuses(() => read(attributes, content), 'SCHEMA_VALUE_INVALID', 'Do/v');
    });
  }

  it('an array that is sent whole is as long as its items are many, whatever it declares (IN-12)', () => {
    assert.deepEqual(read('e:arrayType="xsd:int[7]"', items(1, 2)), { v: [1, 2] });
  });

  it('an item that is nil is null, and written as nil', () => {
    const value = { v: [1, null] };
    assert.deepEqual(read('', '<i>1</i><i xsi:nil="true"/>'), value);
    assert.deepEqual(ints.decodeRequest('Do', received(ints.encodeRequest('Do', value).xml)), value);
  });
});

describe('codec: arrays of several dimensions (SOAP 1.1 §5.4.2)', () => {
  const grid = codecOf('xsd:int[,]');

  it('are arrays of rows, the last index running fastest', () => {
    const { v } = grid.decodeRequest(
      'Do',
      message('e:arrayType="xsd:int[2,3]"', items(1, 2, 3, 4, 5, 6)),
    ) as {
      v: unknown;
    };
    assert.deepEqual(v, [
      [1, 2, 3],
      [4, 5, 6],
    ]);
    const cube = codecOf('xsd:int[,,]');
    assert.deepEqual(cube.decodeRequest('Do', message('e:arrayType="xsd:int[2,1,2]"', items(1, 2, 3, 4))), {
      v: [[[1, 2]], [[3, 4]]],
    });
  });

  it('have positions with as many indices', () => {
    const content = '<i e:position="[1,2]">6</i><i e:position="[0,1]">2</i>';
    assert.deepEqual(grid.decodeRequest('Do', message('e:arrayType="xsd:int[2,3]"', content)), {
      v: [
        [null, 2, null],
        [null, null, 6],
      ],
    });
  });

  it('are written with their sizes and read again', () => {
    const value = {
      v: [
        [1, 2, 3],
        [4, 5, 6],
      ],
    };
    const { xml } = grid.encodeRequest('Do', value);
    assert.match(xml, /soapenc:arrayType="xsd:int\[2,3\]"/);
    assert.deepEqual(grid.decodeRequest('Do', received(xml)), value);
    assert.match(grid.encodeRequest('Do', { v: [] }).xml, /xsd:int\[0,0\]/);
  });

  it('hold arrays, and stand in arrays', () => {
    for (const [type, value, written] of [
      ['xsd:int[,][]', [[[1, 2]], [[3], [4]]], 'xsd:int[,][2]'],
      ['xsd:int[][,]', [[[1, 2], []]], 'xsd:int[][1,2]'],
    ] as const) {
      const codec = codecOf(type);
      const { xml } = codec.encodeRequest('Do', { v: value });
      assert.ok(xml.includes(written), xml);
      assert.deepEqual(codec.decodeRequest('Do', received(xml)), { v: value });
    }
  });

  it('have to say how long their rows are, and be complete rows when written', () => {
    refuses(() => grid.decodeRequest('Do', message('', items(1, 2))), 'SCHEMA_VALUE_INVALID', 'Do/v');
    refuses(
      () => grid.decodeRequest('Do', message('e:arrayType="xsd:int[2]"', items(1, 2))),
      'SCHEMA_VALUE_INVALID',
      'Do/v',
    );
    refuses(
      () => grid.encodeRequest('Do', { v: [[1], [2, 3]] }),
      'VALUE_NOT_ENCODABLE',
      'Do/v',
      /rows of different lengths/,
    );
  });
});
