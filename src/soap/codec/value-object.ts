/** A value with members, as it is built while reading. */
export type ValueObject = Record<string, unknown>;

/**
 * Sets a member. The names come from a schema, which may well have an element `__proto__`: assigned, that one
 * would change the object's prototype.
 */
export function setMember(target: ValueObject, property: string, value: unknown): void {
  if (property !== '__proto__') {
    target[property] = value;
    return;
  }
  Object.defineProperty(target, property, { value, writable: true, enumerable: true, configurable: true });
}

/** Adds to a member that is an array. */
export function addToMember(target: ValueObject, property: string, value: unknown): void {
  const array = memberOf(target, property);
  if (Array.isArray(array)) array.push(value);
  else setMember(target, property, [value]);
}

/** A member; what every object inherits (`constructor`, `toString`) is none. */
export function memberOf(target: ValueObject, property: string): unknown {
  return property in Object.prototype && !Object.hasOwn(target, property) ? undefined : target[property];
}

/** Whether a value may have members. True for elements, dates and bytes too. */
export function isValueObject(value: unknown): value is ValueObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
