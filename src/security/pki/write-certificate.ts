import {
  derBitNames,
  derDate,
  derElement,
  derExplicit,
  derObjectIdentifier,
  derOctets,
  derSequence,
  derTrue,
  derUnsigned,
} from '../x509/der-write.ts';
import { EXTENSION, type GENERAL_NAME, KEY_USAGE } from '../x509/extensions.ts';
import { type ExtensionToWrite, writeAlgorithm, writeExtensions, writeSigned } from './write-signed.ts';

/** Everything that a certificate says. */
export interface CertificateContent {
  readonly serialNumber: bigint;
  /** DER of the names. */
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  readonly extensions: readonly ExtensionToWrite[];
}

/**
 * Writes and signs a version 3 certificate (RFC 5280 §4.1). Whether its content makes sense is the caller's concern.
 *
 * @returns DER.
 */
export async function writeCertificate(
  content: CertificateContent,
  signingKey: CryptoKey,
): Promise<Uint8Array> {
  const signedPart = derSequence(
    derExplicit(0, derUnsigned(2n)),
    derUnsigned(content.serialNumber),
    writeAlgorithm(signingKey),
    content.issuer,
    derSequence(derDate(content.notBefore), derDate(content.notAfter)),
    content.subject,
    content.publicKey,
    ...(content.extensions.length === 0 ? [] : [derExplicit(3, writeExtensions(content.extensions))]),
  );
  return writeSigned(signedPart, signingKey);
}

/**
 * Whether the certificate is an authority's (RFC 5280 §4.2.1.9).
 *
 * @param pathLength How many intermediate authorities may stand below it.
 */
export function basicConstraintsOf(isAuthority: boolean, pathLength?: number): ExtensionToWrite {
  const length = pathLength === undefined ? [] : [derUnsigned(BigInt(pathLength))];
  const value = isAuthority ? derSequence(derTrue(), ...length) : derSequence();
  return { oid: EXTENSION.basicConstraints, critical: true, value };
}

/** What the key may be used for (RFC 5280 §4.2.1.3). */
export function keyUsageOf(...bits: readonly (keyof typeof KEY_USAGE)[]): ExtensionToWrite {
  const value = derBitNames(bits.map((bit) => KEY_USAGE[bit]));
  return { oid: EXTENSION.keyUsage, critical: true, value };
}

/**
 * The purposes of the key (RFC 5280 §4.2.1.12).
 *
 * @param purposes Dotted identifiers.
 */
export function purposesOf(...purposes: readonly string[]): ExtensionToWrite {
  return { oid: EXTENSION.extendedKeyUsage, value: derSequence(...purposes.map(derObjectIdentifier)) };
}

/** A name in an extension: kind and contents as in `GeneralName`. */
export interface NameToWrite {
  readonly kind: (typeof GENERAL_NAME)[keyof typeof GENERAL_NAME];
  readonly content: Uint8Array;
}

/** Further names of the subject (RFC 5280 §4.2.1.6). */
export function alternativeNamesOf(names: readonly NameToWrite[]): ExtensionToWrite {
  return { oid: EXTENSION.subjectAltName, value: derSequence(...names.map(generalName)) };
}

/** Where the authority publishes its revocation list (RFC 5280 §4.2.1.13). */
export function distributionPointOf(url: string): ExtensionToWrite {
  const name = derElement(0x86, new TextEncoder().encode(url));
  const point = derSequence(derExplicit(0, derExplicit(0, name)));
  return { oid: EXTENSION.crlDistributionPoints, value: derSequence(point) };
}

/** The name of the certificate's key (RFC 5280 §4.2.1.2). */
export function subjectKeyIdentifierOf(identifier: Uint8Array): ExtensionToWrite {
  return { oid: EXTENSION.subjectKeyIdentifier, value: derOctets(identifier) };
}

/** The name of the issuer's key (RFC 5280 §4.2.1.1). */
export function authorityKeyIdentifierOf(identifier: Uint8Array): ExtensionToWrite {
  return { oid: EXTENSION.authorityKeyIdentifier, value: derSequence(derElement(0x80, identifier)) };
}

function generalName({ kind, content }: NameToWrite): Uint8Array {
  // A directory name is a CHOICE itself and so tagged explicitly (X.680 §31.2.7).
  return derElement(kind === 4 ? 0xa4 : 0x80 | kind, content);
}
