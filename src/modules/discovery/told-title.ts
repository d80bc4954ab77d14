import { hash } from 'node:crypto';
import type { Description, EditionId } from '#catalogue';
import type { Said } from './title-vector.ts';

type Looked =
  | 'title'
  | 'subtitle'
  | 'part'
  | 'authors'
  | 'series'
  | 'subjects'
  | 'genre'
  | 'publisher'
  | 'level'
  | 'summary'
  | 'contents'
  | 'isbns'
  | 'identifiers'
  | 'sortTitle'
  | 'material'
  | 'audience'
  | 'language'
  | 'year';

/** What the catalogue says of an edition, as far as searches look at it; what it does not say is null where a database tells it. */
export type Told = { readonly id: EditionId } & {
  readonly [K in Looked]: Description[K] | (undefined extends Description[K] ? null : never);
};

/** A title as searches see it, before its words are taken apart. */
export interface ToldTitle extends Said, Pick<Told, 'material' | 'audience' | 'language' | 'year'> {
  readonly edition: EditionId;
  /** The title alone. */
  readonly own: string;
  /** The title as it is filed. */
  readonly filed: string;
  readonly authors: string;
  /** A number of 64 bits for all that it is made of: the same, and its words need not be taken apart again. */
  readonly hash: string;
}

const line = (...parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join(' ');

/** What the catalogue says, put together as a search weighs it. */
export function toldTitle(told: Told): ToldTitle {
  const { id: edition, title, subtitle, part, series, genre, publisher, level, summary } = told;
  const authors = told.authors.join(' ');
  const made = {
    edition,
    own: title,
    filed: told.sortTitle,
    authors,
    title: line(title, subtitle, part),
    names: line(authors, series),
    subjects: line(...told.subjects, genre),
    rest: line(publisher, level, summary, ...told.contents, ...told.isbns, ...told.identifiers),
    material: told.material,
    audience: told.audience,
    language: told.language,
    year: told.year,
  };
  // nothing and null are one in JSON
  const all = JSON.stringify(Object.values(made));
  return { ...made, hash: hash('md5', all, 'buffer').readBigInt64BE().toString() };
}
