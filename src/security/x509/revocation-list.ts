import { equalBytes } from '../bytes.ts';
import { contextTag, type DerElement, derChildren, derChildrenOf, derError, TAG } from './der.ts';
import { derInteger, derTime } from './der-values.ts';
import { EXTENSION, type Extensions, readExtensions } from './extensions.ts';
import { nameKey, readName } from './name.ts';
import { readSigned } from './signed-structure.ts';

/** A certificate revocation list as read; its signature is checked against the issuer where it is used. */
export interface RevocationList {
  readonly issuerKey: string;
  /** Milliseconds since 1970. */
  readonly thisUpdate: number;
  readonly nextUpdate: number | undefined;
  readonly revoked: ReadonlySet<bigint>;
  /** Whether it has a critical extension that is not understood: a partial or indirect list (RFC 5280 §5.2). */
  readonly isPartial: boolean;
  readonly signedPart: Uint8Array;
  readonly algorithm: string;
  readonly signature: Uint8Array;
}

const UNDERSTOOD: ReadonlySet<string> = new Set([EXTENSION.authorityKeyIdentifier, EXTENSION.crlNumber]);

/**
 * Reads a CRL (RFC 5280 §5.1).
 *
 * @throws CERTIFICATE_UNREADABLE
 */
export function readRevocationList(der: Uint8Array): RevocationList {
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
    revoked: new Set(revoked === undefined ? [] : derChildren(revoked).flatMap(serialsOf)),
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

/** ENUMERATED 8, removeFromCRL: a delta list takes the certificate off the list (RFC 5280 §5.3.1). */
const REMOVED = Uint8Array.of(TAG.enumerated, 1, 8);

/** The serial number that an entry revokes; none where it takes one off the list. */
function serialsOf(entry: DerElement): bigint[] {
  const [serial, , extensionsElement] = derChildrenOf(entry, TAG.sequence);
  const extensions = extensionsElement && readExtensions(extensionsElement);
  // A critical entry extension (certificateIssuer) means that the serial is of another authority.
  if (extensions !== undefined && hasUnknownCritical(extensions)) {
    throw derError('an indirect revocation list');
  }
  const reason = extensions?.get(EXTENSION.reasonCode)?.value;
  return reason !== undefined && equalBytes(reason, REMOVED) ? [] : [derInteger(serial)];
}

function hasUnknownCritical(extensions: Extensions): boolean {
  return [...extensions].some(([oid, { critical }]) => critical && !UNDERSTOOD.has(oid));
}
