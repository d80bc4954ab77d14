import type { Reader } from '#platform/db.ts';
import { stemsOf } from '../../stems.ts';
import type { Typed } from '../../typed.ts';
import { questionOf } from './question.ts';
import { bestOf, respellings, swaps } from './spelling.ts';
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

async function spelt(reader: Reader, words: readonly string[]): Promise<string[]> {
  const asked = words.filter(word => word.length > 2).map(word => ({ word, swapped: swaps(word) }));
  if (asked.length === 0) return [];
  const like = Map.groupBy(await readLikeWords(reader, asked), ({ word }) => word);
  return words.map(word => bestOf(word, like.get(word) ?? []) ?? word);
}

const begun = (words: readonly string[], known: ReadonlySet<string>): string[] =>
  words.map(word => (known.has(word) ? word : (beginnings(word).find(part => known.has(part)) ?? word)));

/** Only what titles say; numbers and the shortest words are not among the words that are learnt, and stay. */
const withoutUnknown = (words: readonly string[], known: ReadonlySet<string>): string[] =>
  words.filter(word => word.length < 3 || /^[0-9]+$/.test(word) || known.has(word));

async function findsSomething(reader: Reader, words: readonly string[]): Promise<boolean> {
  const question = questionOf({ must: words.map(word => [word]), words }, await stemsOf(reader, words));
  return question !== undefined && isThere(reader, question.must);
}

/**
 * Words that find something in place of words that find nothing: neighbours written as one, another spelling, slips put right, or a compound
 * by its first part, or less words: without those that no title has. The first of these that helps; nothing when none does.
 */
export async function whatWasMeant(reader: Reader, { words }: Typed): Promise<string | undefined> {
  const pairs = words.slice(1).map((word, place) => `${words[place]}${word}`);
  const known = new Set(
    await readKnown(reader, [
      ...words,
      ...pairs,
      ...words.flatMap(respellings),
      ...words.flatMap(beginnings),
    ]),
  );
  const ways = [
    () => joined(words, known),
    () => respelt(words, known),
    () => spelt(reader, words),
    () => begun(words, known),
    () => withoutUnknown(words, known),
  ];
  for (const way of ways) {
    const meant = await way();
    const text = meant.join(' ');
    if (text !== '' && text !== words.join(' ') && (await findsSomething(reader, meant))) return text;
  }
  return undefined;
}
