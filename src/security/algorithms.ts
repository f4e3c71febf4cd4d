/** Digests that can stand in a message. SHA-1 only where the policy allows it for a partner (GR-39). */
export type DigestName = 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** Names of the signature algorithms that are understood. */
export type SignatureName =
  | 'rsa-sha1'
  | 'rsa-sha256'
  | 'rsa-sha384'
  | 'rsa-sha512'
  | 'rsa-pss-sha256'
  | 'rsa-pss-sha384'
  | 'rsa-pss-sha512'
  | 'ecdsa-sha256'
  | 'ecdsa-sha384'
  | 'ecdsa-sha512';

/** A signature algorithm as its parts: how the key is used, which digest. */
export interface SignatureAlgorithm {
  readonly name: SignatureName;
  readonly uri: string;
  /** `rsa` is that of PKCS #1 1.5. */
  readonly scheme: 'rsa' | 'rsa-pss' | 'ecdsa';
  readonly digest: DigestName;
}

/** A digest algorithm of XML-DSig with its length in bytes. */
export interface DigestAlgorithm {
  readonly uri: string;
  readonly name: DigestName;
  readonly length: number;
}

const XMLDSIG = 'http://www.w3.org/2000/09/xmldsig#';
const XMLDSIG_MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const XMLDSIG_MORE_2007 = 'http://www.w3.org/2007/05/xmldsig-more#';
const XMLENC = 'http://www.w3.org/2001/04/xmlenc#';

/** The digest algorithms that are understood, by name (RFC 6931 §2.1). */
export const digestAlgorithms: Readonly<Record<DigestName, DigestAlgorithm>> = {
  sha1: { uri: `${XMLDSIG}sha1`, name: 'sha1', length: 20 },
  sha256: { uri: `${XMLENC}sha256`, name: 'sha256', length: 32 },
  sha384: { uri: `${XMLDSIG_MORE}sha384`, name: 'sha384', length: 48 },
  sha512: { uri: `${XMLENC}sha512`, name: 'sha512', length: 64 },
};

/**
 * The signature algorithms that are understood, by name (RFC 9231 §2.3). Those by RSA-PSS say all their parameters by their
 * names (§2.3.10): the digest is that of the mask, too, and the salt as long as it.
 */
export const signatureAlgorithms: Readonly<Record<SignatureName, SignatureAlgorithm>> = {
  'rsa-sha1': { name: 'rsa-sha1', uri: `${XMLDSIG}rsa-sha1`, scheme: 'rsa', digest: 'sha1' },
  'rsa-sha256': { name: 'rsa-sha256', uri: `${XMLDSIG_MORE}rsa-sha256`, scheme: 'rsa', digest: 'sha256' },
  'rsa-sha384': { name: 'rsa-sha384', uri: `${XMLDSIG_MORE}rsa-sha384`, scheme: 'rsa', digest: 'sha384' },
  'rsa-sha512': { name: 'rsa-sha512', uri: `${XMLDSIG_MORE}rsa-sha512`, scheme: 'rsa', digest: 'sha512' },
  'rsa-pss-sha256': {
    name: 'rsa-pss-sha256',
    uri: `${XMLDSIG_MORE_2007}sha256-rsa-MGF1`,
    scheme: 'rsa-pss',
    digest: 'sha256',
  },
  'rsa-pss-sha384': {
    name: 'rsa-pss-sha384',
    uri: `${XMLDSIG_MORE_2007}sha384-rsa-MGF1`,
    scheme: 'rsa-pss',
    digest: 'sha384',
  },
  'rsa-pss-sha512': {
    name: 'rsa-pss-sha512',
    uri: `${XMLDSIG_MORE_2007}sha512-rsa-MGF1`,
    scheme: 'rsa-pss',
    digest: 'sha512',
  },
  'ecdsa-sha256': {
    name: 'ecdsa-sha256',
    uri: `${XMLDSIG_MORE}ecdsa-sha256`,
    scheme: 'ecdsa',
    digest: 'sha256',
  },
  'ecdsa-sha384': {
    name: 'ecdsa-sha384',
    uri: `${XMLDSIG_MORE}ecdsa-sha384`,
    scheme: 'ecdsa',
    digest: 'sha384',
  },
  'ecdsa-sha512': {
    name: 'ecdsa-sha512',
    uri: `${XMLDSIG_MORE}ecdsa-sha512`,
    scheme: 'ecdsa',
    digest: 'sha512',
  },
};

const digestsByUri = new Map<string, DigestAlgorithm>([
  ...Object.values(digestAlgorithms).map((algorithm) => [algorithm.uri, algorithm] as const),
  // XML Encryption 1.1 §5.7 has a name of its own for it.
  [`${XMLENC}sha384`, digestAlgorithms.sha384],
]);
const signaturesByUri = new Map<string, SignatureAlgorithm>(
  Object.values(signatureAlgorithms).map((algorithm) => [algorithm.uri, algorithm]),
);

/** The digest algorithm with this URI, exactly as written, or undefined for all others. */
export function digestAlgorithmOf(uri: string): DigestAlgorithm | undefined {
  return digestsByUri.get(uri);
}

/**
 * The signature algorithm with this URI; not understood on purpose are HMAC and DSA (IN-31), and RSA-PSS whose parameters stand
 * in the message (RFC 9231 §2.3.9), since a signature method has none (BSP R5401).
 */
export function signatureAlgorithmOf(uri: string): SignatureAlgorithm | undefined {
  return signaturesByUri.get(uri);
}

/** The kind of key that a signature algorithm needs. */
export function keyKindOf({ scheme }: Pick<SignatureAlgorithm, 'scheme'>): 'rsa' | 'ec' {
  return scheme === 'ecdsa' ? 'ec' : 'rsa';
}
