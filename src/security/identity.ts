/** A distinguished name in GRIA's normal form (GR-23): `EMAILADDRESS=…,CN=…,OU=…,O=…,L=…,ST=…,C=…`. */
export type DistinguishedName = string & { readonly __brand: 'DistinguishedName' };

/**
 * Who somebody is: issuer and subject of the certificate, never the key, so that a renewed certificate
 * stays the same identity (GR-23).
 */
export interface Identity {
  readonly issuer: DistinguishedName;
  readonly subject: DistinguishedName;
}
