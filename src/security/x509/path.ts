import { equalBytes } from '../bytes.ts';
import type { CryptoProvider } from '../crypto/crypto-provider.ts';
import type { Certificate } from './certificate.ts';
import { isSignedBy } from './signed-structure.ts';
import { isQuicklyChecked } from './strength.ts';

/** The certificates that a path may be built from. */
export interface PathMaterial {
  /** Trust anchors: the path ends at one of them. */
  readonly authorities: readonly Certificate[];
  /** Intermediates: those of the configuration first, then what the message brought. */
  readonly intermediates: readonly Certificate[];
  readonly crypto: CryptoProvider;
  /** Milliseconds since 1970: among issuers of one name those that are valid now are tried first. */
  readonly now: number;
}

/** Certificates from the signer's to the trust anchor's. */
export type CertificatePath = readonly [Certificate, ...Certificate[]];

const LONGEST_PATH = 8;
/** Each try is a signature check: one message must not cause many. */
const MOST_TRIES = 32;

/**
 * Finds the paths from a certificate to a trust anchor by names *and* signatures: an authority that merely bears
 * the name of a trusted one has signed with another key (IN-31), or is certified by one who may not give that name.
 * There are several where authorities certified each other, the shortest from each issuer first. Whether one may be
 * used is another question: see `validatePath`.
 */
export async function* findPaths(
  certificate: Certificate,
  material: PathMaterial,
): AsyncGenerator<CertificatePath, undefined> {
  const intermediates = await vouchedFor(certificate, material);
  yield* extend([certificate], { ...material, intermediates, triesLeft: MOST_TRIES });
}

interface Search extends PathMaterial {
  triesLeft: number;
}

/**
 * The intermediates above a certificate that an anchor vouches for, itself or through one of them. From the anchors downwards, so
 * that no key is used before somebody trusted has signed it: checks with keys of a stranger's choice take a hundred times as long.
 */
async function vouchedFor(certificate: Certificate, material: PathMaterial): Promise<readonly Certificate[]> {
  const candidates = namedAbove(certificate, material.intermediates);
  const search = { ...material, triesLeft: MOST_TRIES };
  const vouched = new Set<Certificate>();
  for (let issuers = material.authorities; issuers.length > 0; ) {
    const issued: Certificate[] = [];
    for (const candidate of candidates) {
      if (!vouched.has(candidate) && (await isIssuedByOne(candidate, issuers, search)))
        issued.push(candidate);
    }
    for (const each of issued) vouched.add(each);
    issuers = issued;
  }
  return candidates.filter((candidate) => vouched.has(candidate));
}

/** Those that its issuer's name leads to, in their order. */
function namedAbove(certificate: Certificate, from: readonly Certificate[]): readonly Certificate[] {
  const names = new Set([certificate.issuerKey]);
  for (let known = 0; known < names.size; ) {
    known = names.size;
    for (const { subjectKey, issuerKey } of from) if (names.has(subjectKey)) names.add(issuerKey);
  }
  return from.filter(({ subjectKey }) => names.has(subjectKey));
}

async function isIssuedByOne(
  certificate: Certificate,
  issuers: readonly Certificate[],
  search: Search,
): Promise<boolean> {
  for (const issuer of issuersOf(certificate, issuers, search.now)) {
    if (await hasIssued(issuer, certificate, search)) return true;
  }
  return false;
}

async function* extend(path: CertificatePath, search: Search): AsyncGenerator<CertificatePath, undefined> {
  const last = path[path.length - 1] ?? path[0];
  for (const issuer of issuersOf(last, search.authorities, search.now)) {
    if (!bearsOwnNames(path, issuer, search)) continue;
    if (await hasIssued(issuer, last, search)) yield [...path, issuer];
  }
  if (path.length >= LONGEST_PATH) return;
  for (const issuer of issuersOf(last, search.intermediates, search.now)) {
    if (path.includes(issuer)) continue;
    if (await hasIssued(issuer, last, search)) yield* extend([...path, issuer], search);
  }
}

/**
 * Whether no authority between the signer and an anchor bears the name of another anchor without its key: people are told
 * apart by the names of their issuers (GR-23), so that it could speak for everybody whom that one has certified.
 */
function bearsOwnNames(
  [, ...between]: CertificatePath,
  anchor: Certificate,
  { authorities }: PathMaterial,
): boolean {
  return between.every(({ subjectKey, publicKey }) => {
    const namesakes = authorities.filter((authority) => authority.subjectKey === subjectKey);
    // An anchor may have certified a new key of its own.
    if (namesakes.length === 0 || anchor.subjectKey === subjectKey) return true;
    return namesakes.some((namesake) => equalBytes(namesake.publicKey.spki, publicKey.spki));
  });
}

function issuersOf(certificate: Certificate, from: readonly Certificate[], now: number): Certificate[] {
  const named = from.filter((candidate) => candidate.subjectKey === certificate.issuerKey);
  const isValid = ({ notBefore, notAfter }: Certificate) => notBefore <= now && now <= notAfter;
  return named.length < 2 ? named : named.toSorted((a, b) => Number(isValid(b)) - Number(isValid(a)));
}

async function hasIssued(issuer: Certificate, certificate: Certificate, search: Search): Promise<boolean> {
  if (search.triesLeft <= 0 || !isQuicklyChecked(issuer.publicKey)) return false;
  search.triesLeft -= 1;
  return isSignedBy(certificate, issuer.publicKey, search.crypto);
}
