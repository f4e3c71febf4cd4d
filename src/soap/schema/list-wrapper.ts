import { definitionOf } from './effective-type.ts';

import { isRepeated, singleElement } from './members.ts';
import type { ElementParticle, SchemaModel } from './model.ts';

/**
 * The item of a list wrapper: a type whose whole content is one repeated element, as in
 * `<jobs><job/><job/></jobs>`. An element of such a type is an array of its items in TypeScript: `jobs: readonly Job[]`.
 * Messages themselves are never lists, so the rule is not applied to the type of a global element.
 */
export function listItemOf(model: SchemaModel, typeName: string): ElementParticle | undefined {
  const type = definitionOf(model, typeName);
  if (type?.kind !== 'complex' || type.content === undefined) return undefined;
  if (type.derivation !== undefined || type.abstract || type.mixed) return undefined;
  if (type.attributes !== undefined || type.anyAttribute) return undefined;
  const item = singleElement(type.content);
  return item !== undefined && isRepeated(item) ? item : undefined;
}
