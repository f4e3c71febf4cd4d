import { PlegmaError } from '../errors/plegma-error.ts';

/** How much of a document is read before it is refused with XML_LIMIT_EXCEEDED. */
export interface XmlLimits {
  /** Size of the whole document: bytes, or characters when it comes as a string. */
  readonly size: number;
  /** Elements inside each other, the root being 1. */
  readonly depth: number;
  /** Attributes of one element, namespace declarations included. */
  readonly attributes: number;
  /** Elements in the document. */
  readonly elements: number;
  /** Attributes of all elements together, namespace declarations included. */
  readonly allAttributes: number;
  /** Characters of one element or attribute name, prefix included. */
  readonly name: number;
  /** Characters of all attribute values of one element: a start tag is read and canonicalised without a yield. */
  readonly attributeValue: number;
  /** Characters of one run of text between two tags. */
  readonly text: number;
}

/**
 * Limits that let every real SOAP message through: 9 MiB of binary data as base64 text in one element, 100,000
 * elements with six attributes each, as Axis writes multi-reference values. They bound memory; what bounds time is
 * `size`, which an endpoint sets to what it needs (markup is read at 50 to 120 ms a megabyte).
 */
export const DEFAULT_XML_LIMITS: XmlLimits = {
  size: 16 * 1024 * 1024,
  depth: 100,
  attributes: 128,
  elements: 100_000,
  allAttributes: 600_000,
  name: 256,
  attributeValue: 64 * 1024,
  text: 12 * 1024 * 1024,
};

const LIMIT_NAMES: Record<keyof XmlLimits, string> = {
  size: 'the size of the document',
  depth: 'the depth of elements',
  attributes: 'the number of attributes of an element',
  elements: 'the number of elements',
  allAttributes: 'the number of attributes of all elements',
  name: 'the length of a name',
  attributeValue: 'the length of the attribute values of an element',
  text: 'the length of a text',
};

/**
 * The refusal of a document that exceeds a limit.
 *
 * @param found The amount seen so far: reading may have stopped early.
 */
export function limitExceeded(limits: XmlLimits, limit: keyof XmlLimits, found: number): PlegmaError {
  return new PlegmaError(
    'XML_LIMIT_EXCEEDED',
    `The limit on ${LIMIT_NAMES[limit]} is ${limits[limit]}, found ${found}.`,
  );
}
