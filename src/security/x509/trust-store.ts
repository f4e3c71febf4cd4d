import type { ErrorCode } from '../../errors/catalogue.ts';
import { PlegmaError } from '../../errors/plegma-error.ts';
import { decodeBase64, encodeBase64 } from '../base64.ts';
import { equalBytes } from '../bytes.ts';
import type { CryptoProvider } from '../crypto/crypto-provider.ts';
import type { Identity } from '../identity.ts';
import { type Certificate, identityOf, readCertificate } from './certificate.ts';
import { derError } from './der.ts';
import { type CertificateReference, KnownCertificates } from './known-certificates.ts';
import { type CertificatePath, findPaths } from './path.ts';
import { readPkcs7 } from './pkcs7.ts';
import { readPkiPath } from './pki-path.ts';
import { DEFAULT_REVOCATION, type RevocationPolicy, type RevocationSource } from './revocation.ts';
import { STRICT, type Strength, type StrengthPolicy } from './strength.ts';
import { readUnorderedSequence } from './unordered-certificates.ts';
import { validatePath } from './validate-path.ts';

/** Whom an endpoint believes. */
export interface TrustOptions {
  readonly crypto: CryptoProvider;
  /** Trust anchors: certificates of authorities. */
  readonly authorities: readonly Certificate[];
  /** Certificates that are trusted by themselves (GR-37); messages may refer to them. */
  readonly known?: readonly Certificate[];
  /** Certificates that messages may refer to without carrying them; each still needs a path to an authority. */
  readonly listed?: readonly Certificate[];
  /** Intermediate authorities for senders that do not send their path. */
  readonly intermediates?: readonly Certificate[];
  readonly revocation?: RevocationSource;
  readonly revocationPolicy?: RevocationPolicy;
  /** Weaker cryptography for named partners; {@link STRICT} for everybody by default. */
  readonly strength?: StrengthPolicy;
  /** Milliseconds since 1970; the system's clock by default. */
  readonly clock?: () => number;
}

/** A certificate whose path was checked. */
export interface TrustedCertificate {
  readonly certificate: Certificate;
  readonly path: CertificatePath;
  readonly identity: Identity;
  /** SHA-256 of the public key, base64. */
  readonly keyDigest: string;
  /** What this partner may use. */
  readonly strength: Strength;
}

/** A certificate or path as a message carries it. */
export interface CertificateToken {
  /** In no order are `bundle`, a PKCS #7, and `unordered`, what came one by one. */
  readonly kind: 'certificate' | 'path' | 'bundle' | 'unordered';
  /** The DER as base64, line breaks as they came. */
  readonly base64: string;
}

interface Verdict {
  readonly trusted: TrustedCertificate;
  /** Milliseconds since 1970. */
  readonly until: number;
  readonly revision: number;
}

const READERS: Readonly<Record<CertificateToken['kind'], (der: Uint8Array) => CertificatePath>> = {
  certificate: (der) => [readCertificate(der)],
  path: readPkiPath,
  bundle: readPkcs7,
  unordered: readUnorderedSequence,
};

/** How long a verdict is kept at most, in milliseconds: any other change takes effect after that. */
const LONGEST_VERDICT = 5 * 60 * 1000;
const MOST_VERDICTS = 10_000;
/** Base64 characters of one token: eight certificates of 12 kB. Strangers' tokens are read before they are trusted. */
export const LONGEST_TOKEN = 128 * 1024;

/**
 * Decides which certificates are trusted: known by themselves or with a path to a trusted authority, and valid, strong
 * enough, meant for signing, and not revoked. Good verdicts are kept by the SHA-256 of the token until a certificate of
 * the path expires, its revocation list is due or changes, or five minutes have passed.
 */
export class TrustStore {
  readonly clock: () => number;
  readonly crypto: CryptoProvider;
  readonly #options: TrustOptions;
  readonly #referable: KnownCertificates;
  readonly #verdicts = new Map<string, Verdict>();

  constructor(options: TrustOptions) {
    this.#options = options;
    this.clock = options.clock ?? Date.now;
    this.crypto = options.crypto;
    const referable = [...(options.known ?? []), ...(options.listed ?? [])];
    this.#referable = new KnownCertificates(referable, options.crypto);
  }

