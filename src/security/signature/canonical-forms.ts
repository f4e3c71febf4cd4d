import { canonicaliseInTurns, LONGEST_CANONICAL } from '../../xml/canonicalise.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { Turns } from '../../xml/turns.ts';

/**
 * Makes the canonical forms that the references of one signature ask for, and bounds their total length: thirty-two
 * references may all point to one large Body, or to elements nested in it. However short each is, others get their turn between them.
 */
export class CanonicalForms {
  readonly #turns = new Turns();
  #left: number;

  /** @param longest Characters of all forms together. */
  constructor(longest: number = LONGEST_CANONICAL) {
    this.#left = longest;
  }

  /**
   * The canonical form of one element.
   *
   * @throws XML_RELATIVE_NAMESPACE, XML_LIMIT_EXCEEDED
   */
  async of(element: XmlElement, inclusivePrefixes: readonly string[]): Promise<string> {
    const text = await canonicaliseInTurns(element, { inclusivePrefixes, longest: this.#left }, this.#turns);
    this.#left -= text.length;
    return text;
  }
}
