import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decimal } from '../../../src/soap/codec/decimal.ts';
import { ServiceCodec } from '../../../src/soap/codec/service-codec.ts';
import { soapDialects } from '../../../src/soap/soap-version.ts';
import { canonicalise } from '../../../src/xml/canonicalise.ts';
import { childElements } from '../../../src/xml/navigate.ts';
import { parseXml } from '../../../src/xml/parse.ts';
import { documentContract, rpcContract } from './described-service.ts';

/** A member of a structure: its declaration, and the values that it takes. */
interface Field {
  readonly type: string;
  readonly values: fc.Arbitrary<unknown>;
}

const text = fc
  .string({ unit: 'binary', maxLength: 20 })
  .map((value) => value.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '?'));
const time = fc.date({
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('+012000-01-01T00:00:00Z'),
  noInvalidDate: true,
});

const leaves: readonly Field[] = [
  { type: 'xsd:string', values: text },
  { type: 'xsd:boolean', values: fc.boolean() },
  { type: 'xsd:int', values: fc.integer() },
  { type: 'xsd:long', values: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }) },
  { type: 'xsd:integer', values: fc.bigInt() },
  { type: 'xsd:double', values: fc.double() },
  { type: 'xsd:float', values: fc.float() },
  {
    type: 'xsd:decimal',
    values: fc.tuple(fc.bigInt(), fc.nat()).map(([whole, fraction]) => decimal(`${whole}.${fraction}`)),
  },
  { type: 'xsd:dateTime', values: time },
  { type: 'xsd:base64Binary', values: fc.uint8Array({ maxLength: 20 }) },
  { type: 'xsd:hexBinary', values: fc.uint8Array({ maxLength: 20 }) },
  { type: 't:State', values: fc.constantFrom('up', 'down') },
  { type: 't:Sizes', values: fc.array(fc.integer(), { maxLength: 4 }) },
];

/** Named simple types that the leaves refer to. */
const SIMPLE_TYPES = `
  <xsd:simpleType name="State"><xsd:restriction base="xsd:string"><xsd:enumeration value="up"/><xsd:enumeration value="down"/></xsd:restriction></xsd:simpleType>
  <xsd:simpleType name="Sizes"><xsd:list itemType="xsd:int"/></xsd:simpleType>`;

/** Keeps a structure with one repeated member from being a list wrapper, whose value is an array. */
const NOT_A_LIST = '<xsd:attribute name="k" type="xsd:string"/>';

interface Shape {
  /** The content of a complexType. */
  readonly schema: string;
  readonly values: fc.Arbitrary<object>;
  /** Members that are arrays, empty where none came. */
  readonly arrays: readonly string[];
}

/** A structure of up to four members, each required, optional, nillable or repeated, and deeper ones inside. */
function shapes(depth: number): fc.Arbitrary<Shape> {
  const field: fc.Arbitrary<{ schema: (name: string) => string; values: fc.Arbitrary<unknown> }> =
    depth === 0
      ? leafFields()
      : fc.oneof(
          { weight: 3, arbitrary: leafFields() },
          { weight: 1, arbitrary: shapes(depth - 1).map(nested) },
        );
  const occurrence = fc.constantFrom('required', 'optional', 'nillable', 'repeated');
  const structure = fc.array(fc.tuple(field, occurrence), { minLength: 1, maxLength: 4 }).map(structureOf);
  return fc.oneof({ weight: 3, arbitrary: structure }, structure.map(orAnother), structure.map(inRounds));
}

/** A structure, or another element in its place. */
function orAnother({ schema, values, arrays }: Shape): Shape {
  const none = Object.fromEntries(arrays.map((name) => [name, []]));
  return {
    schema: `<xsd:choice><xsd:element name="another" type="xsd:int"/>${schema}</xsd:choice>`,
    values: fc.oneof(
      values,
      fc.integer().map((another) => ({ ...none, another })),
    ),
    arrays,
  };
}

/** A structure that repeats as a whole, behind an element that tells one round from the next. */
function inRounds({ schema, values }: Shape): Shape {
  const round = fc.tuple(fc.integer(), values).map(([number, value]) => ({ number, ...value }));
  return {
    schema: `<xsd:sequence minOccurs="0" maxOccurs="3"><xsd:element name="number" type="xsd:int"/>${schema}</xsd:sequence>`,
    values: fc.record({ $items: fc.array(round, { maxLength: 3 }) }, { noNullPrototype: true }),
    arrays: ['$items'],
  };
}

function leafFields(): fc.Arbitrary<{ schema: (name: string) => string; values: fc.Arbitrary<unknown> }> {
  return fc.constantFrom(...leaves).map(({ type, values }) => ({
    schema: (attributes: string) => `<xsd:element ${attributes} type="${type}"/>`,
    values,
  }));
}

