import { clarkName } from '../../xml/names.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { TypeDefinition } from './model.ts';
import {
  type Component,
  type ComponentKind,
  type OriginalComponent,
  referredName,
  type SchemaComponents,
  typeNameOf,
} from './schema-components.ts';
import type { SchemaDocument } from './schema-documents.ts';
import { requiredAttribute } from './xsd.ts';

/** Lists the types that have no name under the one that they are given. */
export interface AnonymousTypes {
  read(node: XmlElement, scope: TypeScope): void;
  define(name: string, type: TypeDefinition): void;
}

/** Where a component stands: its document's defaults hold, and anonymous types inside are named after it. */
export class TypeScope {
  readonly components: SchemaComponents;
  readonly document: SchemaDocument;
  /** Clark name of the component, with `/` and a step for every anonymous type on the way. */
  readonly name: string;
  readonly #original: OriginalComponent | undefined;
  readonly #anonymous: AnonymousTypes;

  constructor(
    components: SchemaComponents,
    { document, original }: Omit<Component, 'node'>,
    name: string,
    anonymous: AnonymousTypes,
  ) {
    this.components = components;
    this.document = document;
    this.name = name;
    this.#original = original;
    this.#anonymous = anonymous;
  }

  /** The Clark name of the type that an attribute such as `type` or `base` refers to. */
  reference(node: XmlElement, attribute: string): string {
    return this.resolve(node, requiredAttribute(node, attribute));
  }

  /** The Clark name of the type that a qualified name means where it stands. */
  resolve(node: XmlElement, value: string): string {
    return this.#outside('type', typeNameOf(referredName(node, value, this.document)));
  }

  /** The Clark name of the group or attribute group that `ref` means. */
  referredGroup(kind: 'group' | 'attributeGroup', node: XmlElement): string {
    const name = clarkName(referredName(node, requiredAttribute(node, 'ref'), this.document));
    return this.#outside(kind, name);
  }

  /** Inside a redefinition its own name means what it redefines. */
  #outside(kind: ComponentKind, name: string): string {
    const original = this.#original;
    return original?.kind === kind && original.name === name ? original.listedAs : name;
  }

  /** Reads a type without a name and gives the one that it is listed under. */
  anonymous(node: XmlElement, step: string): string {
    const inner = this.inside(step);
    this.#anonymous.read(node, inner);
    return inner.name;
  }

  /** Lists a type that no element of the schema is, and gives its name. */
  define(type: TypeDefinition, step: string): string {
    const { name } = this.inside(step);
    this.#anonymous.define(name, type);
    return name;
  }

  inside(step: string): TypeScope {
    const { document } = this;
    const original = this.#original;
    const standing = { document, ...(original && { original }) };
    return new TypeScope(this.components, standing, `${this.name}/${step}`, this.#anonymous);
  }

  /** The scope of another global component under its own name: a type that this one is derived from. */
  of(name: string, component: Component): TypeScope {
    return new TypeScope(this.components, component, name, this.#anonymous);
  }

  /** The scope of another global component that is read in place: a group, where it is referred to. */
  at(component: Component): TypeScope {
    return new TypeScope(this.components, component, this.name, this.#anonymous);
  }
}
