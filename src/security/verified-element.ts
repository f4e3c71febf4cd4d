import type { XmlElement } from '../xml/tree.ts';

declare const digested: unique symbol;

/**
 * An element whose digest stands in a signature that was verified. Only `confirmDigest` makes one, after the
 * digest has matched, so that code which asks for this type can be reached by signed content alone.
 */
export type VerifiedElement = XmlElement & { readonly [digested]: true };
