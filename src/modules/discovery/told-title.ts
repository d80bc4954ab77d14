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

/** What a search is made of, in an order of its own: a change to it makes every title anew when it comes by. */
function hashOf(told: Told): string {
  const { title, subtitle, part, authors, series, subjects, genre, publisher, level } = told;
  const { summary, contents, isbns, identifiers, sortTitle, material, audience, language, year } = told;
  const all = [
    ...[title, subtitle, part, authors, series, subjects, genre, publisher, level],
    ...[summary, contents, isbns, identifiers, sortTitle, material, audience, language, year],
  ];
  return hash('md5', JSON.stringify(all), 'buffer').readBigInt64BE().toString();
}

/** What the catalogue says, put together as a search weighs it. */
export function toldTitle(told: Told): ToldTitle {
  const { id: edition, title, subtitle, part, series, genre, publisher, level, summary } = told;
  const authors = told.authors.join(' ');
  return {
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
    hash: hashOf(told),
  };
}
