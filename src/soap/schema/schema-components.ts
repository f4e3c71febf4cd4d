import { clarkName, type ExpandedName } from '../../xml/names.ts';
import { resolveQName } from '../../xml/namespaces.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { SOAP_12_ENCODING_NAMESPACE, SOAP_ARRAY, SOAP_ENCODING_NAMESPACE, XSD_NAMESPACE } from './model.ts';
import type { SchemaDocument } from './schema-documents.ts';
import { describe, invalidDocument, requiredAttribute, schemaAttribute, schemaChildren } from './xsd.ts';

/** A global component with the document whose defaults hold for it. */
export interface Component {
  readonly node: XmlElement;
  readonly document: SchemaDocument;
  /** Where it redefines another one: what that is listed as now. */
  readonly original?: OriginalComponent;
}

/** What a redefinition means where it refers to its own name. */
export interface OriginalComponent {
  readonly kind: ComponentKind;
  readonly name: string;
  readonly listedAs: string;
}

const KINDS = {
  element: 'element',
  attribute: 'attribute',
  group: 'group',
  attributeGroup: 'attributeGroup',
  simpleType: 'type',
  complexType: 'type',
} as const;

/** Types of the section 5 encoding that XML Schema has under another name. */
const schemaNames: ReadonlyMap<string, string> = new Map([
  ['base64', 'base64Binary'],
  ['Struct', 'anyType'],
]);

/** Symbol spaces of XML Schema (part 1 §2.5): simple and complex types share one. */
export type ComponentKind = (typeof KINDS)[keyof typeof KINDS];

/** The global components of a set of schemas by kind and Clark name. */
export class SchemaComponents {
  readonly #found = new Map<string, Component>();
  /** Names of the elements that say they may stand in for another one, by its name. */
  #substitutes: ReadonlyMap<string, readonly string[]> | undefined;

  /** @throws SCHEMA_DOCUMENT_INVALID A redefinition has nothing to redefine. */
  constructor(documents: readonly SchemaDocument[]) {
    for (const document of documents) {
      if (document.redefinition !== undefined) this.#redefine(document.redefinition, document);
      else for (const node of schemaChildren(document.root)) this.#add(node, document);
    }
  }

  #add(node: XmlElement, document: SchemaDocument): void {
    if (!isGlobal(node.local)) return;
    const key = `${KINDS[node.local]} ${nameIn(node, document)}`;
    // The same document may come twice, by import and within the WSDL: the first one holds.
    if (!this.#found.has(key)) this.#found.set(key, { node, document });
  }

  /** Puts a component in the place of another one, which stays reachable from inside it (part 1 §4.2.2). */
  #redefine(node: XmlElement, document: SchemaDocument): void {
    if (!isGlobal(node.local)) throw invalidDocument(`xsd:redefine holds ${describe(node)}.`);
    const kind = KINDS[node.local];
    const name = nameIn(node, document);
    const replaced = this.get(kind, name, node);
    const listedAs = `${name}/original${this.#found.size}`;
    this.#found.set(`${kind} ${listedAs}`, replaced);
    this.#found.set(`${kind} ${name}`, { node, document, original: { kind, name, listedAs } });
  }

  /** The elements that may stand wherever this one is referred to, those that stand in for them too (part 1 §2.2.2.2). */
  substitutes(name: string): readonly string[] {
    this.#substitutes ??= this.#collectSubstitutes();
    const found = new Set<string>();
    const pending = [name];
    for (let head = pending.pop(); head !== undefined; head = pending.pop()) {
      for (const member of this.#substitutes.get(head) ?? []) {
        if (member === name || found.has(member)) continue;
        found.add(member);
        pending.push(member);
      }
    }
    return [...found];
  }

  #collectSubstitutes(): ReadonlyMap<string, readonly string[]> {
    const substitutes = new Map<string, string[]>();
    for (const [name, { node, document }] of this.all('element')) {
      const head = schemaAttribute(node, 'substitutionGroup');
      if (head === undefined) continue;
      const key = clarkName(referredName(node, head, document));
      substitutes.set(key, [...(substitutes.get(key) ?? []), name]);
    }
    return substitutes;
  }

  /** All components of a kind, in document order. */
  *all(kind: ComponentKind): Generator<[name: string, component: Component]> {
    for (const [key, component] of this.#found) {
      const space = key.indexOf(' ');
      if (key.slice(0, space) === kind) yield [key.slice(space + 1), component];
    }
  }

  find(kind: ComponentKind, name: string): Component | undefined {
    return this.#found.get(`${kind} ${name}`);
  }

  /** @throws SCHEMA_DOCUMENT_INVALID There is no such component. */
  get(kind: ComponentKind, name: string, referrer: XmlElement): Component {
    const found = this.find(kind, name);
    if (found === undefined)
      throw invalidDocument(`${describe(referrer)} refers to the ${kind} ${name}, unknown here.`);
    return found;
  }
}

function nameIn(node: XmlElement, { targetNamespace }: SchemaDocument): string {
  return clarkName({ namespace: targetNamespace, local: requiredAttribute(node, 'name') });
}

function isGlobal(local: string): local is keyof typeof KINDS {
  return Object.hasOwn(KINDS, local);
}

/** The name that a reference means; in a chameleon document unprefixed ones are the including schema's. */
export function referredName(node: XmlElement, value: string, document: SchemaDocument): ExpandedName {
  const name = resolveQName(node, value);
  if (name.namespace === '' && document.chameleon) return { ...name, namespace: document.targetNamespace };
  return name;
}

/**
 * The Clark name of the type that a reference means. The types of the section 5 encoding are those of XML
 * Schema with attributes that the codec knows by itself, so `soapenc:string` is `xsd:string`.
 */
export function typeNameOf(name: ExpandedName): string {
  const isEncoding =
    name.namespace === SOAP_ENCODING_NAMESPACE || name.namespace === SOAP_12_ENCODING_NAMESPACE;
  if (!isEncoding) return clarkName(name);
  if (name.local === 'Array') return SOAP_ARRAY;
  const local = schemaNames.get(name.local) ?? name.local;
  return clarkName({ namespace: XSD_NAMESPACE, local });
}
