import type { XmlElement } from '../../xml/tree.ts';
import { referredName, type SchemaComponents, typeNameOf } from './schema-components.ts';
import type { SchemaDocument } from './schema-documents.ts';
import { requiredAttribute } from './xsd.ts';

/** What reads a type that has no name and lists it under the one that it is given. */
export type AnonymousTypeReader = (node: XmlElement, scope: TypeScope) => void;

/** Where a component stands: its document's defaults hold, and anonymous types inside are named after it. */
export class TypeScope {
  readonly components: SchemaComponents;
  readonly document: SchemaDocument;
  /** Clark name of the component, with `/` and a step for every anonymous type on the way. */
  readonly name: string;
  readonly #readAnonymous: AnonymousTypeReader;

  constructor(
    components: SchemaComponents,
    document: SchemaDocument,
    name: string,
    readAnonymous: AnonymousTypeReader,
  ) {
    this.components = components;
    this.document = document;
    this.name = name;
    this.#readAnonymous = readAnonymous;
  }

  /** The Clark name of the type that an attribute such as `type` or `base` refers to. */
  reference(node: XmlElement, attribute: string): string {
    return this.resolve(node, requiredAttribute(node, attribute));
  }

  /** The Clark name of the type that a qualified name means where it stands. */
  resolve(node: XmlElement, value: string): string {
    return typeNameOf(referredName(node, value, this.document));
  }

  /** Reads a type without a name and gives the one that it is listed under. */
  anonymous(node: XmlElement, step: string): string {
    const inner = this.inside(step);
    this.#readAnonymous(node, inner);
    return inner.name;
  }

  inside(step: string): TypeScope {
    return new TypeScope(this.components, this.document, `${this.name}/${step}`, this.#readAnonymous);
  }

  /** The scope of another global component that is read in place: a group, where it is referred to. */
  at(document: SchemaDocument): TypeScope {
    return new TypeScope(this.components, document, this.name, this.#readAnonymous);
  }
}
