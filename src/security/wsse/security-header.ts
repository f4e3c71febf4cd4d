import { PlegmaError } from '../../errors/plegma-error.ts';
import { attribute, childElements, childrenNamed, isNamed } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { SignatureDialect } from '../dialect.ts';
import { DS, WSSE, WSU, XENC } from '../namespaces.ts';
import type { EnvelopeParts } from '../soap-envelope.ts';
import { onlyElements } from '../strict-read.ts';

/** A wsse:Security header for this node that carries a signature. */
export interface SignedSecurityHeader {
  readonly element: XmlElement;
  readonly signature: XmlElement;
  readonly timestamp: XmlElement | undefined;
}

/**
 * Finds the wsse:Security header block that is for this node and carries a signature.
 *
 * @param actors Roles that this node plays beside those that every receiver plays.
 * @returns undefined where there is none: the message is unsigned as far as this node is concerned.
 * @throws SECURITY_HEADER_INVALID Two headers for one actor or for us (WSS 1.0 §5), two signatures or Timestamps
 * (R3227), or encrypted parts, which are not read.
 */
export function signedSecurityHeader(
  parts: EnvelopeParts,
  actors: readonly string[] = [],
): SignedSecurityHeader | undefined {
  const element = ownSecurityHeader(parts, actors);
  if (element === undefined) return undefined;
  if (onlyElements(element) === undefined) throw invalid('text between its parts');
  const [signature, ...otherSignatures] = childrenNamed(element, DS, 'Signature');
  if (signature === undefined) return undefined;
  if (otherSignatures.length > 0) throw invalid('two signatures');
  const [timestamp, ...otherTimestamps] = childrenNamed(element, WSU, 'Timestamp');
  if (otherTimestamps.length > 0) throw invalid('two Timestamps');
  if (childElements(element).some((child) => child.namespace === XENC)) throw invalid('encrypted parts');
  return { element, signature, timestamp };
}

function ownSecurityHeader(parts: EnvelopeParts, actors: readonly string[]): XmlElement | undefined {
  const headers = parts.header === undefined ? [] : childrenNamed(parts.header, WSSE, 'Security');
  if (headers.length === 0) return undefined;
  const { form } = parts;
  const roles = headers.map((header) => attribute(header, form.namespace, form.roleAttribute)?.trim() ?? '');
  if (new Set(roles).size < roles.length) throw invalid('a second header for the same actor');
  const isOwn = (role: string) => role === '' || form.ownRoles.includes(role) || actors.includes(role);
  const [own, ...others] = headers.filter((_, index) => isOwn(roles[index] ?? ''));
  if (others.length > 0) throw invalid('a second header for this receiver');
  return own;
}

/** Where the Timestamp stands, seen from the signature. */
export function timestampPosition({
  element,
  signature,
  timestamp,
}: SignedSecurityHeader): SignatureDialect['timestamp'] {
  if (timestamp === undefined) return 'absent';
  return element.children.indexOf(timestamp) < element.children.indexOf(signature) ? 'before' : 'after';
}

/** Whether an element is a wsse:Security header block, ours or another actor's. */
export function isSecurityHeader(element: XmlElement): boolean {
  return isNamed(element, WSSE, 'Security');
}

function invalid(found: string): PlegmaError {
  return new PlegmaError('SECURITY_HEADER_INVALID', `The wsse:Security header has ${found}.`);
}