function nested({ schema, values }: Shape): {
  schema: (name: string) => string;
  values: fc.Arbitrary<unknown>;
} {
  return {
    schema: (attributes) =>
      `<xsd:element ${attributes}><xsd:complexType>${schema}${NOT_A_LIST}</xsd:complexType></xsd:element>`,
    values,
  };
}

function structureOf(
  fields: readonly [{ schema: (name: string) => string; values: fc.Arbitrary<unknown> }, string][],
): Shape {
  const members: Record<string, fc.Arbitrary<unknown>> = {};
  const optional: string[] = [];
  const arrays: string[] = [];
  const elements = fields.map(([{ schema, values }, occurrence], at) => {
    const name = `m${at}`;
    if (occurrence === 'optional') optional.push(name);
    if (occurrence === 'repeated') arrays.push(name);
    members[name] =
      occurrence === 'nillable'
        ? fc.option(values)
        : occurrence === 'repeated'
          ? fc.array(values, { maxLength: 3 })
          : values;
    const attributes = {
      required: '',
      optional: 'minOccurs="0"',
      nillable: 'nillable="true"',
      repeated: 'minOccurs="0" maxOccurs="unbounded"',
    }[occurrence];
    return schema(`name="${name}" ${attributes}`);
  });
  const required = Object.keys(members).filter((name) => !optional.includes(name));
  return {
    schema: `<xsd:sequence>${elements.join('')}</xsd:sequence>`,
    values: fc.record(members, { requiredKeys: required, noNullPrototype: true }),
    arrays,
  };
}

/** White space at the ends of a message's text nodes is text: nothing may be lost. */
function same(codec: ServiceCodec, value: object): void {
  for (const version of ['1.1', '1.2'] as const) {
    const { xml } = codec.encodeRequest('Do', value, { version });
    const written = `<soapenv:Body xmlns:soapenv="${soapDialects[version].namespace}">${xml}</soapenv:Body>`;
    const body = parseXml(written);
    const [payload] = childElements(body);
    assert.deepEqual(codec.decodeRequest('Do', payload ?? body), value);
    // As it stands in Body the message is its own exclusive canonical form, but for prefixes inside values.
    assert.equal(canonicalise(body, { inclusivePrefixes: ['xsd', 'xsi', 'n1', 'soapenc', 'enc'] }), written);
  }
}

const withSchema = (name: string, act: (shape: Shape) => ServiceCodec): void => {
  it(name, () => {
    const cases = shapes(2).chain((shape) => fc.tuple(fc.constant(shape), shape.values));
    fc.assert(
      fc.property(cases, ([shape, value]) => same(act(shape), value)),
      { numRuns: 300 },
    );
  });
};

describe('codec: what is written is read as it was', () => {
  withSchema(
    'document/literal, qualified',
    ({ schema }) =>
      new ServiceCodec(
        documentContract(
          `${SIMPLE_TYPES}<xsd:element name="Do"><xsd:complexType>${schema}</xsd:complexType></xsd:element>`,
        ),
      ),
  );
  withSchema(
    'document/literal, unqualified',
    ({ schema }) =>
      new ServiceCodec(
        documentContract(
          `${SIMPLE_TYPES}<xsd:element name="Do"><xsd:complexType>${schema}</xsd:complexType></xsd:element>`,
          '',
        ),
      ),
  );

  for (const style of ['rpc-literal', 'rpc-encoded'] as const) {
    it(style, () => {
      const cases = shapes(2).chain((shape) =>
        fc.tuple(
          fc.constant(shape),
          fc.record({ p: shape.values, n: fc.integer() }, { noNullPrototype: true }),
        ),
      );
      fc.assert(
        fc.property(cases, ([{ schema }, value]) => {
          const types = `${SIMPLE_TYPES}<xsd:complexType name="P">${schema}${NOT_A_LIST}</xsd:complexType>`;
          same(
            new ServiceCodec(rpcContract(style, ['name="p" type="t:P"', 'name="n" type="xsd:int"'], types)),
            value,
          );
        }),
        { numRuns: 200 },
      );
    });
  }

  it('arrays of arrays of section 5', () => {
    const codec = new ServiceCodec(
      rpcContract(
        'rpc-encoded',
        ['name="rows" type="t:Rows"'],
        '<xsd:complexType name="Rows"><xsd:complexContent><xsd:restriction base="soapenc:Array"><xsd:attribute ref="soapenc:arrayType" wsdl:arrayType="xsd:string[][]"/></xsd:restriction></xsd:complexContent></xsd:complexType>',
      ),
    );
    fc.assert(fc.property(fc.array(fc.array(text)), (rows) => same(codec, { rows })));
  });
});
