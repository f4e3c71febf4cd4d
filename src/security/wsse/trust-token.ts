import { PlegmaError } from '../../errors/plegma-error.ts';
import { canonicalise } from '../../xml/canonicalise.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { TokenForm } from '../dialect.ts';
import type { ElementIds } from '../signature/element-ids.ts';
import { KnownCertificates } from '../x509/known-certificates.ts';
import type { CertificateToken, TrustedCertificate, TrustStore } from '../x509/trust-store.ts';
import { readBinaryToken } from './binary-token.ts';
import { readKeyInfo } from './token-reference.ts';
import { tokenInvalid } from './token-refusals.ts';
import { spellingsOfPresent, spellingsOfReferred } from './token-spellings.ts';
import type { EmbeddedCertificate, NamedCertificate } from './x509-data.ts';

/** The certificate behind a signature, believed. */
export interface TrustedToken {
  readonly trusted: TrustedCertificate;
  readonly form: TokenForm;
  /** The SecurityTokenReference that names it. */
  readonly reference: XmlElement;
  /** What the STR-Transform may digest for it. */
  readonly spellings: (inclusivePrefixes: readonly string[]) => readonly string[];
}

/**
 * Finds the certificate that the KeyInfo of a signature names, in the message or among those known here, and
 * decides whether it is believed.
 *
 * @throws SIGNATURE_MALFORMED
 * @throws TOKEN_UNAVAILABLE
 * @throws TOKEN_UNSUPPORTED
 * @throws TOKEN_INVALID
 * @throws CERTIFICATE_UNTRUSTED and what else `validatePath` throws.
 */
export async function trustToken(
  keyInfo: XmlElement,
  ids: ElementIds,
  securityHeader: XmlElement,
  trust: TrustStore,
): Promise<TrustedToken> {
  try {
    return await namedToken(keyInfo, ids, securityHeader, trust);
  } catch (cause) {
    if (!(cause instanceof PlegmaError) || cause.code !== 'CERTIFICATE_UNREADABLE') throw cause;
    throw new PlegmaError(
      'TOKEN_INVALID',
      `The security token is no X.509 certificate, path or name. ${cause.message}`,
      { cause },
    );
  }
}

/** The token that a KeyInfo refers to, holds, or names the certificate of. */
async function namedToken(
  keyInfo: XmlElement,
  ids: ElementIds,
  securityHeader: XmlElement,
  trust: TrustStore,
): Promise<TrustedToken> {
  const { element, reference } = readKeyInfo(keyInfo);
  if (reference.kind === 'direct') {
    const token = ids.resolve(reference.id);
    const binary = readBinaryToken(token, securityHeader, reference.valueType);
    return presentToken(element, token, binary, trust);
  }
  if (reference.kind === 'contained') {
    const { token, holder } = reference;
    return presentToken(element, token, readBinaryToken(token, holder, undefined), trust);
  }
  return referredToken(element, reference, trust);
}

/** A token that stands in the message. */
async function presentToken(
  reference: XmlElement,
  element: XmlElement,
  token: CertificateToken,
  trust: TrustStore,
): Promise<TrustedToken> {
  const spellings = (inclusivePrefixes: readonly string[]) =>
    spellingsOfPresent(canonicalise(element, { inclusivePrefixes }));
  const form = token.kind === 'path' ? 'path' : 'certificate';
  return { trusted: await trust.trust(token), form, reference, spellings };
}

/** A certificate that only its name or its own text in KeyInfo tells. */
async function referredToken(
  reference: XmlElement,
  named: EmbeddedCertificate | NamedCertificate,
  trust: TrustStore,
): Promise<TrustedToken> {
  const isEmbedded = named.kind === 'embedded';
  const trusted = isEmbedded ? await trustEmbedded(named, trust) : await trust.trustReferred(named.names);
  const spellings = () => spellingsOfReferred(trusted.certificate.der, reference);
  return { trusted, form: isEmbedded ? 'certificate' : formOf(named), reference, spellings };
}

/** The token profile has no form by subject: whoever names a certificate by it knows such that are named by their issuers. */
function formOf({ names: [{ kind }] }: NamedCertificate): TokenForm {
  return kind === 'subject' ? 'issuer-serial' : kind;
}

async function trustEmbedded(
  { token, names: [name, ...others] }: EmbeddedCertificate,
  trust: TrustStore,
): Promise<TrustedCertificate> {
  const trusted = await trust.trust(token);
  const own = new KnownCertificates([trusted.certificate], trust.crypto);
  if (name === undefined || (await own.find([name, ...others])) !== undefined) return trusted;
  throw tokenInvalid('a certificate and the name of another one');
}
