/** Names of attribute types in distinguished names, as this project writes them (GR-23, RFC 4514 §3). */
export const attributeNames: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.1.9.1', 'EMAILADDRESS'],
  ['2.5.4.3', 'CN'],
  ['2.5.4.11', 'OU'],
  ['2.5.4.10', 'O'],
  ['2.5.4.7', 'L'],
  ['2.5.4.8', 'ST'],
  ['2.5.4.6', 'C'],
  ['2.5.4.9', 'STREET'],
  ['2.5.4.5', 'SERIALNUMBER'],
  ['2.5.4.4', 'SURNAME'],
  ['2.5.4.42', 'GIVENNAME'],
  ['2.5.4.12', 'TITLE'],
  ['0.9.2342.19200300.100.1.25', 'DC'],
  ['0.9.2342.19200300.100.1.1', 'UID'],
]);

/** Other spellings that real programs use (GR-23; Java, OpenSSL, .NET). */
const aliases: Readonly<Record<string, string>> = {
  EMAIL: 'EMAILADDRESS',
  E: 'EMAILADDRESS',
  COMMONNAME: 'CN',
  ORGANIZATIONALUNITNAME: 'OU',
  ORGANIZATIONNAME: 'O',
  LOCALITYNAME: 'L',
  S: 'ST',
  STATEORPROVINCENAME: 'ST',
  COUNTRYNAME: 'C',
  SN: 'SURNAME',
  GN: 'GIVENNAME',
  T: 'TITLE',
  STREETADDRESS: 'STREET',
  USERID: 'UID',
  DOMAINCOMPONENT: 'DC',
};

/** Registered names (RFC 4519, X.520, PKCS #9) of types that are written by their number here, as RFC 2253 has it. */
const readNames: Readonly<Record<string, string>> = {
  DESCRIPTION: '2.5.4.13',
  BUSINESSCATEGORY: '2.5.4.15',
  POSTALADDRESS: '2.5.4.16',
  POSTALCODE: '2.5.4.17',
  POSTOFFICEBOX: '2.5.4.18',
  TELEPHONENUMBER: '2.5.4.20',
  NAME: '2.5.4.41',
  INITIALS: '2.5.4.43',
  GENERATIONQUALIFIER: '2.5.4.44',
  GENERATION: '2.5.4.44',
  X500UNIQUEIDENTIFIER: '2.5.4.45',
  DNQUALIFIER: '2.5.4.46',
  DNQ: '2.5.4.46',
  HOUSEIDENTIFIER: '2.5.4.51',
  PSEUDONYM: '2.5.4.65',
  ORGANIZATIONIDENTIFIER: '2.5.4.97',
  MAIL: '0.9.2342.19200300.100.1.3',
  UNSTRUCTUREDNAME: '1.2.840.113549.1.9.2',
  UNSTRUCTUREDADDRESS: '1.2.840.113549.1.9.8',
};

const typesByName = new Map([
  ...Object.entries(readNames),
  ...[...attributeNames].map(([type, name]) => [name, type] as const),
]);
const DOTTED = /^(?:OID\.)?(\d+(?:\.\d+)+)$/;

/** The dotted type that a name in a text stands for: `cn`, `E`, `commonName`, `OID.2.5.4.3`, `2.5.4.3`. */
export function attributeTypeOf(name: string): string | undefined {
  const upper = name.trim().toUpperCase();
  return DOTTED.exec(upper)?.[1] ?? typesByName.get(aliases[upper] ?? upper);
}
