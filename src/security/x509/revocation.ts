import { PlegmaError } from '../../errors/plegma-error.ts';
import { encodeBase64 } from '../base64.ts';
import type { CryptoProvider } from '../crypto/crypto-provider.ts';
import type { Certificate } from './certificate.ts';
import { KEY_USAGE, keyUsage } from './extensions.ts';
import { isWithinScope } from './list-scope.ts';
import { type RevocationList, serialKey } from './revocation-list.ts';
import { isSignedBy } from './signed-structure.ts';
import type { Strength } from './strength.ts';

/** Where revocation lists come from; implementations reload them when they change. */
export interface RevocationSource {
  /** Rises whenever the lists change: what was decided before has to be decided again. */
  readonly revision: number;
  /** All lists issued under a name, as folded by `nameKey`. */
  listsOf(issuerKey: string): readonly RevocationList[];
}

/** What happens when a list that should be there is not, or is out of date. */
export interface RevocationPolicy {
  readonly missing: 'accept' | 'refuse';
  readonly stale: 'accept' | 'refuse';
}

/** A site without lists works; a list that has run out is the operator's mistake, or an attack on its supply. */
export const DEFAULT_REVOCATION: RevocationPolicy = { missing: 'accept', stale: 'refuse' };

/** What a check needs beside the certificate. */
export interface RevocationCheck {
  readonly source: RevocationSource;
  readonly policy: RevocationPolicy;
  /** Trust anchors. An authority that has changed its key signs its lists with the new one, old certificates in them too. */
  readonly authorities: readonly Certificate[];
  readonly crypto: CryptoProvider;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What the partner and its authority may use. */
  readonly strength: Strength;
}

/**
 * Looks for a certificate in the lists of its issuer. A list counts only with a valid signature of that issuer, or of a
 * trust anchor of its name (RFC 5280 §6.3.3 f), whose key may sign lists. A serial number in any of them is revoked,
 * however old the list is and however weak its digest: only that nobody is revoked has to be proven as strongly as a
 * certificate.
 *
 * @returns Until when the answer holds (ms since 1970), at most the list's next update.
 * @throws CERTIFICATE_REVOKED
 * @throws CERTIFICATE_REVOCATION_UNKNOWN By policy.
 */
export async function checkRevocation(
  certificate: Certificate,
  issuer: Certificate,
  { source, policy, authorities, crypto, now, strength }: RevocationCheck,
): Promise<number> {
  const namesakes = authorities.filter(({ subjectKey }) => subjectKey === certificate.issuerKey);
  const signers = [issuer, ...namesakes].filter(maySignLists);
  const lists = await provenLists(source.listsOf(certificate.issuerKey), signers, crypto);
  if (lists.some((list) => list.revoked.has(serialKey(certificate.serialNumber)))) {
    throw new PlegmaError('CERTIFICATE_REVOKED', 'The certificate, or one of its path, has been revoked.');
  }
  const isStrong = (list: RevocationList) => strength.sha1 || list.algorithm?.digest !== 'sha1';
  const isComplete = (list: RevocationList) => !list.isPartial && isWithinScope(list.scope, certificate);
  const complete = lists.filter((list) => isComplete(list) && isStrong(list));
  if (complete.length === 0) return decided(policy.missing, 'There is no revocation list of its authority.');
  const until = Math.max(...complete.map((list) => freshUntil(list, now)));
  if (until < now) return decided(policy.stale, 'The revocation list of its authority is out of date.');
  return until;
}

async function provenLists(
  lists: readonly RevocationList[],
  signers: readonly Certificate[],
  crypto: CryptoProvider,
): Promise<RevocationList[]> {
  const proven: RevocationList[] = [];
  for (const list of lists) {
    if (await isProvenByOne(list, signers, crypto)) proven.push(list);
  }
  return proven;
}

function maySignLists({ extensions }: Certificate): boolean {
  return keyUsage(extensions)?.has(KEY_USAGE.cRLSign) ?? true;
}

async function isProvenByOne(
  list: RevocationList,
  signers: readonly Certificate[],
  crypto: CryptoProvider,
): Promise<boolean> {
  for (const signer of signers) if (await isProven(list, signer, crypto)) return true;
  return false;
}

/** What is known of lists, by the key of their issuer. */
const knownProofs = new WeakMap<RevocationList, Map<string, boolean>>();

/**
 * Whether the issuer has signed a list. Asked once: a list of a million entries takes 20 ms, and anybody who has seen a
 * certificate of a partner can send it in ever new spellings, each of which is judged anew.
 */
async function isProven(list: RevocationList, issuer: Certificate, crypto: CryptoProvider): Promise<boolean> {
  const proofs = knownProofs.get(list) ?? new Map<string, boolean>();
  knownProofs.set(list, proofs);
  const key = encodeBase64(issuer.publicKey.spki);
  const known = proofs.get(key);
  if (known !== undefined) return known;
  const proven = await isSignedBy(list, issuer.publicKey, crypto);
  proofs.set(key, proven);
  return proven;
}

/** A list from the future proves nothing yet; one without a next update never runs out. */
function freshUntil(list: RevocationList, now: number): number {
  if (list.thisUpdate > now) return Number.NEGATIVE_INFINITY;
  return list.nextUpdate ?? Number.POSITIVE_INFINITY;
}

function decided(verdict: 'accept' | 'refuse', sentence: string): number {
  if (verdict === 'accept') return Number.POSITIVE_INFINITY;
  throw new PlegmaError('CERTIFICATE_REVOCATION_UNKNOWN', sentence);
}
