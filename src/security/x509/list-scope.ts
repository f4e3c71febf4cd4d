import { toHex } from '../bytes.ts';
import type { Certificate } from './certificate.ts';
import { contextTag, type DerElement, derChildren, derChildrenOf, readDer, TAG } from './der.ts';
import { derBoolean } from './der-values.ts';
import { basicConstraints, EXTENSION, type Extensions } from './extensions.ts';

/** Which certificates of its authority a revocation list is about (`issuingDistributionPoint`, RFC 5280 §5.2.5). */
export interface ListScope {
  /** Nobody's where it is about some reasons only, or about attribute certificates. */
  readonly holders: 'all' | 'users' | 'authorities' | 'nobody';
  /** Where it is published, as {@link placesOf} writes it: it is about those that name one of these places. */
  readonly places: readonly string[] | undefined;
}

const EVERYTHING: ListScope = { holders: 'all', places: undefined };

/** The members of `IssuingDistributionPoint` and `DistributionPoint`, by their tags. */
const SCOPE = {
  place: contextTag(0),
  users: 0x81,
  authorities: 0x82,
  reasons: 0x83,
  attributes: 0x85,
} as const;
const POINT = { place: contextTag(0), reasons: 0x81, listIssuer: contextTag(2) } as const;

/**
 * Reads the scope of a list from its extensions.
 *
 * @throws CERTIFICATE_UNREADABLE
 */
export function readScope(extensions: Extensions): ListScope {
  const extension = extensions.get(EXTENSION.issuingDistributionPoint);
  if (extension === undefined) return EVERYTHING;
  const members = membersOf(readDer(extension.value));
  return { holders: holdersOf(members), places: placesOf(members.get(SCOPE.place)) };
}

/**
 * Whether a list of this scope tells of a certificate of its authority that it is not revoked (RFC 5280 §6.3.3 b 2).
 *
 * @throws CERTIFICATE_UNREADABLE The certificate says in no readable way where its lists are.
 */
export function isWithinScope({ holders, places }: ListScope, { extensions }: Certificate): boolean {
  const holder = basicConstraints(extensions)?.isAuthority ? 'authorities' : 'users';
  if (holders !== 'all' && holders !== holder) return false;
  if (places === undefined) return true;
  return placesNamedBy(extensions).some((place) => places.includes(place));
}

type Members = ReadonlyMap<number, DerElement>;

function membersOf(sequence: DerElement): Members {
  return new Map(derChildrenOf(sequence, TAG.sequence).map((member) => [member.tag, member]));
}

function holdersOf(members: Members): ListScope['holders'] {
  const isSaid = (tag: number) => {
    const member = members.get(tag);
    return member !== undefined && derBoolean({ ...member, tag: TAG.boolean });
  };
  const [users, authorities] = [isSaid(SCOPE.users), isSaid(SCOPE.authorities)];
  if (members.has(SCOPE.reasons) || isSaid(SCOPE.attributes) || (users && authorities)) return 'nobody';
  if (users) return 'users';
  return authorities ? 'authorities' : 'all';
}

/** The names of a `DistributionPointName`, each as the digits of its DER; none where they are relative to another name. */
function placesOf(place: DerElement | undefined): readonly string[] | undefined {
  if (place === undefined) return undefined;
  const [names] = derChildren(place);
  const isFull = names?.tag === contextTag(0);
  return isFull ? derChildren(names).map(({ encoded }) => toHex(encoded)) : [];
}

/** Where a certificate says that whole lists of its own authority are (RFC 5280 §4.2.1.13). */
function placesNamedBy(extensions: Extensions): readonly string[] {
  const extension = extensions.get(EXTENSION.crlDistributionPoints);
  if (extension === undefined) return [];
  const points = derChildrenOf(readDer(extension.value), TAG.sequence).map(membersOf);
  const whole = points.filter((point) => !point.has(POINT.reasons) && !point.has(POINT.listIssuer));
  return whole.flatMap((point) => placesOf(point.get(POINT.place)) ?? []);
}
