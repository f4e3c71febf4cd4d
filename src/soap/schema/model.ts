/**
 * What the codec needs to know of an XML Schema, as plain data: read from XSD at run time, or generated. Names
 * are in Clark notation (`{namespace}local`, `local` without a namespace). Anonymous types are named after
 * where they stand: `{namespace}SubmitJob/argument`; no XML name has a slash in it. Built-in types are referred
 * to by their name in {@link XSD_NAMESPACE} and not listed.
 */
export interface SchemaModel {
  /** Global elements, and the wrappers of rpc operations. */
  readonly elements: Readonly<Record<string, ElementDeclaration>>;
  readonly types: Readonly<Record<string, TypeDefinition>>;
}

/** The namespace of XML Schema, and of its built-in types. */
export const XSD_NAMESPACE = 'http://www.w3.org/2001/XMLSchema';
/** The type that every value is of. */
export const ANY_TYPE = `{${XSD_NAMESPACE}}anyType`;
/** The namespace of `xsi:type` and `xsi:nil`. */
export const XSI_NAMESPACE = 'http://www.w3.org/2001/XMLSchema-instance';
/** The encoding of SOAP 1.1 section 5; also the namespace of its array type. */
export const SOAP_ENCODING_NAMESPACE = 'http://schemas.xmlsoap.org/soap/encoding/';
/** An array of that encoding that says itself what its items are. */
export const SOAP_ARRAY = `{${SOAP_ENCODING_NAMESPACE}}Array`;
/** The encoding of SOAP 1.2 (part 2 §3): the same data, with attributes of its own for references and arrays. */
export const SOAP_12_ENCODING_NAMESPACE = 'http://www.w3.org/2003/05/soap-encoding';

/** A value that a schema gives, as it is written there. */
export interface ValueConstraint {
  /** Stands for an empty element, or for an attribute that is absent (XML Schema part 1 §3.2.1, §3.3.1). */
  readonly default?: string;
  /** The same, and no other value is allowed. */
  readonly fixed?: string;
  /** What the prefix of such a value means if it is a qualified name. */
  readonly namespaces?: Readonly<Record<string, string>>;
}

/** What an element may contain, and how often it stands where it is listed. */
export interface ElementDeclaration extends ValueConstraint {
  /** Clark name of the type. */
  readonly type: string;
  /** It may be sent as `xsi:nil`. */
  readonly nillable?: true;
  readonly blocks?: readonly DerivationKind[];
  readonly documentation?: string;
}

/** A type that a schema defines. */
export type TypeDefinition = SimpleType | ListType | UnionType | ComplexType;

/** A built-in or other simple type with narrower values. */
export interface SimpleType {
  readonly kind: 'simple';
  /** Clark name, as all types are referred to here. */
  readonly base: string;
  readonly facets?: Facets;
  readonly documentation?: string;
}

/** Values separated by white space. */
export interface ListType {
  readonly kind: 'list';
  readonly item: string;
  readonly facets?: Facets;
  readonly documentation?: string;
}

/** A value of the first member type that takes it. */
export interface UnionType {
  readonly kind: 'union';
  readonly members: readonly string[];
  readonly facets?: Facets;
  readonly documentation?: string;
}

/** XML Schema part 2 §4.3. Bounds are kept as written: they are of the type that they bound. */
export interface Facets {
  readonly enumeration?: readonly string[];
  /** For enumerated qualified names, what the prefixes of each mean, `''` for none: their spelling alone means nothing. */
  readonly namespaces?: readonly Readonly<Record<string, string>>[];
  /** Regular expressions of XML Schema; patterns of one derivation step are alternatives. */
  readonly pattern?: readonly string[];
  readonly length?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minInclusive?: string;
  readonly maxInclusive?: string;
  readonly minExclusive?: string;
  readonly maxExclusive?: string;
  readonly totalDigits?: number;
  readonly fractionDigits?: number;
  readonly whiteSpace?: 'preserve' | 'replace' | 'collapse';
}

/** An element with children or attributes. */
export interface ComplexType {
  readonly kind: 'complex';
  /**
   * The type that this one extends: its content and attributes come first. Restrictions say all their content
   * themselves and name the type only to be accepted in its place (`xsi:type`).
   */
  readonly derivation?: { readonly by: DerivationKind; readonly base: string };
  /** Only types that are derived from it may stand in messages. */
  readonly abstract?: true;
  readonly blocks?: readonly DerivationKind[];
  /** Text between the children: the value is then the element itself. */
  readonly mixed?: true;
  /** Absent where there are no child elements. */
  readonly content?: Group;
  /** The type of the text, where the content is text with attributes. */
  readonly text?: string;
  readonly attributes?: readonly AttributeUse[];
  /** Attributes that are not listed are allowed, where they are of these namespaces. */
  readonly anyAttribute?: AllowedNamespaces;
  /** The item type of a section 5 array (`soapenc:arrayType`). */
  readonly array?: ArrayShape;
  readonly documentation?: string;
}

/** How a type is made from another. A type made by one of the `blocks` of another may not stand in for it. */
export type DerivationKind = 'extension' | 'restriction';

/** What a section 5 array holds, arrays in arrays included (SOAP 1.1 §5.4.2). */
export interface ArrayShape {
  /** Clark name of the type of the innermost items. */
  readonly item: string;
  /** How many brackets `wsdl:arrayType` has: 2 for `xsd:string[][]`. */
  readonly rank: number;
  /** Dimensions of each bracket, the innermost array first, where one has several: 2 for `[,]`. */
  readonly dimensions?: readonly number[];
}

/** A part of a content model (XML Schema part 1 §3.9). */
export type Particle = ElementParticle | Group | Wildcard;

/** How often something stands: exactly once unless said otherwise. */
export interface Occurrence {
  readonly min?: number;
  readonly max?: number | 'unbounded';
}

/** An element where it is listed, declared there or referred to. */
export interface ElementParticle extends ElementDeclaration, Occurrence {
  readonly kind: 'element';
  /** Clark name as it stands in messages: with the namespace only where the element is qualified. */
  readonly name: string;
}

/** `xsd:sequence`, `xsd:choice` or `xsd:all` (part 1 §3.8). */
export interface Group extends Occurrence {
  readonly kind: 'sequence' | 'choice' | 'all';
  readonly particles: readonly Particle[];
}

/** `xsd:any`. */
export interface Wildcard extends Occurrence {
  readonly kind: 'any';
  readonly namespaces: AllowedNamespaces;
  /** Absent where what it lets through has to be declared (`strict`). */
  readonly processContents?: 'lax' | 'skip';
}

/** The namespaces that a wildcard lets through; `not` the one of the schema for `##other`. */
export type AllowedNamespaces = 'any' | { readonly not: string } | readonly string[];

/** An attribute as a complex type has it (part 1 §3.5). */
export interface AttributeUse extends ValueConstraint {
  /** Clark name. */
  readonly name: string;
  readonly type: string;
  readonly required?: true;
  readonly documentation?: string;
}
