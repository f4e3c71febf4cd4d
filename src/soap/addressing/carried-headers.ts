import { PlegmaError } from '../../errors/plegma-error.ts';
import { isSecurityHeader } from '../../security/wsse/security-header.ts';
import { canonicalise } from '../../xml/canonicalise.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { addressingName, type EndpointReference } from './endpoint-reference.ts';
import { type AddressingVersion, isAddressingHeader } from './versions.ts';

/**
 * Characters, each element counted as a hundred, with the namespaces of its names, which may have to be declared on each.
 * Bounded because strangers choose these headers, and writing them blocks the event loop.
 */
const MOST_CARRIED = 64 * 1024;

/** In 2005/08 a copied reference parameter is marked as such (SOAP Binding §2.1), in the drafts it is not. */
export function resourceHeader(version: AddressingVersion, element: XmlElement): string {
  if (version !== '2005/08') return canonicalise(element);
  const name = addressingName(version, 'IsReferenceParameter');
  const others = element.attributes.filter(
    ({ namespace, local }) => namespace !== name.namespace || local !== name.local,
  );
  const used = new Set([element.prefix, ...others.map(({ prefix }) => prefix)]);
  const mark = { ...name, prefix: used.has(name.prefix) ? freePrefix(used) : name.prefix, value: 'true' };
  return canonicalise({ ...element, attributes: [...others, mark] });
}

function freePrefix(used: ReadonlySet<string>): string {
  let number = 1;
  while (used.has(`wsa${number}`)) number += 1;
  return `wsa${number}`;
}

/**
 * The headers that an answer has to carry because the reference that it is sent to has them (Core §3.3, §3.4). Anybody
 * can choose them: addressing and security headers among them, which would contradict our own, are left out.
 */
export function carriedHeaders(reference: EndpointReference | undefined): readonly string[] {
  if (reference === undefined || !isCarriable(reference)) return [];
  return reference.resource
    .filter((element) => !isSecurityHeader(element) && !isAddressingHeader(element))
    .flatMap((element) => written(reference.version, element));
}

/**
 * Refuses a reference that carries more than goes back with every answer.
 *
 * @throws ADDRESSING_INVALID
 */
export function requireCarriable(header: string, reference: EndpointReference | undefined): void {
  if (reference === undefined || isCarriable(reference)) return;
  throw new PlegmaError(
    'ADDRESSING_INVALID',
    `The reference parameters of ${header} are larger than ${MOST_CARRIED} characters.`,
    { path: `Header/${header}` },
  );
}

function isCarriable({ resource }: EndpointReference): boolean {
  let left = MOST_CARRIED;
  const weigh = (element: XmlElement): boolean => {
    left -= 100 + element.namespace.length;
    for (const { namespace, value } of element.attributes) left -= namespace.length + value.length;
    return (
      left >= 0 &&
      element.children.every((child) => {
        if (typeof child !== 'string') return weigh(child);
        left -= child.length;
        return left >= 0;
      })
    );
  };
  return resource.every(weigh);
}

/** A header without canonical form (a relative namespace) is left out: the answer is still sent. */
function written(version: AddressingVersion, element: XmlElement): readonly string[] {
  try {
    return [resourceHeader(version, element)];
  } catch {
    return [];
  }
}
