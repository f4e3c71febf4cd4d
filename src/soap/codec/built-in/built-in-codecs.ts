import { localOf, namespaceOf } from '../../schema/members.ts';
import { XSD_NAMESPACE } from '../../schema/model.ts';
import { listCodec } from '../list-codec.ts';
import type { SimpleCodec } from '../simple-codec.ts';
import { base64BinaryCodec, hexBinaryCodec } from './binary.ts';
import {
  dateCodec,
  dayCodec,
  durationCodec,
  monthCodec,
  monthDayCodec,
  timeCodec,
  yearCodec,
  yearMonthCodec,
} from './calendar-text.ts';
import { dateTimeCodec } from './date-time.ts';
import { largeInteger, smallInteger } from './integers.ts';
import { booleanCodec, decimalCodec, floating } from './numbers.ts';
import { qNameCodec } from './qualified-names.ts';
import { anyUriCodec, languageCodec, nameCodec, ncNameCodec, nmtokenCodec, plainText } from './strings.ts';

/** The built-in simple types of XML Schema part 2 by local name. */
const builtIns: Readonly<Record<string, SimpleCodec>> = {
  string: plainText('preserve'),
  normalizedString: plainText('replace'),
  token: plainText('collapse'),
  anySimpleType: plainText('preserve'),
  anyURI: anyUriCodec,
  language: languageCodec,
  Name: nameCodec,
  NCName: ncNameCodec,
  ID: ncNameCodec,
  IDREF: ncNameCodec,
  ENTITY: ncNameCodec,
  NMTOKEN: nmtokenCodec,
  IDREFS: listCodec(ncNameCodec),
  ENTITIES: listCodec(ncNameCodec),
  NMTOKENS: listCodec(nmtokenCodec),
  QName: qNameCodec,
  NOTATION: qNameCodec,
  boolean: booleanCodec,
  decimal: decimalCodec,
  float: floating('float'),
  double: floating('double'),
  integer: largeInteger('an integer'),
  nonNegativeInteger: largeInteger('an integer', 0n),
  positiveInteger: largeInteger('an integer', 1n),
  nonPositiveInteger: largeInteger('an integer', undefined, 0n),
  negativeInteger: largeInteger('an integer', undefined, -1n),
  long: largeInteger('an integer', -(2n ** 63n), 2n ** 63n - 1n),
  unsignedLong: largeInteger('an integer', 0n, 2n ** 64n - 1n),
  int: smallInteger('an integer', -(2 ** 31), 2 ** 31 - 1),
  short: smallInteger('an integer', -(2 ** 15), 2 ** 15 - 1),
  byte: smallInteger('an integer', -128, 127),
  unsignedInt: smallInteger('an integer', 0, 2 ** 32 - 1),
  unsignedShort: smallInteger('an integer', 0, 2 ** 16 - 1),
  unsignedByte: smallInteger('an integer', 0, 255),
  dateTime: dateTimeCodec,
  date: dateCodec,
  time: timeCodec,
  gYearMonth: yearMonthCodec,
  gYear: yearCodec,
  gMonthDay: monthDayCodec,
  gMonth: monthCodec,
  gDay: dayCodec,
  duration: durationCodec,
  base64Binary: base64BinaryCodec,
  hexBinary: hexBinaryCodec,
};

/** The codec of a built-in simple type by its Clark name; undefined for other names. */
export function builtInCodec(name: string): SimpleCodec | undefined {
  if (namespaceOf(name) !== XSD_NAMESPACE) return undefined;
  const local = localOf(name);
  return Object.hasOwn(builtIns, local) ? builtIns[local] : undefined;
}

/** Local names of all built-in simple types. */
export const builtInNames: readonly string[] = Object.keys(builtIns);
