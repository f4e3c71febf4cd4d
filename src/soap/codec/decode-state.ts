import type { ErrorCode } from '../../errors/catalogue.ts';
import { PlegmaError } from '../../errors/plegma-error.ts';
import { pathOf } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { DecodeOptions } from './codec-options.ts';
import { References } from './references.ts';
import { ValueProblem } from './simple-codec.ts';

/** What the reading of one message shares. */
export class DecodeState {
  readonly options: DecodeOptions;
  readonly references: References;
  readonly #payload: XmlElement;

  /**
   * @param payload What is read, such as the first child of Body; paths begin with it.
   * @param scope Where references may lead: Body.
   */
  constructor(payload: XmlElement, options: DecodeOptions, scope = payload.parent ?? payload) {
    this.options = options;
    this.references = new References(payload, scope, (code, element, sentence) =>
      this.refuse(code, element, sentence),
    );
    this.#payload = payload;
  }

  /** The way to an element from the payload on, through the references that were followed. */
  pathTo(element: XmlElement): string {
    for (let at = element; ; ) {
      const referrer = this.references.referrerOf(at);
      if (referrer !== undefined) {
        const below = at === element ? '' : `/${pathOf(element, at)}`;
        return this.pathTo(referrer) + below;
      }
      if (at.parent === undefined || at.parent === this.#payload.parent) return pathOf(element, at.parent);
      at = at.parent;
    }
  }

  /**
   * A refusal that names the element.
   *
   * @param member A child or attribute that is not there, as the last step of the path.
   */
  refuse(code: ErrorCode, element: XmlElement, sentence: string, member?: string): PlegmaError {
    const path = this.pathTo(element);
    return new PlegmaError(code, sentence, { path: member === undefined ? path : `${path}/${member}` });
  }

  /** Tells where a value stands that its type refused; other errors pass as they are. */
  located(problem: unknown, element: XmlElement, name: string): unknown {
    if (!(problem instanceof ValueProblem)) return problem;
    const member = name === element.local ? undefined : name;
    return this.refuse('SCHEMA_VALUE_INVALID', element, `${name} ${problem.message}.`, member);
  }
}
