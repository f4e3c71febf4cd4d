/** An element of a text without comments and CDATA, by where it stands in it. */
export interface Place {
  readonly name: string;
  readonly start: number;
  /** Behind the `>` of the start tag. */
  readonly inside: number;
  /** Where the end tag begins; `inside` of an empty element. */
  readonly close: number;
  readonly end: number;
  readonly parent: Place | undefined;
}

export interface AttributePlace {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const TAG = /<(\/?)([\w:.-]+)[^>]*?(\/?)>/g;
const ATTRIBUTE = /\s([\w:.-]+)="([^"]*)"/g;

/** All elements in document order. */
export function placesIn(text: string): Place[] {
  const places: Place[] = [];
  const open: { place: { -readonly [Key in keyof Place]: Place[Key] } }[] = [];
  for (const match of text.matchAll(TAG)) {
    const [tag, slash, name = '', empty] = match;
    const at = match.index + tag.length;
    if (slash === '/') {
      const last = open.pop()?.place;
      if (last === undefined) throw new Error('an end tag too many');
      last.close = match.index;
      last.end = at;
      continue;
    }
    const place = { name, start: match.index, inside: at, close: at, end: at, parent: open.at(-1)?.place };
    places.push(place);
    if (empty === '') open.push({ place });
  }
  return places;
}

/** The attributes and declarations written on an element. */
export function attributesOf(text: string, { start, inside }: Place): AttributePlace[] {
  return [...text.slice(start, inside).matchAll(ATTRIBUTE)].map((match) => {
    const at = start + match.index;
    return { name: match[1] ?? '', value: match[2] ?? '', start: at, end: at + match[0].length };
  });
}

export function splice(text: string, from: number, to: number, by: string): string {
  return text.slice(0, from) + by + text.slice(to);
}
