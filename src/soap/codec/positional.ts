import { childElements } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { localOf, namespaceOf } from '../schema/members.ts';

/** Names that SOAP::Lite gives to parameters that its caller did not name (IN-12). */
const GENERATED_NAME = /^c-gensym\d+$/;

/** Gives parameters that came without names those of the parts, in order. Other messages are left as they are. */
export function inPosition(wrapper: XmlElement, parts: readonly string[]): XmlElement {
  const parameters = childElements(wrapper);
  if (parameters.length === 0) return wrapper;
  if (!parameters.every((parameter) => GENERATED_NAME.test(parameter.local))) return wrapper;
  const children = parameters.map((parameter, at) => {
    const name = parts[at] ?? parameter.local;
    return { ...parameter, local: localOf(name), namespace: namespaceOf(name) };
  });
  return { ...wrapper, children };
}
