import { clarkName } from '../../xml/names.ts';
import { resolveQName } from '../../xml/namespaces.ts';
import { childElements, childrenNamed } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { XSD_NAMESPACE } from '../schema/model.ts';
import type { DocumentResolver, LocatedDocument } from '../schema/schema-documents.ts';
import { describe, invalidDocument, requiredAttribute, schemaAttribute } from '../schema/xsd.ts';
import { WSDL_NAMESPACE } from '../soap-names.ts';

const KINDS = new Set(['message', 'portType', 'binding', 'service']);

/** What a WSDL and all that it imports define. */
export class WsdlComponents {
  /** The schemas inside the documents, and those that `wsdl:import` was used for against R2001. */
  readonly schemas: readonly LocatedDocument[];
  readonly #found = new Map<string, XmlElement>();

  /** @throws SCHEMA_DOCUMENT_INVALID A document is no WSDL or cannot be found. */
  constructor(main: LocatedDocument, resolve: DocumentResolver) {
    const schemas: LocatedDocument[] = [];
    for (const { location, root } of withImports(main, resolve)) {
      if (root.namespace === XSD_NAMESPACE) schemas.push({ location, root });
      else this.#addDefinitions(location, root, schemas);
    }
    this.schemas = schemas;
  }

  #addDefinitions(location: string, root: XmlElement, schemas: LocatedDocument[]): void {
    const namespace = schemaAttribute(root, 'targetNamespace') ?? '';
    for (const node of childElements(root)) {
      if (node.namespace !== WSDL_NAMESPACE) continue;
      if (node.local === 'types') {
        for (const schema of childrenNamed(node, XSD_NAMESPACE, 'schema'))
          schemas.push({ location, root: schema });
      }
      if (!KINDS.has(node.local)) continue;
      const key = `${node.local} ${clarkName({ namespace, local: requiredAttribute(node, 'name') })}`;
      if (!this.#found.has(key)) this.#found.set(key, node);
    }
  }

  /** All components of a kind, the importing document's first. */
  all(kind: 'service'): XmlElement[] {
    return [...this.#found].filter(([key]) => key.startsWith(`${kind} `)).map(([, node]) => node);
  }

  /**
   * The component that an attribute of a node refers to.
   *
   * @throws SCHEMA_DOCUMENT_INVALID There is none.
   */
  referred(kind: 'message' | 'portType' | 'binding', node: XmlElement, attribute: string): XmlElement {
    const name = clarkName(resolveQName(node, requiredAttribute(node, attribute)));
    const found = this.#found.get(`${kind} ${name}`);
    if (found === undefined)
      throw invalidDocument(`${describe(node)} refers to the ${kind} ${name}, unknown here.`);
    return found;
  }
}

function withImports(main: LocatedDocument, resolve: DocumentResolver): LocatedDocument[] {
  if (main.root.namespace !== WSDL_NAMESPACE || main.root.local !== 'definitions') {
    throw invalidDocument(`${main.location} is a ${main.root.local}, not a wsdl:definitions.`);
  }
  const documents = [main];
  // The list grows while it is walked: imports of imports follow.
  for (const { location, root } of documents) {
    for (const imported of childrenNamed(root, WSDL_NAMESPACE, 'import')) {
      const wanted = requiredAttribute(imported, 'location');
      const found = resolve(wanted, location);
      if (found === undefined) throw invalidDocument(`${location} imports ${wanted}, which cannot be found.`);
      if (!documents.some((known) => known.location === found.location)) documents.push(found);
    }
  }
  return documents;
}

/** The `wsdl:definitions` that a node stands in. */
export function rootOf(node: XmlElement): XmlElement {
  return node.parent === undefined ? node : rootOf(node.parent);
}

/** The target namespace of the document that a node stands in. */
export function targetNamespaceOf(node: XmlElement): string {
  return schemaAttribute(rootOf(node), 'targetNamespace') ?? '';
}
