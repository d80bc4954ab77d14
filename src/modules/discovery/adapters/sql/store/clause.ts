import type { RawBuilder } from 'kysely';
import { sql } from '#platform/db.ts';
import type { Clause, WordField, WordsClause } from '../../../clause.ts';

export type StemOf = (word: string) => string;

/** The weight by which words of a field are known in a `tsvector` (PostgreSQL, 12.3.1). */
const weights = {
  anywhere: '',
  title: 'A',
  names: 'B',
  subjects: 'C',
  rest: 'D',
} as const satisfies Record<WordField, string>;

/** Words in a row as a `tsquery`; what is only begun is looked for as it is written. */
function rowOf({ field, words, begins }: WordsClause, stemOf: StemOf): string {
  const weight = weights[field];
  const each = words.map((word, place) => {
    const isBegun = begins && place === words.length - 1;
    const mark = `${isBegun ? '*' : ''}${weight}`;
    return `'${isBegun ? word : stemOf(word)}'${mark === '' ? '' : `:${mark}`}`;
  });
  return each.join(' <-> ');
}

const joints = { and: sql`and`, or: sql`or`, not: sql`and not` };

/** The clause as a condition on `discovery.title`, never null. Words that are none find nothing. */
export function conditionOf(clause: Clause, stemOf: StemOf): RawBuilder<boolean> {
  switch (clause.kind) {
    case 'and':
    case 'or':
    case 'not':
      return sql`(${conditionOf(clause.left, stemOf)} ${joints[clause.kind]} ${conditionOf(clause.right, stemOf)})`;
    case 'words':
      return clause.words.length === 0 ? sql`false` : sql`title.words @@ ${rowOf(clause, stemOf)}::tsquery`;
    case 'title-is':
      return sql`title.title_key = ${clause.words.join(' ')}`;
    case 'edition':
      return sql`title.edition = ${clause.edition}`;
    case 'language':
      return sql`coalesce(title.language = ${clause.language}, false)`;
    case 'material':
      return sql`title.material = ${clause.material}`;
    case 'years':
      return sql`coalesce(title.year between ${clause.from ?? -9999} and ${clause.to ?? 9999}, false)`;
    case 'all':
      return sql`true`;
  }
}
