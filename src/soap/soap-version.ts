/** The two versions of SOAP on the wire. */
export type SoapVersion = '1.1' | '1.2';

/** What differs between the versions wherever a message is written. */
export interface SoapDialect {
  readonly version: SoapVersion;
  readonly namespace: string;
  /** The media type of a message without attachments. */
  readonly mediaType: string;
  /** Exactly this, upper and lower case included: JAX-WS and .NET refuse other spellings (IN-4). */
  readonly contentType: string;
  /** Name of the header attribute that names the node a header is for. */
  readonly roleAttribute: string;
  /** Roles that this endpoint plays, beside an absent or empty attribute (SOAP 1.1 §4.2.2, SOAP 1.2 §2.2). */
  readonly ownRoles: ReadonlySet<string>;
}

export const soapDialects: Readonly<Record<SoapVersion, SoapDialect>> = {
  '1.1': {
    version: '1.1',
    namespace: 'http://schemas.xmlsoap.org/soap/envelope/',
    mediaType: 'text/xml',
    contentType: 'text/xml; charset=utf-8',
    roleAttribute: 'actor',
    ownRoles: new Set(['http://schemas.xmlsoap.org/soap/actor/next']),
  },
  '1.2': {
    version: '1.2',
    namespace: 'http://www.w3.org/2003/05/soap-envelope',
    mediaType: 'application/soap+xml',
    contentType: 'application/soap+xml; charset=utf-8',
    roleAttribute: 'role',
    ownRoles: new Set([
      'http://www.w3.org/2003/05/soap-envelope/role/next',
      'http://www.w3.org/2003/05/soap-envelope/role/ultimateReceiver',
    ]),
  },
};

/** The version whose envelope is in `namespace`, if any is. */
export function soapVersionOf(namespace: string): SoapVersion | undefined {
  if (namespace === soapDialects['1.1'].namespace) return '1.1';
  if (namespace === soapDialects['1.2'].namespace) return '1.2';
  return undefined;
}
