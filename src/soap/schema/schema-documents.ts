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
  const collected: SchemaDocument[] = [];
  const seen = new Set<string>();

  const add = (located: LocatedDocument, includedInto?: string): void => {
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
    collected.push(document);
    for (const reference of childElements(root)) follow(reference, document, located.location);
  };

  const follow = (reference: XmlElement, document: SchemaDocument, from: string): void => {
    if (reference.namespace !== XSD_NAMESPACE) return;
    if (reference.local === 'include' || reference.local === 'redefine') {
      const location = requiredAttribute(reference, 'schemaLocation');
      open(location, from, document.targetNamespace, document.targetNamespace);
    }
    if (reference.local === 'redefine') {
      for (const redefinition of schemaChildren(reference)) collected.push({ ...document, redefinition });
    }
    if (reference.local === 'import') {
      const namespace = schemaAttribute(reference, 'namespace') ?? '';
      const location = schemaAttribute(reference, 'schemaLocation');
      // Without a location the namespace is one of the other schemas given (WSDL 1.1 with several schemas).
      if (location !== undefined && !NATIVE_NAMESPACES.has(namespace))
        open(location, from, namespace, undefined, 'hint');
    }
  };

  const open = (
    location: string,
    from: string,
    expected: string,
    includedInto: string | undefined,
    kind: 'hint' | 'part' = 'part',
  ): void => {
    const located = resolve(location, from);
    // The location of an import is a hint (part 1 §4.2.3): the namespace may stand inside the WSDL, or be known.
    // What is needed of it and not there is missed where it is referred to.
    if (located === undefined && kind === 'hint') return;
    if (located === undefined) throw invalidDocument(`${from} refers to ${location}, which cannot be found.`);
    const found = schemaAttribute(located.root, 'targetNamespace') ?? includedInto ?? '';
    if (found !== expected) {
      throw invalidDocument(`${located.location} has the namespace "${found}", expected "${expected}".`);
    }
    const key = keyOf(located, found);
    if (seen.has(key)) return;
    seen.add(key);
    add(located, includedInto);
  };

  // What is given may be imported by what it imports; several of them may stand in one WSDL.
  for (const located of given)
    seen.add(keyOf(located, schemaAttribute(located.root, 'targetNamespace') ?? ''));
  for (const located of given) add(located);
  return collected;
}

function keyOf({ location }: LocatedDocument, namespace: string): string {
  return `${location} ${namespace}`;
}
