import { childElements } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { SOAP_ENCODING_NAMESPACE, XSD_NAMESPACE } from './model.ts';
import { invalidDocument, requiredAttribute, schemaAttribute, schemaChildren } from './xsd.ts';

/** A document with the name that relative locations inside it start from. */
export interface LocatedDocument {
  readonly location: string;
  readonly root: XmlElement;
}

/**
 * Finds a document that another one imports or includes. Only the caller knows where documents may come from:
 * nothing is ever fetched by itself.
 *
 * @param location As written in the importing document.
 * @param from The location of the importing document.
 */
export type DocumentResolver = (location: string, from: string) => LocatedDocument | undefined;

/** One `xsd:schema` as part of a set. */
export interface SchemaDocument {
  readonly root: XmlElement;
  /** Of the including document where the schema has none itself (chameleon include, part 1 §4.2.1). */
  readonly targetNamespace: string;
  readonly chameleon: boolean;
  /** The one component that is read of it, where that redefines one of a document which it includes (§4.2.2). */
  readonly redefinition?: XmlElement;
}

/** Namespaces that are part of the codec; documents about them are not read. */
const NATIVE_NAMESPACES = new Set([XSD_NAMESPACE, SOAP_ENCODING_NAMESPACE]);

/**
 * The schemas given and all that they include and import, each once.
 *
 * @throws SCHEMA_DOCUMENT_INVALID A document is no schema, cannot be found or has an unexpected namespace.
 */
export function collectSchemas(
  given: readonly LocatedDocument[],
  resolve: DocumentResolver,
): SchemaDocument[] {
  return new SchemaCollection(resolve).collect(given);
}

/** A document that another one refers to. */
interface Reference {
  readonly location: string;
  /** The location of the document that refers to it. */
  readonly from: string;
  readonly namespace: string;
  /**
   * An included document is a part of the one that includes it. The location of an import is only a hint (part 1
   * §4.2.3): the namespace may stand inside the WSDL, or be known. What is needed of it and not there is missed where
   * it is referred to.
   */
  readonly kind: 'include' | 'import';
}

/** Follows the references of schemas. */
class SchemaCollection {
  readonly #resolve: DocumentResolver;
  readonly #collected: SchemaDocument[] = [];
  readonly #seen = new Set<string>();

  constructor(resolve: DocumentResolver) {
    this.#resolve = resolve;
  }

  collect(given: readonly LocatedDocument[]): SchemaDocument[] {
    // What is given may be imported by what it imports; several of them may stand in one WSDL.
    for (const located of given)
      this.#seen.add(keyOf(located, schemaAttribute(located.root, 'targetNamespace') ?? ''));
    for (const located of given) this.#add(located);
    return this.#collected;
  }

  #add(located: LocatedDocument, includedInto?: string): void {
    const { root } = located;
    if (root.namespace !== XSD_NAMESPACE || root.local !== 'schema') {
      throw invalidDocument(`${located.location} is a ${root.local}, not an xsd:schema.`);
    }
    const own = schemaAttribute(root, 'targetNamespace');
    const document: SchemaDocument = {
      root,
      targetNamespace: own ?? includedInto ?? '',
      chameleon: own === undefined && includedInto !== undefined && includedInto !== '',
    };
    if (NATIVE_NAMESPACES.has(document.targetNamespace)) return;
    this.#collected.push(document);
    for (const child of childElements(root)) this.#follow(child, document, located.location);
  }

  /** Opens what an `xsd:include`, `xsd:redefine` or `xsd:import` refers to. */
  #follow(node: XmlElement, document: SchemaDocument, from: string): void {
    if (node.namespace !== XSD_NAMESPACE) return;
    if (node.local === 'include' || node.local === 'redefine') {
      const location = requiredAttribute(node, 'schemaLocation');
      this.#open({ location, from, namespace: document.targetNamespace, kind: 'include' });
    }
    if (node.local === 'redefine') {
      for (const redefinition of schemaChildren(node)) this.#collected.push({ ...document, redefinition });
    }
    if (node.local === 'import') {
      const namespace = schemaAttribute(node, 'namespace') ?? '';
      const location = schemaAttribute(node, 'schemaLocation');
      // Without a location the namespace is one of the other schemas given (WSDL 1.1 with several schemas).
      if (location !== undefined && !NATIVE_NAMESPACES.has(namespace))
        this.#open({ location, from, namespace, kind: 'import' });
    }
  }

  #open({ location, from, namespace, kind }: Reference): void {
    const located = this.#resolve(location, from);
    if (located === undefined && kind === 'import') return;
    if (located === undefined) throw invalidDocument(`${from} refers to ${location}, which cannot be found.`);
    const includedInto = kind === 'include' ? namespace : undefined;
    const found = schemaAttribute(located.root, 'targetNamespace') ?? includedInto ?? '';
    if (found !== namespace) {
      throw invalidDocument(`${located.location} has the namespace "${found}", expected "${namespace}".`);
    }
    const key = keyOf(located, found);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#add(located, includedInto);
  }
}

function keyOf({ location }: LocatedDocument, namespace: string): string {
  return `${location} ${namespace}`;
}
