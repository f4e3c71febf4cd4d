import { membersOf } from '../schema/members.ts';
import type { ComplexType } from '../schema/model.ts';
import type { CodecSource } from './codec-source.ts';
import { structureType } from './complex-type.ts';
import { notOfType } from './simple-codec.ts';
import type { TypeCodec } from './type-codec.ts';
import { isValueObject, memberOf, setMember, type ValueObject } from './value-object.ts';

/** List wrappers (`listItemOf`): the element is an array of its items. */
export function listType(type: ComplexType, codecs: CodecSource): TypeCodec {
  const wrapper = structureType(type, codecs);
  const property = membersOf(codecs.model, type)[0]?.property ?? '';
  return {
    ...(wrapper.decodeNil && { decodeNil: wrapper.decodeNil }),
    decode(element, state) {
      const value = wrapper.decode(element, state);
      return isValueObject(value) ? memberOf(value, property) : value;
    },
    encode(name, value, state, extra) {
      if (!Array.isArray(value)) throw notOfType(value, 'an array');
      const wrapped: ValueObject = {};
      setMember(wrapped, property, value);
      wrapper.encode(name, wrapped, state, extra);
    },
  };
}
