import { type Audience, audienceWords, type Material, materialWords } from '#catalogue';
import { type Language, translator } from '#web/words.ts';
import { type Asked, addressOf, authorAddress, readAddress, toggle } from '../../address.ts';
import { sayName } from '../../author-name.ts';
import { languageName } from '../../title-words.ts';
import { type Hit, presentStanding } from '../results/present.ts';
import { type AuthorPage, authorFacets } from './load.ts';
import { words } from './words.ts';

interface Lead {
  readonly label: string;
  readonly href: string;
}

/** What the page of an author says. */
export interface Author {
  readonly name: string;
  readonly total: string;
  /** What they make, each leading on to just that. */
  readonly facts: readonly { readonly term: string; readonly value: readonly Lead[] }[];
  readonly borrowed: readonly Hit[];
  readonly newest: readonly Hit[];
  /** Everything by them, as results that can be narrowed. */
  readonly all: string;
  readonly feed: string;
}

/** More to choose from helps nobody. */
const mostLeads = 6;

export function presentAuthor(page: AuthorPage, language: Language): Author {
  const { name, total, facets, here, today, spellings } = page;
  const t = translator(words, language);
  const asked: Asked = { ...readAddress({}, here.place, today), sort: 'most-borrowed' };
  const everything = toggle(asked, 'author', name);
  const labels: Readonly<Record<(typeof authorFacets)[number], (value: string) => string>> = {
    subject: value => value,
    series: value => value,
    material: value => materialWords[language][value as Material],
    audience: value => audienceWords[language][value as Audience],
    language: value => languageName(value, language),
  };
  return {
    name: sayName(name),
    total: t('total', { total, place: here.place.province.name }),
    facts: [
      ...authorFacets.map(facet => ({
        term: t(facet),
        value: facets[facet].slice(0, mostLeads).map(({ value }) => ({
          label: labels[facet](value),
          href: addressOf(toggle(everything, facet, value), here.place),
        })),
      })),
      {
        term: t('spellings'),
        value: spellings.map(other => ({ label: other, href: authorAddress(other) })),
      },
    ],
    borrowed: page.borrowed.map(one => presentStanding(one, here, today, language)),
    newest: page.newest.map(one => presentStanding(one, here, today, language)),
    all: addressOf(everything, here.place),
    feed: addressOf({ ...everything, sort: 'newest' }, here.place).replace('/zoek?', '/zoek.atom?'),
  };
}
