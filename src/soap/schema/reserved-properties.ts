/**
 * The properties of a value that stand for no element or attribute of their own. No XML name begins with `$` (XML 1.0 §2.3),
 * so that none is in a schema's way. Their meanings for those who embed: docs/guides/embedding.md, "Messages as values".
 */
export const reservedProperties = {
  /** The text of an element with attributes. */
  text: '$value',
  /** The type of a value that is of another type than the declared one. */
  type: '$type',
  /** True for a nil element, where its attributes are told. */
  nil: '$nil',
  /** The rounds of a group that repeats as a whole. */
  rounds: '$items',
  /** What `xsd:any` lets through. */
  elements: '$any',
  /** What `xsd:anyAttribute` lets through. */
  attributes: '$attributes',
} as const;
