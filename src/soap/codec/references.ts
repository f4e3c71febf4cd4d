import type { ErrorCode } from '../../errors/catalogue.ts';
import type { PlegmaError } from '../../errors/plegma-error.ts';
import { attribute, childElements } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { uriAttribute } from '../../xml/uri-attribute.ts';
import { SOAP_12_ENCODING_NAMESPACE } from '../schema/model.ts';

/**
 * How much the targets may come to that a message refers to, each counted as often as it is referred to: targets
 * that refer to targets multiply. A character counts one and an element a hundred; no message that refers to each of
 * its targets once reaches it within the limits of the parser.
 */
const MOST_EXPANDED = 32_000_000;
const ELEMENT_WEIGHT = 100;
/**
 * How deep values may stand in each other, each reference counted twice: lists of 200 members by reference pass (Axis
 * writes linked ones so), and the call stack holds more than twice as much.
 */
const MOST_NESTED = 400;

/** Makes the refusal that names an element by its path. */
export type Refusal = (code: ErrorCode, element: XmlElement, sentence: string) => PlegmaError;

/**
 * The multi-reference values of an encoded message (SOAP 1.1 §5.4.1): `href="#id"` stands for the element with
 * that `id`, anywhere under Body (IN-10, IN-12). In SOAP 1.2 it is `ref="id"`, and both have a namespace (part 2 §3.1.5);
 * Axis speaks a draft of it, which had `ref="#id"` without namespace, and PHP writes that with one.
 */
export class References {
  readonly #scope: XmlElement;
  readonly #refusal: Refusal;
  /** What is being read that may be referred to: targets, and elements with an id where they stand. */
  readonly #open: Set<XmlElement>;
  readonly #referrers = new Map<XmlElement, XmlElement>();
  #targets: Map<string, XmlElement | 'doubled'> | undefined;
  readonly #weights = new Map<XmlElement, number>();
  #expanded = 0;
  #depth = 0;

  /**
   * @param payload What is read.
   * @param scope Where targets are looked for: Body.
   */
  constructor(payload: XmlElement, scope: XmlElement, refusal: Refusal) {
    this.#scope = scope;
    this.#refusal = refusal;
    this.#open = new Set([payload]);
  }

  /** The element that refers to this target, while it is followed. */
  referrerOf(target: XmlElement): XmlElement | undefined {
    return this.#referrers.get(target);
  }

  /**
   * Reads the element that `referrer` stands for: itself where it is no reference.
   *
   * @throws SCHEMA_REFERENCE_MISSING, SCHEMA_REFERENCE_AMBIGUOUS
   * @throws SCHEMA_REFERENCE_INVALID The target is inside itself, or there are too many.
   */
  follow<T>(referrer: XmlElement, read: (target: XmlElement) => T): T {
    const id = referredId(referrer);
    if (id === undefined) return this.#within(referrer, read);
    const target = this.#target(referrer, id);
    this.#requireWithinBounds(referrer, target, id);
    this.#referrers.set(target, referrer);
    try {
      return this.#within(target, () => this.follow(target, read));
    } finally {
      this.#referrers.delete(target);
    }
  }

  #requireWithinBounds(referrer: XmlElement, target: XmlElement, id: string): void {
    if (this.#open.has(target))
      throw this.#refuse(referrer, `The reference to ${id.slice(0, 60)} leads back to itself.`);
    this.#expanded += this.#weigh(target);
    if (this.#expanded > MOST_EXPANDED)
      throw this.#refuse(referrer, 'The references of the message multiply its content beyond all measure.');
  }

  #within<T>(element: XmlElement, read: (element: XmlElement) => T): T {
    if (this.#depth >= MOST_NESTED)
      throw this.#refuse(element, 'The values of the message refer to each other deeper than can be read.');
    this.#depth += 1;
    const isTarget = idOf(element) !== undefined;
    if (isTarget) this.#open.add(element);
    try {
      return read(element);
    } finally {
      this.#depth -= 1;
      if (isTarget) this.#open.delete(element);
    }
  }

  #target(referrer: XmlElement, id: string): XmlElement {
    this.#targets ??= this.#collect();
    const target = this.#targets.get(id);
    const shown = id.slice(0, 60);
    if (target === undefined)
      throw this.#refuse(
        referrer,
        `No element of the message has the id "${shown}".`,
        'SCHEMA_REFERENCE_MISSING',
      );
    if (target === 'doubled')
      throw this.#refuse(
        referrer,
        `Several elements of the message have the id "${shown}".`,
        'SCHEMA_REFERENCE_AMBIGUOUS',
      );
    return target;
  }

  #collect(): Map<string, XmlElement | 'doubled'> {
    const targets = new Map<string, XmlElement | 'doubled'>();
    const visit = (element: XmlElement): void => {
      const id = idOf(element);
      if (id !== undefined) targets.set(id, targets.has(id) ? 'doubled' : element);
      for (const child of childElements(element)) visit(child);
    };
    visit(this.#scope);
    return targets;
  }

  /** Elements and characters of a target, counted once. */
  #weigh(target: XmlElement): number {
    const known = this.#weights.get(target);
    if (known !== undefined) return known;
    let weight = ELEMENT_WEIGHT;
    for (const child of target.children)
      weight += typeof child === 'string' ? child.length : this.#weigh(child);
    this.#weights.set(target, weight);
    return weight;
  }

  #refuse(referrer: XmlElement, sentence: string, code: ErrorCode = 'SCHEMA_REFERENCE_INVALID'): Error {
    return this.#refusal(code, referrer, sentence);
  }
}

function idOf(element: XmlElement): string | undefined {
  if (element.attributes.length === 0) return undefined;
  return uriAttribute(element, 'id') ?? attribute(element, SOAP_12_ENCODING_NAMESPACE, 'id')?.trim();
}

function referredId(referrer: XmlElement): string | undefined {
  if (referrer.attributes.length === 0) return undefined;
  const href = uriAttribute(referrer, 'href') ?? uriAttribute(referrer, 'ref');
  if (href !== undefined) return href.startsWith('#') ? href.slice(1) : undefined;
  return attribute(referrer, SOAP_12_ENCODING_NAMESPACE, 'ref')?.trim().replace(/^#/, '');
}
