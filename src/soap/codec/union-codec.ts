import { normalised, notOfType, type SimpleCodec, ValueProblem } from './simple-codec.ts';

/** `xsd:union`: the first member type that takes the value has it (XML Schema part 2 §2.5.1.3). */
export function unionCodec(members: readonly SimpleCodec[]): SimpleCodec {
  const first = <T>(attempt: (member: SimpleCodec) => T, value: unknown): T => {
    for (const member of members) {
      try {
        return attempt(member);
      } catch (problem) {
        if (!(problem instanceof ValueProblem)) throw problem;
      }
    }
    throw notOfType(value, 'a value of one of the types of a union');
  };
  return {
    whiteSpace: 'preserve',
    parse: (text, at) => first((member) => member.parse(normalised(text, member.whiteSpace), at), text),
    format: (value, prefixes) => first((member) => member.format(value, prefixes), value),
  };
}
