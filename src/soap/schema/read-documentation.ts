import { childrenNamed, text } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { XSD_NAMESPACE } from './model.ts';

/** The text of a component's `xsd:documentation`, white space collapsed, as the member of a definition. */
export function readDocumentation(node: XmlElement): { documentation?: string } {
  const found = childrenNamed(node, XSD_NAMESPACE, 'annotation')
    .flatMap((annotation) => childrenNamed(annotation, XSD_NAMESPACE, 'documentation'))
    .map((documentation) => collapse(text(documentation)))
    .filter((sentence) => sentence !== '');
  return found.length === 0 ? {} : { documentation: found.join(' ') };
}

function collapse(value: string): string {
  return value.trim().replace(/\s+/g, ' ');
}
