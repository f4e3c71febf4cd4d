import type { XmlElement } from '../../xml/tree.ts';
import type { Group } from '../schema/model.ts';
import { type Bounds, boundsOf, type ContentCodec, type Cursor, missing, NO_ROOM } from './content-codec.ts';
import type { DecodeState } from './decode-state.ts';
import type { EncodeState } from './encode-state.ts';
import { OptionalContent } from './optional-content.ts';
import { RepeatedContent, type RoundMembers } from './repeated-content.ts';
import { SharedMembers } from './shared-members.ts';
import { ValueProblem } from './simple-codec.ts';
import type { ValueObject } from './value-object.ts';

/** What the three kinds of group share. */
abstract class GroupContent implements ContentCodec {
  readonly names: readonly string[];
  readonly properties: readonly string[];
  abstract readonly isEmptiable: boolean;
  protected readonly parts: readonly ContentCodec[];

  constructor(parts: readonly ContentCodec[]) {
    this.parts = parts;
    this.names = parts.flatMap((part) => part.names);
    this.properties = parts.flatMap((part) => part.properties);
  }

  starts(element: XmlElement, state: DecodeState): boolean {
    return this.parts.some((part) => part.starts(element, state));
  }

  present(value: ValueObject): readonly string[] {
    return this.parts.flatMap((part) => part.present(value));
  }

  abstract room(property: string, value: ValueObject): Bounds;
  abstract decode(cursor: Cursor, into: ValueObject, state: DecodeState): void;
  abstract encode(value: ValueObject, state: EncodeState): void;
}

class SequenceContent extends GroupContent {
  readonly isEmptiable: boolean;
  readonly #shared: SharedMembers | undefined;

  constructor(parts: readonly ContentCodec[]) {
    super(parts);
    this.isEmptiable = parts.every((part) => part.isEmptiable);
    this.#shared = SharedMembers.of(parts);
  }

  room(property: string, value: ValueObject): Bounds {
    const rooms = this.parts.map((part) => part.room(property, value));
    return {
      min: rooms.reduce((sum, { min }) => sum + min, 0),
      max: rooms.reduce((sum, { max }) => sum + max, 0),
    };
  }

  /** Up to the first part that must be there. */
  override starts(element: XmlElement, state: DecodeState): boolean {
    for (const part of this.parts) {
      if (part.starts(element, state)) return true;
      if (!part.isEmptiable) return false;
    }
    return false;
  }

  decode(cursor: Cursor, into: ValueObject, state: DecodeState): void {
    for (const part of this.parts) part.decode(cursor, into, state);
  }

  encode(value: ValueObject, state: EncodeState): void {
    const shares = this.#shared?.dealt(value);
    for (let at = 0; at < this.parts.length; at += 1) this.parts[at]?.encode(shares?.[at] ?? value, state);
  }
}

/** Members in any order: `xsd:all`, and every structure of section 5 (SOAP 1.1 §5.4.1, IN-12). */
class AllContent extends SequenceContent {
  override starts(element: XmlElement, state: DecodeState): boolean {
    return this.parts.some((part) => part.starts(element, state));
  }

  override decode(cursor: Cursor, into: ValueObject, state: DecodeState): void {
    const left = new Set(this.parts);
    for (let next = cursor.next; next !== undefined; next = cursor.next) {
      const element = next;
      const part = [...left].find((candidate) => candidate.starts(element, state));
      if (part === undefined) break;
      part.decode(cursor, into, state);
      left.delete(part);
    }
    // Those that did not come say themselves whether they had to.
    for (const part of left) part.decode(cursor, into, state);
  }
}

class ChoiceContent extends GroupContent {
  readonly isEmptiable: boolean;

  constructor(parts: readonly ContentCodec[]) {
    super(parts);
    this.isEmptiable = parts.some((part) => part.isEmptiable);
  }

  /** None where another branch is taken; some where no other can be. */
  room(property: string, value: ValueObject): Bounds {
    const own = this.parts.filter((part) => part.properties.includes(property));
    const others = this.parts.filter((part) => !own.includes(part));
    if (own.length === 0 || others.some((part) => part.present(value).length > 0)) return NO_ROOM;
    const rooms = own.map((part) => part.room(property, value));
    const min = this.isEmptiable ? 0 : Math.min(...rooms.map((room) => room.min));
    return { min, max: Math.max(...rooms.map((room) => room.max)) };
  }

  decode(cursor: Cursor, into: ValueObject, state: DecodeState): void {
    const { next } = cursor;
    const branch = next === undefined ? undefined : this.parts.find((part) => part.starts(next, state));
    if (branch !== undefined) branch.decode(cursor, into, state);
    else if (!this.isEmptiable) throw missing(cursor, this.names, state);
  }

  encode(value: ValueObject, state: EncodeState): void {
    const branch = this.#branchOf(value);
    if (branch !== undefined) branch.encode(value, state);
    else if (!this.isEmptiable) throw new ValueProblem(`has none of ${this.names.join(', ')}`);
  }

  /** Branches may have members in common: the one that is meant has all that are there. */
  #branchOf(value: ValueObject): ContentCodec | undefined {
    const branches = this.parts.filter((part) => part.present(value).length > 0);
    if (branches.length < 2) return branches[0];
    const present = this.present(value);
    const whole = branches.find((branch) =>
      present.every((property) => branch.properties.includes(property)),
    );
    if (whole === undefined) throw new ValueProblem(`has more than one of ${this.names.join(', ')}`);
    return whole;
  }
}

/** A group that stands once, or not at all where it may be left out. */
export function groupContent(group: Group, parts: readonly ContentCodec[], anyOrder: boolean): ContentCodec {
  const content = oneRound(group.kind, parts, anyOrder);
  return group.min === 0 ? new OptionalContent(content) : content;
}

/** A group that repeats as a whole: each round is an object in the array of its property. */
export function repeatedContent(
  group: Group,
  parts: readonly ContentCodec[],
  members: RoundMembers,
): ContentCodec {
  return new RepeatedContent(oneRound(group.kind, parts, false), boundsOf(group), members);
}

function oneRound(kind: Group['kind'], parts: readonly ContentCodec[], anyOrder: boolean): ContentCodec {
  if (kind === 'choice') return new ChoiceContent(parts);
  return kind === 'all' || anyOrder ? new AllContent(parts) : new SequenceContent(parts);
}
