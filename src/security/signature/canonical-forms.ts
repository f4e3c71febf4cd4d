import { canonicaliseInTurns, LONGEST_CANONICAL } from '../../xml/canonicalise.ts';
import type { XmlElement } from '../../xml/tree.ts';

/**
 * Makes the canonical forms that the references of one signature ask for, and bounds what they come to together: thirty-two
 * references may point to one large Body, or to elements of it inside each other.
 */
export class CanonicalForms {
  #left: number;

  /** @param longest Characters of all forms together. */
  constructor(longest: number = LONGEST_CANONICAL) {
    this.#left = longest;
  }

  /** @throws XML_RELATIVE_NAMESPACE, XML_LIMIT_EXCEEDED */
  async of(element: XmlElement, inclusivePrefixes: readonly string[]): Promise<string> {
    const text = await canonicaliseInTurns(element, { inclusivePrefixes, longest: this.#left });
    this.#left -= text.length;
    return text;
  }
}