  /**
   * Checks a certificate or path that came with a message.
   *
   * @throws CERTIFICATE_UNREADABLE
   * @throws CERTIFICATE_UNTRUSTED and what `validatePath` throws.
   */
  async trust(token: CertificateToken): Promise<TrustedCertificate> {
    if (token.base64.length > LONGEST_TOKEN) {
      throw derError(`it has ${token.base64.length} characters; ${LONGEST_TOKEN} are allowed`);
    }
    // By digest: the text is a slice of the message and would keep all of it in memory.
    const digest = await this.crypto.digest('sha256', token.base64);
    const key = `${token.kind} ${digest}`;
    const verdict = this.#verdicts.get(key);
    if (verdict !== undefined && this.#holds(verdict)) return verdict.trusted;
    const der = decodeBase64(token.base64);
    if (der === undefined || der.length === 0) throw derError('it is not base64');
    const [certificate, ...others]: CertificatePath = READERS[token.kind](der);
    return this.#keep(key, await this.#judge(certificate, others));
  }

  /**
   * Checks a certificate that a message refers to without carrying it.
   *
   * @param names Each has to name it.
   * @throws TOKEN_UNAVAILABLE It is not known here.
   * @throws CERTIFICATE_UNTRUSTED and what `validatePath` throws.
   */
  async trustReferred(
    names: readonly [CertificateReference, ...CertificateReference[]],
  ): Promise<TrustedCertificate> {
    const certificate = await this.#referable.find(names);
    if (certificate === undefined) {
      throw new PlegmaError(
        'TOKEN_UNAVAILABLE',
        'The certificate that the message refers to is not known here.',
      );
    }
    return this.trust({ kind: 'certificate', base64: encodeBase64(certificate.der) });
  }

  async #judge(certificate: Certificate, brought: readonly Certificate[]): Promise<Verdict> {
    const { known = [] } = this.#options;
    const isKnown = known.some((candidate) => equalBytes(candidate.der, certificate.der));
    let refusal: unknown;
    for await (const path of this.#paths(certificate, brought, isKnown)) {
      try {
        return await this.#judgePath(path, isKnown);
      } catch (error) {
        if (!isOfThisPathAlone(error)) throw error;
        refusal ??= error;
      }
    }
    throw refusal ?? untrusted();
  }

  async #judgePath(path: CertificatePath, isKnown: boolean): Promise<Verdict> {
    const {
      authorities,
      crypto,
      revocation: source,
      revocationPolicy: policy = DEFAULT_REVOCATION,
    } = this.#options;
    const [certificate] = path;
    const now = this.clock();
    const revision = source?.revision ?? 0;
    const identity = identityOf(certificate);
    const strength = this.#options.strength?.(identity) ?? STRICT;
    const revocation = source && { source, policy, authorities, crypto, now, strength };
    const until = await validatePath(path, { now, strength, isKnown, revocation });
    const keyDigest = await crypto.digest('sha256', certificate.publicKey.spki);
    const trusted = { certificate, path, identity, keyDigest, strength };
    return { trusted, until: Math.min(until, now + LONGEST_VERDICT), revision };
  }

  async *#paths(
    certificate: Certificate,
    brought: readonly Certificate[],
    isKnown: boolean,
  ): AsyncGenerator<CertificatePath, undefined> {
    const { crypto, authorities, intermediates = [] } = this.#options;
    const material = {
      authorities,
      intermediates: [...intermediates, ...brought],
      crypto,
      now: this.clock(),
    };
    yield* findPaths(certificate, material);
    if (isKnown) yield [certificate];
  }

  #holds(verdict: Verdict): boolean {
    return this.clock() <= verdict.until && verdict.revision === (this.#options.revocation?.revision ?? 0);
  }

  #keep(key: string, verdict: Verdict): TrustedCertificate {
    if (this.#verdicts.size >= MOST_VERDICTS) this.#verdicts.clear();
    this.#verdicts.set(key, verdict);
    return verdict.trusted;
  }
}

/** Refusals that another path of the same certificate may avoid. Revocation is not among them: it holds on every path. */
const OF_ONE_PATH: ReadonlySet<ErrorCode> = new Set([
  'CERTIFICATE_EXPIRED',
  'CERTIFICATE_NOT_YET_VALID',
  'CERTIFICATE_USAGE',
  'CERTIFICATE_WEAK',
]);

/** Authorities certify each other, so an expired root may stand beside its valid successor (RFC 4158 §2.3). */
function isOfThisPathAlone(error: unknown): boolean {
  return error instanceof PlegmaError && OF_ONE_PATH.has(error.code);
}

function untrusted(): PlegmaError {
  return new PlegmaError(
    'CERTIFICATE_UNTRUSTED',
    'The certificate is not known here, and no path leads from it to a trusted authority.',
  );
}
