import type { Offer } from './listed-service.ts';

/** The worth of a whole word found in a member; a mere prefix is worth half. */
const worth = { name: 1, keyword: 0.8, description: 0.4 };

/**
 * How well an offer matches a text: 1 where every word is a word of its name, 0 where a word is found nowhere.
 * Upper and lower case and accents make no difference.
 */
export function rankOf(offer: Offer, text: string): number {
  const wanted = [...new Set(wordsOf(text))];
  if (wanted.length === 0) return 0;
  const members = searchedMembers(offer);
  const found = wanted.map((word) =>
    Math.max(...members.map((member) => member.worth * matchOf(member.words, word))),
  );
  return found.includes(0) ? 0 : found.reduce((sum, value) => sum + value, 0) / found.length;
}

/** The words of a member of an offer, and what finding one of them is worth. */
interface SearchedMember {
  readonly words: readonly string[];
  readonly worth: number;
}

/** Offers are searched far more often than they change, and taking them apart costs ten times as much as searching. */
const takenApart = new WeakMap<Offer, readonly SearchedMember[]>();

function searchedMembers(offer: Offer): readonly SearchedMember[] {
  const known = takenApart.get(offer);
  if (known !== undefined) return known;
  const members = [
    { words: wordsOf(offer.name), worth: worth.name },
    { words: wordsOf([...offer.keywords, ...offer.categories].join(' ')), worth: worth.keyword },
    { words: wordsOf(offer.description), worth: worth.description },
  ];
  takenApart.set(offer, members);
  return members;
}

function matchOf(words: readonly string[], wanted: string): number {
  if (words.includes(wanted)) return 1;
  return words.some((word) => word.startsWith(wanted)) ? 0.5 : 0;
}

/** Words of letters and digits; accents are dropped by compatibility decomposition (Unicode UAX 15). */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
