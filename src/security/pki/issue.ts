import { type Certificate, readCertificate } from '../x509/certificate.ts';
import { derChildrenOf, readDer, TAG } from '../x509/der.ts';
import { derBitString } from '../x509/der-values.ts';
import { GENERAL_NAME, subjectKeyIdentifier } from '../x509/extensions.ts';
import { encodePem } from '../x509/pem.ts';
import { exportPrivateKey, exportPublicKey, generateKeyPair, type KeyKind } from './key-pair.ts';
import {
  alternativeNamesOf,
  authorityKeyIdentifierOf,
  basicConstraintsOf,
  distributionPointOf,
  keyUsageOf,
  type NameToWrite,
  purposesOf,
  subjectKeyIdentifierOf,
  writeCertificate,
} from './write-certificate.ts';
import { type ExtensionToWrite, type NameStep, writeName } from './write-signed.ts';

/** Who a certificate is made for. */
export interface SubjectName {
  readonly commonName: string;
  readonly organisation?: string;
  readonly organisationalUnit?: string;
  readonly country?: string;
}

/** An authority that can issue. */
export interface Authority {
  readonly certificate: Certificate;
  readonly signingKey: CryptoKey;
}

/** A certificate with its private key, both PEM. */
export interface IssuedCertificate {
  readonly certificate: string;
  readonly privateKey: string;
}

/** What an authority is made with. */
export interface AuthorityRequest {
  readonly subject: SubjectName;
  readonly keyKind?: KeyKind;
  /** Validity from now on; ten years by default. */
  readonly days?: number;
  /** How many intermediate authorities may stand below it; none by default. */
  readonly pathLength?: number;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
}

/** What a certificate for signing messages is made with. */
export interface CertificateRequest {
  readonly subject: SubjectName;
  readonly keyKind?: KeyKind;
  /** Validity from now on; one year by default. */
  readonly days?: number;
  /** Host names or IPv4 addresses: for endpoints, whose common name is the host (GR-36). */
  readonly hosts?: readonly string[];
  /** Where the authority publishes its revocation list. */
  readonly revocationListUrl?: string;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
}

const DAY = 24 * 3600 * 1000;
/** Certificates begin a little before they are made: the clocks of their readers differ. */
const BACKDATED = 5 * 60 * 1000;
const IP_V4 = /^\d+\.\d+\.\d+\.\d+$/;
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';

/**
 * Makes an authority: one that vouches for itself, or one below another.
 *
 * @returns It, ready to issue; with its key in PEM to be kept.
 */
export async function createAuthority(
  request: AuthorityRequest,
  parent?: Authority,
): Promise<Authority & { readonly privateKey: string }> {
  const { publicKey, privateKey } = await generateKeyPair(request.keyKind ?? 'rsa-2048');
  const spki = await exportPublicKey(publicKey);
  const self = {
    name: writeName(nameSteps(request.subject)),
    key: privateKey,
    identifier: await keyIdentifier(spki),
  };
  const der = await issue(spki, { days: 3650, ...request }, parent ? issuerOf(parent) : self, [
    basicConstraintsOf(true, request.pathLength ?? 0),
    keyUsageOf('keyCertSign', 'cRLSign'),
  ]);
  const certificate = readCertificate(der);
  return { certificate, signingKey: privateKey, privateKey: await exportPrivateKey(privateKey) };
}

/** Makes a key and a certificate for signing messages: of a client, a broker or a provider. */
export async function issueCertificate(
  authority: Authority,
  request: CertificateRequest,
): Promise<IssuedCertificate> {
  const { publicKey, privateKey } = await generateKeyPair(request.keyKind ?? 'rsa-2048');
  const certificate = await certifyKey(authority, await exportPublicKey(publicKey), request);
  return {
    certificate: encodePem(certificate, 'CERTIFICATE'),
    privateKey: await exportPrivateKey(privateKey),
  };
}

/**
 * Makes a certificate for a key that somebody else holds.
 *
 * @param publicKey SubjectPublicKeyInfo.
 * @returns DER.
 */
export async function certifyKey(
  authority: Authority,
  publicKey: Uint8Array,
  request: Omit<CertificateRequest, 'keyKind'>,
): Promise<Uint8Array> {
  const { hosts = [], revocationListUrl: url } = request;
  return issue(publicKey, { days: 365, ...request }, issuerOf(authority), [
    basicConstraintsOf(false),
    keyUsageOf('digitalSignature', 'nonRepudiation'),
    purposesOf(CLIENT_AUTH, SERVER_AUTH),
    ...(hosts.length > 0 ? [alternativeNamesOf(hosts.map(hostName))] : []),
    ...(url === undefined ? [] : [distributionPointOf(url)]),
  ]);
}

/** The name of an authority as DER, for what it issues. */
export function issuerName(authority: Authority): Uint8Array {
  return issuerOf(authority).name;
}

interface Issuer {
  readonly name: Uint8Array;
  readonly key: CryptoKey;
  readonly identifier: Uint8Array;
}

function issuerOf({ certificate, signingKey }: Authority): Issuer {
  // Copied octet by octet: readers that compare names do so on the encoding.
  const members = derChildrenOf(readDer(certificate.signedPart), TAG.sequence);
  const name = members[5]?.encoded ?? new Uint8Array();
  return {
    name,
    key: signingKey,
    identifier: subjectKeyIdentifier(certificate.extensions) ?? new Uint8Array(),
  };
}

async function issue(
  publicKey: Uint8Array,
  request: { subject: SubjectName; days: number; clock?: () => number },
  issuer: Issuer,
  extensions: readonly ExtensionToWrite[],
): Promise<Uint8Array> {
  const now = (request.clock ?? Date.now)();
  const content = {
    serialNumber: randomSerialNumber(),
    issuer: issuer.name,
    subject: writeName(nameSteps(request.subject)),
    notBefore: now - BACKDATED,
    notAfter: now + request.days * DAY,
    publicKey,
    extensions: [
      ...extensions,
      subjectKeyIdentifierOf(await keyIdentifier(publicKey)),
      authorityKeyIdentifierOf(issuer.identifier),
    ],
  };
  return writeCertificate(content, issuer.key);
}

/** In the order of the encoding, country first, so that it reads as GRIA's normal form (GR-23). */
function nameSteps({ commonName, organisation, organisationalUnit, country }: SubjectName): NameStep[] {
  const steps: [type: string, value: string | undefined][] = [
    ['2.5.4.6', country],
    ['2.5.4.10', organisation],
    ['2.5.4.11', organisationalUnit],
    ['2.5.4.3', commonName],
  ];
  return steps.flatMap(([type, value]) => (value === undefined ? [] : [[type, value] as const]));
}

function hostName(host: string): NameToWrite {
  if (IP_V4.test(host))
    return { kind: GENERAL_NAME.address, content: Uint8Array.from(host.split('.').map(Number)) };
  return { kind: GENERAL_NAME.dns, content: new TextEncoder().encode(host) };
}

/** RFC 5280 §4.2.1.2 (1): SHA-1 of the key's bits, as a name, not as a protection. */
async function keyIdentifier(spki: Uint8Array): Promise<Uint8Array> {
  const [, bits] = derChildrenOf(readDer(spki), TAG.sequence);
  return new Uint8Array(await crypto.subtle.digest('SHA-1', Uint8Array.from(derBitString(bits))));
}

/** 126 unpredictable bits, positive and never zero (RFC 5280 §4.1.2.2). */
function randomSerialNumber(): bigint {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const value = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return (value >> 2n) | (1n << 125n);
}
