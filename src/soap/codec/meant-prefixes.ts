import { lookupNamespace } from '../../xml/namespaces.ts';
import type { XmlElement } from '../../xml/tree.ts';

/** A value that may be a qualified name: the prefix in front of it. */
const PREFIXED = /^[\t\n\r ]*([\p{L}_][\p{L}\p{N}._-]*):[\p{L}_][\p{L}\p{N}._-]*[\t\n\r ]*$/u;

/** The prefixes that names in the values of a tree have (`xsi:type`, QNames), with what they mean there. */
export function meantPrefixes(element: XmlElement): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const note = (value: string, at: XmlElement): void => {
    const prefix = PREFIXED.exec(value)?.[1];
    const namespace = prefix === undefined ? undefined : lookupNamespace(at, prefix);
    if (prefix !== undefined && namespace && !found.has(prefix)) found.set(prefix, namespace);
  };
  const pending = [element];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    for (const { value } of at.attributes) note(value, at);
    for (const child of at.children) {
      if (typeof child === 'string') note(child, at);
      else pending.push(child);
    }
  }
  return found;
}
