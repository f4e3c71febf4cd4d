import assert from 'node:assert/strict';
import { readSchemas } from '../../../src/soap/schema/read-schema.ts';
import { parseXml } from '../../../src/xml/parse.ts';
import { decodeValue, refuses, valueCodec } from './described-service.ts';

const restricted = (base: string, facets: string, name = 'R') =>
  `<xsd:simpleType name="${name}"><xsd:restriction base="${base}">${facets}</xsd:restriction></xsd:simpleType>`;
/** One prefix means two namespaces in this schema, and the default one is that of the red. */
const colours =
  '<xsd:enumeration value="p:red" xmlns:p="urn:colours"/><xsd:enumeration value="p:red" xmlns:p="urn:wines"/>' +
  '<xsd:enumeration value="blue" xmlns="urn:colours"/><xsd:enumeration value="none"/>';

describe('codec: facets of qualified names', () => {
  for (const base of ['xsd:QName', 'xsd:NOTATION']) {
    const codec = valueCodec('t:R', restricted(base, colours));

    it(`an enumerated ${base} is compared by namespace and local name, not by its prefix`, () => {
      const read = (text: string, declared: string) => decodeValue(codec, text, declared);
      const red = { namespace: 'urn:colours', local: 'red' };
      assert.deepEqual(read('q:red', 'xmlns:q="urn:colours"'), red);
      assert.deepEqual(read(' p:red ', 'xmlns:p="urn:wines"'), { ...red, namespace: 'urn:wines' });
      assert.deepEqual(read('c:blue', 'xmlns:c="urn:colours"'), { ...red, local: 'blue' });
      for (const [text, declared] of [
        ['p:red', 'xmlns:p="urn:blood"'],
        ['red', ''],
        ['blue', ''],
        ['c:none', 'xmlns:c="urn:colours"'],
      ] as const) {
        refuses(
          () => read(text, declared),
          'SCHEMA_VALUE_INVALID',
          'Do/v',
          /expected "p:red", "p:red", "blue", "none"/,
        );
      }
    });

    it(`and so it is when a ${base} is written`, () => {
      const { xml } = codec.encodeRequest('Do', { v: { namespace: 'urn:wines', local: 'red' } });
      assert.match(xml, /<n1:v xmlns:(n\d)="urn:wines">\1:red<\/n1:v>/);
      refuses(
        () => codec.encodeRequest('Do', { v: { namespace: 'urn:t', local: 'red' } }),
        'VALUE_NOT_ENCODABLE',
        'Do/v',
      );
    });
  }

  it('no message can make a name up that is spelled like another', () => {
    // `{urn:colours}` is no prefix that a message could declare, and a bound prefix is not what is compared.
    const codec = valueCodec(
      't:R',
      restricted('xsd:QName', '<xsd:enumeration value="p:red" xmlns:p="colours"/>'),
    );
    refuses(() => decodeValue(codec, 'colours:red', 'xmlns:colours="urn:x"'), 'SCHEMA_VALUE_INVALID', 'Do/v');
  });

  it('hold through derivation, lists and unions', () => {
    const schema =
      restricted('xsd:QName', colours, 'Colour') +
      restricted('t:Colour', '<xsd:enumeration value="c:red" xmlns:c="urn:colours"/>', 'Red') +
      '<xsd:simpleType name="Reds"><xsd:list itemType="t:Red"/></xsd:simpleType>' +
      '<xsd:simpleType name="RedOrNumber"><xsd:union memberTypes="xsd:int t:Red"/></xsd:simpleType>' +
      restricted(
        't:RedOrNumber',
        '<xsd:enumeration value="7"/><xsd:enumeration value="k:red" xmlns:k="urn:colours"/>',
      );
    const declared = 'xmlns:z="urn:colours" xmlns:w="urn:wines"';
    const red = { namespace: 'urn:colours', local: 'red' };
    const value = (type: string, text: string) => decodeValue(valueCodec(type, schema), text, declared);
    assert.deepEqual(value('t:Reds', 'z:red z:red'), [red, red]);
    assert.deepEqual(value('t:R', 'z:red'), red);
    assert.equal(value('t:R', '07'), 7);
    for (const [type, text] of [
      ['t:Red', 'w:red'],
      ['t:Reds', 'z:red w:red'],
      ['t:R', 'w:red'],
      ['t:R', '8'],
    ] as const) {
      refuses(() => value(type, text), 'SCHEMA_VALUE_INVALID', 'Do/v');
    }
  });

  it('of length say nothing: how long a prefix is has no meaning (part 2 §4.3.1.3)', () => {
    const codec = valueCodec('t:R', restricted('xsd:QName', '<xsd:maxLength value="2"/>'));
    assert.deepEqual(decodeValue(codec, 'long:name', 'xmlns:long="urn:l"'), {
      namespace: 'urn:l',
      local: 'name',
    });
  });

  it('with a prefix that the schema does not declare are refused when the schema is first used', () => {
    const codec = valueCodec('t:R', restricted('xsd:QName', '<xsd:enumeration value="gone:a"/>'));
    refuses(() => decodeValue(codec, 'x'), 'SCHEMA_DOCUMENT_INVALID', undefined, /facet/);
  });

  it('do not weigh on the models of other enumerations', () => {
    const root = parseXml(
      `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns="urn:d" xmlns:a="urn:a">
        ${restricted('xsd:string', '<xsd:enumeration value="plain"/><xsd:enumeration value="a:b"/>')}</xsd:schema>`,
    );
    assert.deepEqual(readSchemas([{ location: 's.xsd', root }]).types['R'], {
      kind: 'simple',
      base: '{http://www.w3.org/2001/XMLSchema}string',
      facets: { enumeration: ['plain', 'a:b'] },
    });
  });
});
