import {
  contextTag,
  type DerElement,
  derChildren,
  derChildrenOf,
  derError,
  derExpect,
  readDer,
  TAG,
} from './der.ts';
import { derBoolean, derInteger, derNamedBits, derOid } from './der-values.ts';

/** What `basicConstraints` says (RFC 5280 §4.2.1.9). */
export interface BasicConstraints {
  readonly isAuthority: boolean;
  /** How many intermediate authorities may follow below this one. */
  readonly pathLength: number | undefined;
}

/** Bits of `keyUsage` (RFC 5280 §4.2.1.3) that matter here. */
export const KEY_USAGE = { digitalSignature: 0, nonRepudiation: 1, keyCertSign: 5, cRLSign: 6 } as const;

/** One extension as it stands in a certificate or revocation list. */
export interface Extension {
  readonly critical: boolean;
  /** The DER inside the octet string. */
  readonly value: Uint8Array;
}

/** Extensions by dotted object identifier. */
export type Extensions = ReadonlyMap<string, Extension>;

/** Object identifiers of the extensions that are read or written here (RFC 5280 §4.2, §5.2). */
export const EXTENSION = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  crlNumber: '2.5.29.20',
  reasonCode: '2.5.29.21',
  issuingDistributionPoint: '2.5.29.28',
  certificateIssuer: '2.5.29.29',
  nameConstraints: '2.5.29.30',
  crlDistributionPoints: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  policyMappings: '2.5.29.33',
  authorityKeyIdentifier: '2.5.29.35',
  policyConstraints: '2.5.29.36',
  extendedKeyUsage: '2.5.29.37',
  inhibitAnyPolicy: '2.5.29.54',
} as const;

/**
 * Reads the `Extensions` sequence.
 *
 * @throws CERTIFICATE_UNREADABLE Also for one extension given twice (RFC 5280 §4.2).
 */
export function readExtensions(element: DerElement | undefined): Extensions {
  const extensions = new Map<string, Extension>();
  for (const item of derChildrenOf(element, TAG.sequence)) {
    const [type, second, third] = derChildrenOf(item, TAG.sequence);
    const oid = derOid(type);
    if (extensions.has(oid)) throw derError(`the extension ${oid} stands there twice`);
    const critical = third !== undefined && derBoolean(second);
    extensions.set(oid, { critical, value: derExpect(third ?? second, TAG.octetString).content });
  }
  return extensions;
}

/** The basic constraints, or undefined where there are none: the certificate is no authority's. */
export function basicConstraints(extensions: Extensions): BasicConstraints | undefined {
  const extension = extensions.get(EXTENSION.basicConstraints);
  if (extension === undefined) return undefined;
  const members = derChildrenOf(readDer(extension.value), TAG.sequence);
  const isAuthority = members[0]?.tag === TAG.boolean && derBoolean(members[0]);
  const length = members.find((member) => member.tag === TAG.integer);
  return { isAuthority, pathLength: length && Number(derInteger(length)) };
}

/** The bits of `keyUsage`, or undefined where the certificate does not restrict its key. */
export function keyUsage(extensions: Extensions): ReadonlySet<number> | undefined {
  const extension = extensions.get(EXTENSION.keyUsage);
  return extension && derNamedBits(readDer(extension.value));
}

/** The purposes of `extKeyUsage`, or undefined where the certificate does not restrict its key. */
export function extendedKeyUsage(extensions: Extensions): readonly string[] | undefined {
  const extension = extensions.get(EXTENSION.extendedKeyUsage);
  return extension && derChildrenOf(readDer(extension.value), TAG.sequence).map(derOid);
}

/** The policies that a certificate names (RFC 5280 §4.2.1.4). */
export function certificatePolicies(extensions: Extensions): readonly string[] {
  const extension = extensions.get(EXTENSION.certificatePolicies);
  if (extension === undefined) return [];
  return derChildrenOf(readDer(extension.value), TAG.sequence).map((policy) =>
    derOid(derChildrenOf(policy, TAG.sequence)[0]),
  );
}

/** A policy of the issuer's domain, and the equivalent one of the subject's. */
export type PolicyMapping = readonly [own: string, subject: string];

