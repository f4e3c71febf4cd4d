import type { ValueConstraint } from '../schema/model.ts';
import { comparedPrefixes, parsedInSchema } from './schema-context.ts';
import { type SimpleCodec, ValueProblem } from './simple-codec.ts';

/** The default or fixed value of an attribute or element (XML Schema part 1 §3.2.4, §3.3.4). */
export class GivenValue {
  readonly #codec: SimpleCodec;
  readonly #constraint: ValueConstraint;
  readonly #text: string;
  readonly #isFixed: boolean;
  /** Compared, and never given away. */
  readonly #own: unknown;

  /** @throws SCHEMA_DOCUMENT_INVALID It is no value of the type. */
  constructor(codec: SimpleCodec, constraint: ValueConstraint) {
    this.#codec = codec;
    this.#constraint = constraint;
    this.#text = constraint.fixed ?? constraint.default ?? '';
    this.#isFixed = constraint.fixed !== undefined;
    this.#own = this.read();
  }

  /** The value, a new one for every message. */
  read(): unknown {
    return parsedInSchema(this.#codec, this.#text, this.#constraint.namespaces);
  }

  /** @throws ValueProblem where the value is fixed, and this is another one. */
  requireSame(value: unknown): void {
    if (!this.#isFixed || this.#isSame(value)) return;
    throw new ValueProblem(`is not ${JSON.stringify(this.#text)}, the only value allowed`);
  }

  /** By value, not by spelling: 1 is 01, P1D is PT24H. */
  #isSame(value: unknown): boolean {
    const { format, compare } = this.#codec;
    const text = format(value, comparedPrefixes);
    return text === format(this.#own, comparedPrefixes) || compare?.(value, this.#own) === 0;
  }
}
