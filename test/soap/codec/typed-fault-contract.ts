import assert from 'node:assert/strict';
import type { ServiceContract } from '../../../src/soap/service-contract.ts';
import { rpcContract } from './described-service.ts';

export const OUT = '{urn:t}OutOfStock';
export const CLOSED = '{urn:t}Closed';

const structure = (name: string, members: string) =>
  `<xsd:complexType name="${name}"><xsd:sequence>${members}</xsd:sequence></xsd:complexType>`;
const types =
  structure('Item', '<xsd:element name="name" type="xsd:string"/>') +
  structure(
    'OutOfStock',
    '<xsd:element name="left" type="xsd:int"/><xsd:element name="item" type="t:Item" minOccurs="0"/>',
  ) +
  structure('Closed', '<xsd:element name="until" type="xsd:date"/>') +
  '<xsd:complexType name="ClosedForever"><xsd:complexContent><xsd:extension base="t:Closed"><xsd:sequence><xsd:element name="why" type="xsd:string"/></xsd:sequence></xsd:extension></xsd:complexContent></xsd:complexType>';

/** As Axis describes faults: the parts of all of them are called `fault`. */
export function contractWithTypedFaults(): ServiceContract {
  const described = rpcContract('rpc-encoded', ['name="n" type="xsd:int"'], types);
  const { Do } = described.operations;
  assert.ok(Do);
  const typedFaults = [OUT, CLOSED].map((type) => ({ element: '{urn:f}fault', type }));
  return { ...described, operations: { Do: { ...Do, typedFaults } } };
}
