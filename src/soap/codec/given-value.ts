import type { ValueConstraint } from '../schema/model.ts';
import { comparedPrefixes, parsedInSchema } from './schema-context.ts';
import { type SimpleCodec, ValueProblem } from './simple-codec.ts';

/** The default or fixed value of an attribute or element (XML Schema part 1 §3.2.4, §3.3.4). */
export class GivenValue {
  readonly #codec: SimpleCodec;
  readonly #constraint: ValueConstraint;
  readonly #text: string;
  /** The fixed value in a form that is the same for all its spellings: 1 is 01. */
  readonly #only: string | undefined;

  /** @throws SCHEMA_DOCUMENT_INVALID It is no value of the type. */
  constructor(codec: SimpleCodec, constraint: ValueConstraint) {
    this.#codec = codec;
    this.#constraint = constraint;
    this.#text = constraint.fixed ?? constraint.default ?? '';
    const canonical = codec.format(this.read(), comparedPrefixes);
    this.#only = constraint.fixed === undefined ? undefined : canonical;
  }

  /** The value, a new one for every message. */
  read(): unknown {
    return parsedInSchema(this.#codec, this.#text, this.#constraint.namespaces);
  }

  /** @throws ValueProblem where the value is fixed, and this is another one. */
  requireSame(value: unknown): void {
    if (this.#only === undefined || this.#codec.format(value, comparedPrefixes) === this.#only) return;
    throw new ValueProblem(`is not ${JSON.stringify(this.#text)}, the only value allowed`);
  }
}
