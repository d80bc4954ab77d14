/** A title with the places of its copies, as the index is made from. */
export interface TitleRow {
  readonly edition: number;
  readonly material: string;
  readonly audience: string;
  readonly language: string | null;
  readonly year: number | null;
  /** Days since 1 January 2000. */
  readonly added: number | null;
  readonly loans: number;
  readonly copies: number;
  readonly titleKey: string;
  /** A `tsvector` as text (PostgreSQL, 8.11.1). */
  readonly words: string;
  /** Unit × 2, plus 1 when the copy is on the shelf there. */
  readonly places: readonly number[];
}

const weightOf: Readonly<Record<string, number>> = { A: 1, B: 0.5, C: 0.2 };
const weightD = 0.05;

/** What the places of one word add to a title's rank, as PostgreSQL's `ts_rank` counts it (12.3.3). */
function worthOf(positions: string): { readonly worth: number; readonly count: number } {
  let sum = 0;
  let best = -1;
  let bestAt = 0;
  let count = 0;
  for (const position of positions.split(',')) {
    const weight = weightOf[position.at(-1) ?? ''] ?? weightD;
    sum += weight / (count + 1) ** 2;
    if (weight > best) [best, bestAt] = [weight, count];
    count += 1;
  }
  return { worth: (best + sum - best / (bestAt + 1) ** 2) / 1.64493406685, count };
}

/** Known worths: titles say most words in the same few ways. */
const worths = new Map<string, ReturnType<typeof worthOf>>();

/** Walks along the words of a `tsvector`; answers how many places they have together. */
export function eachWord(words: string, take: (word: string, worth: number) => void): number {
  let length = 0;
  let at = 0;
  while (at < words.length) {
    let end = words.indexOf("'", at + 1);
    while (words[end + 1] === "'") end = words.indexOf("'", end + 2);
    const word = words.slice(at + 1, end).replaceAll("''", "'");
    const next = words.indexOf(' ', end);
    const stop = next === -1 ? words.length : next;
    // places that differ only by number weigh the same
    const positions = words.slice(end + 2, stop).replaceAll(/\d+/g, '');
    let known = worths.get(positions);
    if (!known) {
      known = worthOf(positions);
      if (worths.size < 10_000) worths.set(positions, known);
    }
    take(word, known.worth);
    length += known.count;
    at = stop + 1;
  }
  return length;
}
