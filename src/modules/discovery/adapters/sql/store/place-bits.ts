import type { RawBuilder } from 'kysely';
import { sql } from '#platform/db.ts';

/** Places as bits of whole numbers: one look at a title then tells whether it is at any of many places. */
export type Bits = readonly bigint[];

/** So many places go into a `bigint` of PostgreSQL without touching its sign. */
const size = 62;

/** The bits of places by their position in a list; `words` numbers hold them all. */
export const bitsOf = (positions: readonly number[], words: number): Bits =>
  Array.from({ length: words }, (_, word) =>
    positions
      .filter(position => Math.floor(position / size) === word)
      .reduce((bits, position) => bits | (1n << BigInt(position % size)), 0n),
  );

/** How many numbers hold so many places. */
export const wordsFor = (places: number): number => Math.max(1, Math.ceil(places / size));

const column = (name: string, word: number) => sql.ref(`${name}_${word}`);
const joined = (words: number, part: (word: number) => RawBuilder<unknown>, between: RawBuilder<unknown>) =>
  sql.join(
    Array.from({ length: words }, (_, word) => part(word)),
    between,
  );

/** Columns `name_0`, `name_1`, …: the bits of all positions in a group, of those for which the condition holds. */
export const gathered = (
  name: string,
  position: RawBuilder<unknown>,
  condition: RawBuilder<unknown>,
  words: number,
): RawBuilder<unknown> =>
  joined(
    words,
    word => sql`coalesce(bit_or(1::bigint << (${position} % ${sql.lit(size)}))
      filter (where ${position} / ${sql.lit(size)} = ${sql.lit(word)} and ${condition}), 0) as ${column(name, word)}`,
    sql`, `,
  );

/** Those columns again, by name. */
export const named = (name: string, words: number): RawBuilder<unknown> =>
  joined(words, word => column(name, word), sql`, `);

/** Whether gathered columns have any of these bits; false where they are null. */
export const anyOf = (name: string, bits: Bits): RawBuilder<boolean> =>
  bits.some(word => word !== 0n)
    ? sql`coalesce(${joined(
        bits.length,
        word => sql`${column(name, word)} & ${sql.lit(String(bits[word] ?? 0n))}::bigint <> 0`,
        sql` or `,
      )}, false)`
    : sql`false`;
