import { inTurns, type Steps } from '../../xml/turns.ts';
import { equalBytes } from '../bytes.ts';
import {
  contextTag,
  type DerElement,
  derChildren,
  derChildrenOf,
  eachDerChild,
  readDer,
  TAG,
} from './der.ts';
import { derInteger, derTime } from './der-values.ts';
import { certificateIssuer, EXTENSION, type Extensions, GENERAL_NAME, readExtensions } from './extensions.ts';
import { type ListScope, readScope } from './list-scope.ts';
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
  /** The certificates that it tells about. */
  readonly scope: ListScope;
  /** Whether it, or an entry, has a critical extension that is not understood: a delta list (RFC 5280 §5.2, §5.3). */
  readonly isPartial: boolean;
  readonly signedPart: Uint8Array;
  /** undefined where it is not accepted at all. */
  readonly algorithm: StructureAlgorithm | undefined;
  readonly signature: Uint8Array;
}

const UNDERSTOOD: ReadonlySet<string> = new Set([
  EXTENSION.authorityKeyIdentifier,
  EXTENSION.crlNumber,
  EXTENSION.issuingDistributionPoint,
  EXTENSION.certificateIssuer,
]);

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
  const extensionsElement = optional.find((member) => member.tag === contextTag(0));
  const extensions =
    extensionsElement === undefined ? NO_EXTENSIONS : readExtensions(derChildren(extensionsElement)[0]);
  const { signedPart, algorithm, signature } = structure;
  const issuerKey = nameKey(readName(issuer));
  const entries = revoked === undefined ? NO_ENTRIES : yield* readingEntries(revoked, issuerKey);
  return {
    issuerKey,
    thisUpdate: derTime(thisUpdate),
    nextUpdate: nextUpdate && derTime(nextUpdate),
    revoked: entries.serials,
    scope: readScope(extensions),
    isPartial: hasUnknownCritical(extensions) || entries.isPartial,
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

interface Entries {
  /** By {@link serialKey}. */
  readonly serials: ReadonlySet<string>;
  /** Whether one of them has a critical extension that is not understood. */
  readonly isPartial: boolean;
}

const NO_ENTRIES: Entries = { serials: new Set(), isPartial: false };
const NO_EXTENSIONS: Extensions = new Map();
const ENTRIES_OF_A_STEP = 100;

/** ENUMERATED 8, removeFromCRL: a delta list takes the certificate off the list (RFC 5280 §5.3.1). */
const REMOVED = Uint8Array.of(TAG.enumerated, 1, 8);

/**
 * Collects the certificates of this authority. In an indirect list an entry may name another one, whose certificates
 * it and those behind it are about until the next name (RFC 5280 §5.3.3).
 */
function* readingEntries(list: DerElement, ownKey: string): Steps<Entries> {
  const serials = new Set<string>();
  let isPartial = false;
  let issuers: readonly string[] = [ownKey];
  let read = 0;
  for (const entry of eachDerChild(list)) {
    const [serial, , extensionsElement] = derChildrenOf(entry, TAG.sequence);
    const extensions = extensionsElement === undefined ? NO_EXTENSIONS : readExtensions(extensionsElement);
    isPartial ||= hasUnknownCritical(extensions);
    issuers = issuersOf(extensions) ?? issuers;
    if (issuers.includes(ownKey) && !isRemoved(extensions)) serials.add(serialKey(derInteger(serial)));
    read += 1;
    if (read % ENTRIES_OF_A_STEP === 0) yield;
  }
  return { serials, isPartial };
}

function isRemoved(extensions: Extensions): boolean {
  const reason = extensions.get(EXTENSION.reasonCode)?.value;
  return reason !== undefined && equalBytes(reason, REMOVED);
}

/** The names of the authority whose certificate an entry is about, as folded by `nameKey`; undefined where it is not said. */
function issuersOf(extensions: Extensions): readonly string[] | undefined {
  return certificateIssuer(extensions)
    ?.filter(({ kind }) => kind === GENERAL_NAME.directory)
    .map(({ content }) => nameKey(readName(readDer(content))));
}

function hasUnknownCritical(extensions: Extensions): boolean {
  return [...extensions].some(([oid, { critical }]) => critical && !UNDERSTOOD.has(oid));
}
