import { eitherOf } from './allowed-namespaces.ts';
import {
  ANY_TYPE,
  type ComplexType,
  type DerivationKind,
  type Group,
  type SchemaModel,
  type TypeDefinition,
} from './model.ts';
import { invalidDocument } from './xsd.ts';

/** The definition of a type of the schema; undefined for built-in ones. */
export function definitionOf(model: SchemaModel, name: string): TypeDefinition | undefined {
  return Object.hasOwn(model.types, name) ? model.types[name] : undefined;
}

/**
 * A complex type with all that it inherits: content and attributes of the type that it extends come first
 * (part 1 §3.4.2).
 *
 * @throws SCHEMA_DOCUMENT_INVALID The extended type is unknown, or extends itself.
 */
export function effectiveType(model: SchemaModel, type: ComplexType, depth = 0): ComplexType {
  const { derivation } = type;
  if (derivation?.by !== 'extension') return type;
  const base = definitionOf(model, derivation.base);
  if (base?.kind !== 'complex') {
    if (derivation.base === ANY_TYPE) return type;
    throw invalidDocument(`A type extends ${derivation.base}, which is unknown or no complex type.`);
  }
  if (depth > 50) throw invalidDocument(`The type ${derivation.base} extends itself.`);
  const inherited = effectiveType(model, base, depth + 1);
  const content = joined(inherited.content, type.content);
  const attributes = [...(inherited.attributes ?? []), ...(type.attributes ?? [])];
  const text = type.text ?? inherited.text;
  const anyAttribute = eitherOf(inherited.anyAttribute, type.anyAttribute);
  return {
    ...type,
    ...(content === undefined ? {} : { content }),
    ...(attributes.length === 0 ? {} : { attributes }),
    ...(text === undefined ? {} : { text }),
    ...(anyAttribute === undefined ? {} : { anyAttribute }),
    ...(inherited.mixed ? { mixed: true } : {}),
  };
}

function joined(first: Group | undefined, second: Group | undefined): Group | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return { kind: 'sequence', particles: [first, second] };
}

/** By which kinds of derivation a complex type comes from another one (part 1 §3.4.6). */
export function derivationKinds(
  model: SchemaModel,
  name: string,
  ancestor: string,
): ReadonlySet<DerivationKind> {
  const kinds = new Set<DerivationKind>();
  let at = name;
  for (let depth = 0; at !== ancestor && depth < 50; depth += 1) {
    const type = definitionOf(model, at);
    if (type?.kind !== 'complex' || type.derivation === undefined) break;
    kinds.add(type.derivation.by);
    at = type.derivation.base;
  }
  return kinds;
}

function baseOf(type: TypeDefinition | undefined): string | undefined {
  if (type?.kind === 'complex') return type.derivation?.base;
  return type?.kind === 'simple' ? type.base : undefined;
}

/** Whether a type is another one or derived from it, at any depth: what may stand in for it (part 1 §3.4.6). */
export function isDerivedFrom(model: SchemaModel, name: string, ancestor: string): boolean {
  let at = name;
  for (let depth = 0; depth < 50; depth += 1) {
    if (at === ancestor) return true;
    const next = baseOf(definitionOf(model, at));
    if (next === undefined) return false;
    at = next;
  }
  return false;
}
