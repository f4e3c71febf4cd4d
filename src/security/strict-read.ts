import { isNamed } from '../xml/navigate.ts';
import type { XmlElement } from '../xml/tree.ts';
import { decodeBase64 } from './base64.ts';

const NON_BLANK = /[^\t\n\r ]/;

/**
 * The children of an element that may hold elements and white space only.
 *
 * @returns undefined where other text stands between them.
 */
export function onlyElements(element: XmlElement): readonly XmlElement[] | undefined {
  const elements: XmlElement[] = [];
  for (const child of element.children) {
    if (typeof child !== 'string') elements.push(child);
    else if (NON_BLANK.test(child)) return undefined;
  }
  return elements;
}

/** The one child element of an element that may hold nothing else, if it has this name. */
export function onlyChild(element: XmlElement, namespace: string, local: string): XmlElement | undefined {
  const elements = onlyElements(element);
  const [child] = elements ?? [];
  return elements?.length === 1 && child !== undefined && isNamed(child, namespace, local)
    ? child
    : undefined;
}

/**
 * The characters of an element that holds a value: no elements, no comments, which cut values differently in
 * different readers (IN-31).
 */
export function onlyText(element: XmlElement): string | undefined {
  if (element.commented || element.children.length > 1) return undefined;
  const [child] = element.children;
  return typeof child === 'string' ? child : undefined;
}

/** The bytes of an element that holds strict base64, line breaks allowed. */
export function onlyBase64(element: XmlElement): Uint8Array | undefined {
  const text = onlyText(element);
  const bytes = text === undefined ? undefined : decodeBase64(text);
  return bytes?.length ? bytes : undefined;
}