/** The policies that are named otherwise in the domain of the subject (RFC 5280 §4.2.1.5). */
export function policyMappings(extensions: Extensions): readonly PolicyMapping[] {
  const extension = extensions.get(EXTENSION.policyMappings);
  if (extension === undefined) return [];
  return derChildrenOf(readDer(extension.value), TAG.sequence).map((mapping) => {
    const [own, subject] = derChildrenOf(mapping, TAG.sequence);
    return [derOid(own), derOid(subject)];
  });
}

/** After how many more certificates a policy must be named, or may no longer be mapped (RFC 5280 §4.2.1.11). */
export interface PolicyConstraints {
  readonly explicit: number | undefined;
  readonly inhibitMapping: number | undefined;
}

/** The policy constraints, or undefined where there are none. */
export function policyConstraints(extensions: Extensions): PolicyConstraints | undefined {
  const extension = extensions.get(EXTENSION.policyConstraints);
  if (extension === undefined) return undefined;
  const members = derChildrenOf(readDer(extension.value), TAG.sequence);
  // [0] and [1] IMPLICIT INTEGER.
  const skipped = (tag: number): number | undefined => {
    const member = members.find((candidate) => candidate.tag === tag);
    return member && Number(derInteger({ ...member, tag: TAG.integer }));
  };
  return { explicit: skipped(0x80), inhibitMapping: skipped(0x81) };
}

/** After how many more certificates anyPolicy stops matching every policy (RFC 5280 §4.2.1.14). */
export function inhibitAnyPolicy(extensions: Extensions): number | undefined {
  const extension = extensions.get(EXTENSION.inhibitAnyPolicy);
  return extension && Number(derInteger(readDer(extension.value)));
}

/** The subject's key identifier (RFC 5280 §4.2.1.2). */
export function subjectKeyIdentifier(extensions: Extensions): Uint8Array | undefined {
  const extension = extensions.get(EXTENSION.subjectKeyIdentifier);
  return extension && derExpect(readDer(extension.value), TAG.octetString).content;
}

/** One GeneralName (RFC 5280 §4.2.1.6): the number of its choice and its contents. */
export interface GeneralName {
  readonly kind: number;
  readonly content: Uint8Array;
}

/** The kinds of GeneralName that are compared here. */
export const GENERAL_NAME = { email: 1, dns: 2, directory: 4, uri: 6, address: 7 } as const;

/** The alternative names of the subject. */
export function subjectAltNames(extensions: Extensions): readonly GeneralName[] {
  return generalNames(extensions.get(EXTENSION.subjectAltName)) ?? [];
}

/** The authority whose certificate an entry of an indirect revocation list is about (RFC 5280 §5.3.3), where it is said. */
export function certificateIssuer(extensions: Extensions): readonly GeneralName[] | undefined {
  return generalNames(extensions.get(EXTENSION.certificateIssuer));
}

function generalNames(extension: Extension | undefined): readonly GeneralName[] | undefined {
  return extension && derChildrenOf(readDer(extension.value), TAG.sequence).map(generalName);
}

/** The permitted and excluded subtrees of `nameConstraints` (RFC 5280 §4.2.1.10). */
export interface NameConstraints {
  readonly permitted: readonly GeneralName[];
  readonly excluded: readonly GeneralName[];
}

/** The name constraints, or undefined where there are none. */
export function nameConstraints(extensions: Extensions): NameConstraints | undefined {
  const extension = extensions.get(EXTENSION.nameConstraints);
  if (extension === undefined) return undefined;
  const members = derChildrenOf(readDer(extension.value), TAG.sequence);
  return { permitted: subtrees(members, 0), excluded: subtrees(members, 1) };
}

function subtrees(members: readonly DerElement[], number: number): GeneralName[] {
  const list = members.find((member) => member.tag === contextTag(number));
  if (list === undefined) return [];
  return derChildren(list).map((subtree) => {
    const [base, ...bounds] = derChildrenOf(subtree, TAG.sequence);
    // RFC 5280 §4.2.1.10: minimum and maximum are not used, so a constraint that has them is not understood.
    if (base === undefined || bounds.length > 0) throw derError('a name constraint with bounds');
    return generalName(base);
  });
}

function generalName(element: DerElement): GeneralName {
  return { kind: element.tag & 0x1f, content: element.content };
}
