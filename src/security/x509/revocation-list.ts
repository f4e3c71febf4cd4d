import { inTurns, type Steps } from '../../xml/turns.ts';
import { equalBytes } from '../bytes.ts';
import {
  contextTag,
  type DerElement,
  derChildren,
  derChildrenOf,
  derError,
  eachDerChild,
  TAG,
} from './der.ts';
import { derInteger, derTime } from './der-values.ts';
import { EXTENSION, type Extensions, readExtensions } from './extensions.ts';
import { nameKey, readName } from './name.ts';
import { readSigned } from './signed-structure.ts';
import type { StructureAlgorithm } from './structure-algorithm.ts';

/** A certificate revocation list as read; its signature is checked against the issuer where it is used. */
export interface RevocationList {
  readonly issuerKey: string;
  /** Milliseconds since 1970. */
  readonly thisUpdate: number;
  readonly nextUpdate: number | undefined;
  /** By {@link serialKey}. */
  readonly revoked: ReadonlySet<string>;
  /** Whether it has a critical extension that is not understood: a partial or indirect list (RFC 5280 §5.2). */
  readonly isPartial: boolean;
  readonly signedPart: Uint8Array;
  /** undefined where it is not accepted at all. */
  readonly algorithm: StructureAlgorithm | undefined;
  readonly signature: Uint8Array;
}

const UNDERSTOOD: ReadonlySet<string> = new Set([EXTENSION.authorityKeyIdentifier, EXTENSION.crlNumber]);

/**
 * A serial number as sets hold it. As text: sets tell large integers apart by their low 64 bits only, and an authority that
 * counts in the others would make a list of them take minutes to read.
 */
export function serialKey(serialNumber: bigint): string {
  return serialNumber.toString(16);
}

/**
 * Reads a CRL (RFC 5280 §5.1) beside what else is to be done: a list of a million entries takes seconds.
 *
 * @throws CERTIFICATE_UNREADABLE
 */
export function readRevocationList(der: Uint8Array): Promise<RevocationList> {
  return inTurns(readingRevocationList(der));
}

function* readingRevocationList(der: Uint8Array): Steps<RevocationList> {
  const structure = readSigned(der, (members) => withoutVersion(members)[0]);
  const [, issuer, thisUpdate, ...optional] = withoutVersion(structure.members);
  const nextUpdate = optional.find(isTime);
  const revoked = optional.find((member) => member.tag === TAG.sequence);
  const extensions = optional.find((member) => member.tag === contextTag(0));
  const { signedPart, algorithm, signature } = structure;
  return {
    issuerKey: nameKey(readName(issuer)),
    thisUpdate: derTime(thisUpdate),
    nextUpdate: nextUpdate && derTime(nextUpdate),
    revoked: revoked === undefined ? new Set() : yield* readingSerials(revoked),
    isPartial: extensions !== undefined && hasUnknownCritical(readExtensions(derChildren(extensions)[0])),
    signedPart,
    algorithm,
    signature,
  };
}

function withoutVersion(members: readonly DerElement[]): readonly DerElement[] {
  return members[0]?.tag === TAG.integer ? members.slice(1) : members;
}

function isTime(member: DerElement): boolean {
  return member.tag === TAG.utcTime || member.tag === TAG.generalizedTime;
}

const ENTRIES_OF_A_STEP = 100;

/** ENUMERATED 8, removeFromCRL: a delta list takes the certificate off the list (RFC 5280 §5.3.1). */
const REMOVED = Uint8Array.of(TAG.enumerated, 1, 8);

function* readingSerials(entries: DerElement): Steps<ReadonlySet<string>> {
  const serials = new Set<string>();
  for (const entry of eachDerChild(entries)) {
    const serial = revokedSerial(entry);
    if (serial !== undefined) serials.add(serialKey(serial));
    if (serials.size % ENTRIES_OF_A_STEP === 0) yield;
  }
  return serials;
}

/** The serial number that an entry revokes; none where it takes one off the list. */
function revokedSerial(entry: DerElement): bigint | undefined {
  const [serial, , extensionsElement] = derChildrenOf(entry, TAG.sequence);
  const extensions = extensionsElement && readExtensions(extensionsElement);
  // A critical entry extension (certificateIssuer) means that the serial is of another authority.
  if (extensions !== undefined && hasUnknownCritical(extensions)) {
    throw derError('an indirect revocation list');
  }
  const reason = extensions?.get(EXTENSION.reasonCode)?.value;
  return reason !== undefined && equalBytes(reason, REMOVED) ? undefined : derInteger(serial);
}

function hasUnknownCritical(extensions: Extensions): boolean {
  return [...extensions].some(([oid, { critical }]) => critical && !UNDERSTOOD.has(oid));
}
