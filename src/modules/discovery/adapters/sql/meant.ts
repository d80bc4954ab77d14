import type { Reader } from '#platform/db.ts';
import { stemsOf } from '../../stems.ts';
import type { Typed } from '../../typed.ts';
import { questionOf } from './question.ts';
import { bestOf, type Candidate, respellings, swaps } from './spelling.ts';
import { isThere, readKnown, readLikeWords } from './store/typed-words.ts';

/** A part of a compound has so many letters at least, and so many must come after it. */
const leastPart = 5;
const leastRest = 3;

/** Where a compound may end early, the longest first: `kinderboekenweek` is about what `kinderboek` is about. */
const beginnings = (word: string): string[] => {
  const letters = [...word];
  const lengths = Array.from(
    { length: Math.max(0, letters.length - leastRest - leastPart + 1) },
    (_, n) => n + leastPart,
  );
  return lengths.toReversed().map(length => letters.slice(0, length).join(''));
};

/** Two neighbours written as one, where a title has that: Dutch writes compounds as one word. */
function joined(words: readonly string[], known: ReadonlySet<string>): string[] {
  const at = words.findIndex((word, place) => place > 0 && known.has(`${words[place - 1]}${word}`));
  return at === -1 ? [] : [...words.slice(0, at - 1), `${words[at - 1]}${words[at]}`, ...words.slice(at + 1)];
}

const respelt = (words: readonly string[], known: ReadonlySet<string>): string[] =>
  words.map(word =>
    known.has(word) ? word : (respellings(word).find(spelling => known.has(spelling)) ?? word),
  );

/** What is known of the words of titles and authors. */
export interface Vocabulary {
  /** Which of these words titles and authors have. */
  known(words: readonly string[]): Promise<readonly string[]>;
  /** For each word that no title has: known words that look like it. */
  like(words: readonly string[]): Promise<ReadonlyMap<string, readonly Candidate[]>>;
  /** Whether any title has all of these words. */
  isThere(words: readonly string[]): Promise<boolean>;
}

/** The vocabulary as PostgreSQL keeps it. */
export const vocabularyOf = (reader: Reader): Vocabulary => ({
  known: words => readKnown(reader, words),
  like: async words => {
    const asked = words.map(word => ({ word, swapped: swaps(word) }));
    return Map.groupBy(await readLikeWords(reader, asked), ({ word }) => word);
  },
  isThere: async words => {
    const question = questionOf({ must: words.map(word => [word]), words }, await stemsOf(reader, words));
    return question !== undefined && isThere(reader, question.must);
  },
});

async function spelt(
  vocabulary: Vocabulary,
  words: readonly string[],
  known: ReadonlySet<string>,
): Promise<string[]> {
  const asked = words.filter(word => word.length > 2 && !known.has(word));
  if (asked.length === 0) return [];
  const like = await vocabulary.like(asked);
  return words.map(word => bestOf(word, like.get(word) ?? []) ?? word);
}

const begun = (words: readonly string[], known: ReadonlySet<string>): string[] =>
  words.map(word => (known.has(word) ? word : (beginnings(word).find(part => known.has(part)) ?? word)));

/** Only what titles say; numbers and the shortest words are not among the words that are learnt, and stay. */
const withoutUnknown = (words: readonly string[], known: ReadonlySet<string>): string[] =>
  words.filter(word => word.length < 3 || /^[0-9]+$/.test(word) || known.has(word));

/**
 * Words that find something in place of words that find nothing: neighbours written as one, another spelling, slips put right, or a compound
 * by its first part, or less words: without those that no title has. The first of these that helps; nothing when none does.
 */
export async function whatWasMeant(vocabulary: Vocabulary, { words }: Typed): Promise<string | undefined> {
  const pairs = words.slice(1).map((word, place) => `${words[place]}${word}`);
  const known = new Set(await vocabulary.known([...words, ...pairs]));
  const strange = words.filter(word => !known.has(word));
  const near = strange.flatMap(word => [...respellings(word), ...beginnings(word)]);
  if (near.length > 0) for (const word of await vocabulary.known(near)) known.add(word);
  const ways = [
    () => joined(words, known),
    () => respelt(words, known),
    () => spelt(vocabulary, words, known),
    () => begun(words, known),
    () => withoutUnknown(words, known),
  ];
  for (const way of ways) {
    const meant = await way();
    const text = meant.join(' ');
    if (text !== '' && text !== words.join(' ') && (await vocabulary.isThere(meant))) return text;
  }
  return undefined;
}
