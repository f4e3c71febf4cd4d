/**
 * The immutable light tree that every layer above works on. There is one parser and one tree: what the
 * signature's digest was taken of is what business code reads.
 *
 * Comments are dropped (exclusive C14N drops them too, and the text around one is joined exactly as it is
 * digested); processing instructions and document types never get this far.
 */

/** A namespace declaration as written: `xmlns:prefix="uri"`, the default one with prefix `''`. */
export interface NamespaceDeclaration {
  readonly prefix: string;
  readonly uri: string;
}

/** An attribute that is not a namespace declaration. Unprefixed ones are in no namespace (`''`). */
export interface XmlAttribute {
  readonly prefix: string;
  readonly local: string;
  readonly namespace: string;
  readonly value: string;
}

/** Content of an element: child elements and text, in document order, adjacent text joined. */
export type XmlNode = XmlElement | string;

/** An element with all its content, and the way back to its ancestors. Never written to once it was read. */
export interface XmlElement {
  readonly prefix: string;
  readonly local: string;
  readonly namespace: string;
  /** In document order. */
  readonly attributes: readonly XmlAttribute[];
  /** The declarations written on this element itself, in document order. */
  readonly declarations: readonly NamespaceDeclaration[];
  readonly children: readonly XmlNode[];
  readonly parent: XmlElement | undefined;
  /** True where a comment stood directly inside: values that feed a signature refuse it (IN-31). */
  readonly commented: boolean;
}
