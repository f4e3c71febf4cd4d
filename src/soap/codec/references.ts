import { attribute, childElements } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { DecodeState } from './decode-state.ts';

/** How many references one message may follow: targets that refer to targets multiply. */
const MOST_REFERENCES = 10_000;
/** How many ids are looked for, and how deep they may stand. */
const DEEPEST_TARGET = 100;

/**
 * The multi-reference values of a section 5 message (SOAP 1.1 §5.4.1): `href="#id"` stands for the element with
 * that `id`, anywhere under Body (IN-10, IN-12).
 */
export class References {
  readonly #scope: XmlElement;
  readonly #state: DecodeState;
  readonly #referrers = new Map<XmlElement, XmlElement>();
  readonly #open = new Set<XmlElement>();
  #targets: Map<string, XmlElement | 'doubled'> | undefined;
  #followed = 0;

  constructor(scope: XmlElement, state: DecodeState) {
    this.#scope = scope;
    this.#state = state;
  }

  /** The element that refers to this target, while or after it was followed. */
  referrerOf(target: XmlElement): XmlElement | undefined {
    return this.#referrers.get(target);
  }

  /**
   * Reads the element that `referrer` stands for: itself where it is no reference.
   *
   * @throws SCHEMA_REFERENCE_INVALID The target is missing, doubled, inside itself, or there are too many.
   */
  follow<T>(referrer: XmlElement, read: (target: XmlElement) => T): T {
    const href = attribute(referrer, '', 'href');
    if (href === undefined || !href.startsWith('#')) return read(referrer);
    const target = this.#target(referrer, href.slice(1));
    if (this.#open.has(target)) throw this.#refuse(referrer, `The reference ${href} leads back to itself.`);
    this.#followed += 1;
    if (this.#followed > MOST_REFERENCES) {
      throw this.#refuse(referrer, `The message follows more than ${MOST_REFERENCES} references.`);
    }
    this.#open.add(target);
    this.#referrers.set(target, referrer);
    try {
      return this.follow(target, read);
    } finally {
      this.#open.delete(target);
    }
  }

  #target(referrer: XmlElement, id: string): XmlElement {
    this.#targets ??= this.#collect();
    const target = this.#targets.get(id);
    const shown = id.slice(0, 60);
    if (target === undefined)
      throw this.#refuse(referrer, `No element of the message has the id "${shown}".`);
    if (target === 'doubled')
      throw this.#refuse(referrer, `Several elements of the message have the id "${shown}".`);
    return target;
  }

  #collect(): Map<string, XmlElement | 'doubled'> {
    const targets = new Map<string, XmlElement | 'doubled'>();
    const visit = (element: XmlElement, depth: number): void => {
      const id = attribute(element, '', 'id');
      if (id !== undefined) targets.set(id, targets.has(id) ? 'doubled' : element);
      if (depth < DEEPEST_TARGET) for (const child of childElements(element)) visit(child, depth + 1);
    };
    visit(this.#scope, 0);
    return targets;
  }

  #refuse(referrer: XmlElement, sentence: string): Error {
    return this.#state.refuse('SCHEMA_REFERENCE_INVALID', referrer, sentence);
  }
}
