import { constants, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** Certificates written octet by octet, as authorities of all ages write them; nothing here is the engine's. */
export function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const octets =
    length < 0x80
      ? [length]
      : length < 0x100
        ? [0x81, length]
        : length < 0x10000
          ? [0x82, length >> 8, length & 255]
          : [0x83, length >> 16, (length >> 8) & 255, length & 255];
  return Buffer.concat([Buffer.from([tag, ...octets]), content]);
}

export const seq = (...contents: readonly Uint8Array[]) => der(0x30, ...contents);
export const hex = (digits: string) => Buffer.from(digits, 'hex');
export const ascii = (text: string) => Buffer.from(text, 'latin1');
export const TRUE = hex('0101ff');

/** Object identifiers as their DER. */
export const OID = {
  cn: hex('0603550403'),
  o: hex('060355040a'),
  ou: hex('060355040b'),
  c: hex('0603550406'),
  email: hex('06092a864886f70d010901'),
  dc: hex('060a0992268993f22c640119'),
  uid: hex('060a0992268993f22c640101'),
  postalCode: hex('0603550411'),
} as const;

export type StringType = 'utf8' | 'printable' | 't61' | 'ia5' | 'bmp' | 'universal';
const STRING_TAG: Record<StringType, number> = {
  utf8: 0x0c,
  printable: 0x13,
  t61: 0x14,
  ia5: 0x16,
  bmp: 0x1e,
  universal: 0x1c,
};

export function attributeOf(oid: Buffer, text: string, type: StringType = 'utf8'): Buffer {
  return seq(oid, der(STRING_TAG[type], stringOctets(text, type)));
}

function stringOctets(text: string, type: StringType): Buffer {
  if (type === 'utf8') return Buffer.from(text);
  if (type === 'bmp') return Buffer.from(text, 'utf16le').swap16();
  if (type === 'universal') {
    return Buffer.concat(Array.from(text, (character) => u32(character.codePointAt(0) ?? 0)));
  }
  return ascii(text);
}

function u32(value: number): Buffer {
  const octets = Buffer.alloc(4);
  octets.writeUInt32BE(value);
  return octets;
}

/** Each step is a set of attributes. */
export const nameOf = (...steps: readonly (readonly Buffer[])[]) =>
  seq(...steps.map((attributes) => der(0x31, ...attributes)));

export function extensionOf(oid: string, critical: boolean, value: Uint8Array): Buffer {
  return seq(hex(oid), ...(critical ? [TRUE] : []), der(0x04, value));
}

export const AUTHORITY = [
  extensionOf('0603551d13', true, seq(TRUE)),
  extensionOf('0603551d0f', true, hex('03020106')),
];

const ECDSA_SHA256 = seq(hex('06082a8648ce3d040302'));
const ECDSA_SHA512 = seq(hex('06082a8648ce3d040304'));

/** Somebody with a name and a key. */
export interface Holder {
  readonly name: Buffer;
  readonly key: KeyObject;
  readonly publicKey: KeyObject;
  /** How this authority signs, if by RSA-PSS. */
  readonly pss?: Pss;
}

/** RSASSA-PSS (RFC 4055 §3.1). */
export interface Pss {
  readonly digest: keyof typeof DIGEST;
  /** Octets of the salt that is used. */
  readonly salt: number;
  /** What the certificate says of it, where that is not the truth; `undefined` leaves it out. */
  readonly said?: {
    readonly digest?: keyof typeof DIGEST;
    readonly mask?: keyof typeof DIGEST;
    readonly salt?: number;
  };
}

const DIGEST = {
  sha1: hex('06052b0e03021a'),
  sha256: hex('0609608648016503040201'),
  sha384: hex('0609608648016503040202'),
  sha512: hex('0609608648016503040203'),
} as const;

function pssAlgorithm({ digest, salt, said = { digest, mask: digest, salt } }: Pss): Buffer {
  const hash = said.digest && seq(DIGEST[said.digest], hex('0500'));
  const mask = said.mask && seq(hex('06092a864886f70d010108'), seq(DIGEST[said.mask]));
  const length = said.salt === undefined ? undefined : der(0x02, Buffer.of(said.salt));
  const members = [hash, mask, length].flatMap((member, at) => (member ? [der(0xa0 + at, member)] : []));
  return seq(hex('06092a864886f70d01010a'), seq(...members));
}

