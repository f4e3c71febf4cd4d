import { PlegmaError } from '../../errors/plegma-error.ts';
import type { Certificate } from './certificate.ts';
import { readDer } from './der.ts';
import { GENERAL_NAME, type GeneralName, nameConstraints, subjectAltNames } from './extensions.ts';
import { type Name, nameKey, readName } from './name.ts';

const COMMON_NAME = '2.5.4.3';
const EMAIL_ADDRESS = '1.2.840.113549.1.9.1';
const HOST_NAME = /^(?:[a-z0-9-]+\.)+[a-z0-9-]+$/i;

/** A name of a certificate, or the base of a subtree, in the form that it is compared in. */
type ComparableName =
  | { readonly kind: 'dns' | 'email' | 'uri'; readonly text: string }
  /** Of a subtree the mask stands behind the address. */
  | { readonly kind: 'address'; readonly octets: Uint8Array }
  | { readonly kind: 'directory'; readonly steps: readonly string[] }
  | { readonly kind: `other-${number}` };

/**
 * Holds an authority's name constraints against a certificate below it (RFC 5280 §4.2.1.10, §6.1.4 g).
 *
 * @throws CERTIFICATE_USAGE A name is outside the permitted subtrees, inside an excluded one, or of a kind whose
 * constraints are not understood.
 */
export function checkNameConstraints(authority: Certificate, certificate: Certificate): void {
  const constraints = nameConstraints(authority.extensions);
  if (constraints === undefined) return;
  const permitted = constraints.permitted.map(comparable);
  const excluded = constraints.excluded.map(comparable);
  for (const name of namesOf(certificate)) {
    const sameKind = permitted.filter((subtree) => subtree.kind === name.kind);
    const isPermitted = sameKind.length === 0 || sameKind.some((subtree) => isWithin(name, subtree) === true);
    if (isPermitted && !excluded.some((subtree) => isWithin(name, subtree) !== false)) continue;
    throw new PlegmaError(
      'CERTIFICATE_USAGE',
      'A name of the certificate is outside what its authority may name.',
    );
  }
}

/** Alternative names, the subject, and what stands in the subject in place of an alternative name. */
function namesOf(certificate: Certificate): ComparableName[] {
  const names = subjectAltNames(certificate.extensions).map(comparable);
  for (const { type, value } of certificate.subject.flat()) {
    if (type === EMAIL_ADDRESS) names.push({ kind: 'email', text: value.toLowerCase() });
    if (type === COMMON_NAME && HOST_NAME.test(value)) names.push({ kind: 'dns', text: value.toLowerCase() });
  }
  if (certificate.subject.length > 0) names.push({ kind: 'directory', steps: stepsOf(certificate.subject) });
  return names;
}

function comparable({ kind, content }: GeneralName): ComparableName {
  switch (kind) {
    case GENERAL_NAME.dns:
      return { kind: 'dns', text: lowerText(content) };
    case GENERAL_NAME.email:
      return { kind: 'email', text: lowerText(content) };
    case GENERAL_NAME.uri:
      return { kind: 'uri', text: lowerText(content) };
    case GENERAL_NAME.address:
      return { kind: 'address', octets: content };
    case GENERAL_NAME.directory:
      return { kind: 'directory', steps: stepsOf(readName(readDer(content))) };
    default:
      return { kind: `other-${kind}` };
  }
}

function stepsOf(name: Name): string[] {
  return name.map((step) => nameKey([step]));
}

function lowerText(content: Uint8Array): string {
  return new TextDecoder().decode(content).toLowerCase();
}

/** `unknown` for two names of a kind that is not understood: neither surely permitted nor surely not excluded. */
function isWithin(name: ComparableName, subtree: ComparableName): boolean | 'unknown' {
  if (name.kind === 'directory' && subtree.kind === 'directory') {
    return subtree.steps.every((step, index) => name.steps[index] === step);
  }
  if (name.kind === 'dns' && subtree.kind === 'dns') return isHostWithin(name.text, subtree.text);
  if (name.kind === 'email' && subtree.kind === 'email') return isMailboxWithin(name.text, subtree.text);
  if (name.kind === 'uri' && subtree.kind === 'uri') return isResourceWithin(name.text, subtree.text);
  if (name.kind === 'address' && subtree.kind === 'address')
    return isAddressWithin(name.octets, subtree.octets);
  return name.kind === subtree.kind ? 'unknown' : false;
}

function isHostWithin(host: string, base: string): boolean {
  if (base === '' || host === base) return true;
  return host.endsWith(base.startsWith('.') ? base : `.${base}`);
}

function isMailboxWithin(mailbox: string, base: string): boolean {
  if (base.includes('@')) return mailbox === base;
  const host = mailbox.slice(mailbox.lastIndexOf('@') + 1);
  return base.startsWith('.') ? host.endsWith(base) : host === base;
}

/** The host name of a URI, where it has one: an address in its place cannot be told from a name by every reader. */
const RESOURCE =
  /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?((?:[a-z0-9_-]+\.)*[a-z_-][a-z0-9_-]*\.?)(?::\d*)?(?:[/?#]|$)/;
const HOST_OR_DOMAIN = /^\.?(?:[a-z0-9_-]+\.)*[a-z0-9_-]+$/;

/** A base is a host, or with a point in front all hosts below it; a URI without a host name is never known to be within. */
function isResourceWithin(uri: string, base: string): boolean | 'unknown' {
  const host = RESOURCE.exec(uri)?.[1]?.replace(/\.$/, '');
  if (host === undefined || !HOST_OR_DOMAIN.test(base)) return 'unknown';
  return base.startsWith('.') ? host.endsWith(base) : host === base;
}

function isAddressWithin(address: Uint8Array, base: Uint8Array): boolean | 'unknown' {
  if (base.length !== 8 && base.length !== 32) return 'unknown';
  const half = base.length / 2;
  if (address.length !== half) return address.length === 4 || address.length === 16 ? false : 'unknown';
  return address.every((octet, at) => {
    const mask = base[half + at] ?? 0;
    return (octet & mask) === ((base[at] ?? 0) & mask);
  });
}
