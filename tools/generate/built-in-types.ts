import { localOf, namespaceOf } from '../../src/soap/schema/members.ts';
import { XSD_NAMESPACE } from '../../src/soap/schema/model.ts';

const byName: Readonly<Record<string, string>> = {
  boolean: 'boolean',
  decimal: 'Decimal',
  float: 'number',
  double: 'number',
  int: 'number',
  short: 'number',
  byte: 'number',
  unsignedInt: 'number',
  unsignedShort: 'number',
  unsignedByte: 'number',
  integer: 'bigint',
  long: 'bigint',
  unsignedLong: 'bigint',
  nonNegativeInteger: 'bigint',
  positiveInteger: 'bigint',
  nonPositiveInteger: 'bigint',
  negativeInteger: 'bigint',
  dateTime: 'Date',
  base64Binary: 'BinaryContent',
  hexBinary: 'Uint8Array',
  QName: 'ExpandedName',
  NOTATION: 'ExpandedName',
  anyType: 'unknown',
  NMTOKENS: 'readonly string[]',
  IDREFS: 'readonly string[]',
  ENTITIES: 'readonly string[]',
};

/** The TypeScript type of a built-in type of XML Schema; undefined for types of a schema. */
export function builtInType(name: string): string | undefined {
  if (namespaceOf(name) !== XSD_NAMESPACE) return undefined;
  return byName[localOf(name)] ?? 'string';
}

/** Where the types of the codec come from. */
export const importedTypes: Readonly<Record<string, string>> = {
  BinaryContent: '../../soap/codec/binary-content.ts',
  Decimal: '../../soap/codec/decimal.ts',
  ExpandedName: '../../xml/names.ts',
  XmlAttribute: '../../xml/tree.ts',
  XmlElement: '../../xml/tree.ts',
};