/** An authority that signs by RSA-PSS, with an ordinary RSA key. */
export function pssHolderOf(name: Buffer, pss: Pss): Holder {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { name, key: privateKey, publicKey, pss };
}

export function holderOf(name: Buffer, curve = 'P-256'): Holder {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: curve });
  return { name, key: privateKey, publicKey };
}

/** Somebody whose name is a common name alone. */
export const holderCalled = (name: string): Holder => holderOf(nameOf([attributeOf(OID.cn, name)]));

export interface CertificatePlan {
  readonly version?: 1 | 3;
  /** As the subject has it, or the same name spelled otherwise. */
  readonly issuerName?: Buffer;
  readonly serial?: Buffer;
  readonly notBefore?: Buffer;
  readonly notAfter?: Buffer;
  /** issuerUniqueID and subjectUniqueID. */
  readonly uniqueIds?: Buffer;
  readonly extensions?: readonly Buffer[];
}

const digits = (time: number) => new Date(time).toISOString().replace(/[-:T]|\.\d+/g, '');
export const generalized = (time: number) => der(0x18, ascii(digits(time)));
export const utc = (time: number) => der(0x17, ascii(digits(time).slice(2)));
const DAY = 86_400_000;

export function certificateOf(subject: Holder, issuer: Holder, plan: CertificatePlan = {}): Buffer {
  const version = plan.version ?? 3;
  const extensions = plan.extensions ?? [];
  const part = seq(
    ...(version === 3 ? [hex('a003020102')] : []),
    der(0x02, plan.serial ?? Buffer.concat([hex('11'), randomBytes(8)])),
    algorithmOf(issuer),
    plan.issuerName ?? issuer.name,
    seq(plan.notBefore ?? utc(Date.now() - DAY), plan.notAfter ?? utc(Date.now() + DAY)),
    subject.name,
    subject.publicKey.export({ type: 'spki', format: 'der' }),
    ...(plan.uniqueIds === undefined ? [] : [plan.uniqueIds]),
    ...(extensions.length === 0 ? [] : [der(0xa3, seq(...extensions))]),
  );
  return signedBy(part, issuer);
}

/** Certificates as one token of the type X509PKIPathv1 (X.509 Token Profile §3.1.1). */
export const pathOf = (...certificates: readonly Buffer[]) => ({
  kind: 'path' as const,
  base64: seq(...certificates).toString('base64'),
});

const ECDSA_SHA1 = seq(hex('06072a8648ce3d0401'));

/** @param entries Revoked certificates; `extensions` of the list itself. */
export function revocationListOf(
  issuer: Holder,
  entries: readonly Buffer[],
  extensions: readonly Buffer[] = [],
  algorithm = algorithmOf(issuer),
): Buffer {
  const part = seq(
    hex('020101'),
    algorithm,
    issuer.name,
    utc(Date.now() - DAY),
    generalized(Date.now() + DAY),
    ...(entries.length === 0 ? [] : [seq(...entries)]),
    ...(extensions.length === 0 ? [] : [der(0xa0, seq(...extensions))]),
  );
  return signedBy(part, issuer, algorithm);
}

/** As authorities of the time of SHA-1 sign them. */
export function oldRevocationListOf(issuer: Holder, entries: readonly Buffer[]): Buffer {
  return revocationListOf(issuer, entries, [], ECDSA_SHA1);
}

function algorithmOf({ publicKey, pss }: Holder): Buffer {
  if (pss !== undefined) return pssAlgorithm(pss);
  return publicKey.asymmetricKeyDetails?.namedCurve === 'secp521r1' ? ECDSA_SHA512 : ECDSA_SHA256;
}

function signedBy(part: Buffer, issuer: Holder, algorithm = algorithmOf(issuer)): Buffer {
  const { pss } = issuer;
  if (pss !== undefined) {
    const key = { key: issuer.key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: pss.salt };
    return seq(part, algorithm, der(0x03, hex('00'), sign(pss.digest, part, key)));
  }
  const hash = algorithm === ECDSA_SHA512 ? 'sha512' : algorithm === ECDSA_SHA1 ? 'sha1' : 'sha256';
  return seq(part, algorithm, der(0x03, hex('00'), sign(hash, part, issuer.key)));
}
