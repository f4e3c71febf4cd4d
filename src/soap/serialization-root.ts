import { attribute, childElements } from '../xml/navigate.ts';
import type { XmlElement } from '../xml/tree.ts';
import { uriAttribute } from '../xml/uri-attribute.ts';
import { SOAP_ENCODING_NAMESPACE } from './schema/model.ts';

/**
 * What a Body is about: its first child element (WS-I R2710). Where there are several the message is encoded, and the
 * others are targets of references, which may stand in front too: they say that they are no roots, or something refers
 * to them (SOAP 1.1 §5.6).
 */
export function payloadOf(body: XmlElement): XmlElement | undefined {
  const children = childElements(body);
  const [first] = children;
  if (first === undefined || children.length === 1 || !mayBeTarget(first)) return first;
  const referred = new Set<string>();
  collectReferred(body, referred);
  return children.find((child) => isRoot(child, referred)) ?? first;
}

function mayBeTarget(element: XmlElement): boolean {
  return rootMark(element) === '0' || uriAttribute(element, 'id') !== undefined;
}

function isRoot(element: XmlElement, referred: ReadonlySet<string>): boolean {
  const mark = rootMark(element);
  if (mark !== undefined) return mark === '1';
  const id = uriAttribute(element, 'id');
  return id === undefined || !referred.has(id);
}

function rootMark(element: XmlElement): string | undefined {
  return attribute(element, SOAP_ENCODING_NAMESPACE, 'root')?.trim();
}

function collectReferred(element: XmlElement, referred: Set<string>): void {
  const href = uriAttribute(element, 'href');
  if (href?.startsWith('#')) referred.add(href.slice(1));
  for (const child of childElements(element)) collectReferred(child, referred);
}
