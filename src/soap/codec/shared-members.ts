import type { Bounds, ContentCodec } from './content-codec.ts';
import { memberOf, setMember, type ValueObject } from './value-object.ts';

/**
 * The members that several parts of a sequence have in common, as `a` in `(a, b, a)`: their items are dealt out from the first
 * part to the last, to each as many as it takes and the parts behind it can do without.
 */
export class SharedMembers {
  readonly #parts: readonly ContentCodec[];
  readonly #properties: readonly string[];

  private constructor(parts: readonly ContentCodec[], properties: readonly string[]) {
    this.#parts = parts;
    this.#properties = properties;
  }

  /** Undefined where each part has its members to itself, as nearly all have. */
  static of(parts: readonly ContentCodec[]): SharedMembers | undefined {
    const takers = (property: string) => parts.filter((part) => part.room(property, {}).max > 0);
    const properties = new Set(parts.flatMap((part) => part.properties));
    const shared = [...properties].filter((property) => takers(property).length > 1);
    return shared.length === 0 ? undefined : new SharedMembers(parts, shared);
  }

  /** What each part is to write of a value. */
  dealt(value: ValueObject): readonly ValueObject[] {
    const shares = this.#parts.map((): ValueObject => ({ ...value }));
    for (const property of this.#properties) {
      const items = memberOf(value, property);
      if (!Array.isArray(items)) continue;
      const rooms = this.#parts.map((part) => part.room(property, value));
      const dealt = dealtOut(items, rooms);
      for (const [at, share] of shares.entries()) setMember(share, property, dealt[at]);
    }
    return shares;
  }
}

/** The last part that takes any has all that are left: it tells where these are too many. */
function dealtOut(items: readonly unknown[], rooms: readonly Bounds[]): unknown[][] {
  const last = rooms.findLastIndex(({ max }) => max > 0);
  let begin = 0;
  return rooms.map(({ min, max }, at) => {
    const needed = rooms.slice(at + 1).reduce((sum, room) => sum + room.min, 0);
    const spare = Math.max(min, items.length - begin - needed);
    const share = items.slice(begin, at === last ? undefined : begin + Math.min(max, spare));
    begin += share.length;
    return share;
  });
}
