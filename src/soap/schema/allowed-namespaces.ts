import type { XmlElement } from '../../xml/tree.ts';
import type { AllowedNamespaces } from './model.ts';
import { schemaAttribute } from './xsd.ts';

/** The namespaces that `xsd:any` or `xsd:anyAttribute` lets through (part 1 §3.10.2). */
export function readNamespaces(wildcard: XmlElement, targetNamespace: string): AllowedNamespaces {
  const written = schemaAttribute(wildcard, 'namespace') ?? '##any';
  if (written === '##any') return 'any';
  if (written === '##other') return { not: targetNamespace };
  return written.split(/\s+/).map((name) => {
    if (name === '##targetNamespace') return targetNamespace;
    return name === '##local' ? '' : name;
  });
}

/** Whether a wildcard lets a namespace through (part 1 §3.10.4): `##other` is never that of no name. */
export function letsThrough(allowed: AllowedNamespaces, namespace: string): boolean {
  if (allowed === 'any') return true;
  if ('not' in allowed) return namespace !== allowed.not && namespace !== '';
  return allowed.includes(namespace);
}

/** What either lets through: an extension adds to the wildcard of its base (part 1 §3.4.2). */
export function eitherOf(
  first: AllowedNamespaces | undefined,
  second: AllowedNamespaces | undefined,
): AllowedNamespaces | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  if (first === 'any' || second === 'any') return 'any';
  if ('not' in first) return 'not' in second && first.not !== second.not ? 'any' : first;
  return 'not' in second ? second : [...new Set([...first, ...second])];
}
