import type { XmlElement } from '../../xml/tree.ts';
import type { DerivationKind } from './model.ts';
import type { SchemaDocument } from './schema-documents.ts';
import { schemaAttribute } from './xsd.ts';

const KINDS: readonly DerivationKind[] = ['extension', 'restriction'];

/** How nothing may be derived that is to stand in for this element or type (`block`, part 1 §3.3.2, §3.4.2). */
export function readBlocks(
  node: XmlElement,
  document: SchemaDocument,
): { readonly blocks?: readonly DerivationKind[] } {
  const blocks = KINDS.filter((kind) => blocksKind(node, document, kind));
  return blocks.length === 0 ? {} : { blocks };
}

/** Whether no other element may stand in for this one. */
export function blocksSubstitution(node: XmlElement, document: SchemaDocument): boolean {
  return blocksKind(node, document, 'substitution');
}

function blocksKind(
  node: XmlElement,
  document: SchemaDocument,
  kind: DerivationKind | 'substitution',
): boolean {
  const written = schemaAttribute(node, 'block') ?? schemaAttribute(document.root, 'blockDefault') ?? '';
  const kinds = written.split(/\s+/);
  return kinds.includes('#all') || kinds.includes(kind);
}
