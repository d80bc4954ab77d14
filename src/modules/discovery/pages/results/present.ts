import { audienceWords, type Edition, type EditionId, type Material, materialWords } from '#catalogue';
import type { Day } from '#platform/day.ts';
import type { Facet } from '#web/parts/facet-list.tsx';
import { type Language, translator } from '#web/words.ts';
import {
  addressOf,
  type Asked,
  chosenOf,
  hasFilters,
  isChosen,
  toggle,
  withMore,
  withoutAbout,
  withoutFilters,
} from '../../address.ts';
import { sayName, sayNames } from '../../author-name.ts';
import type { Here } from '../../here.ts';
import { sayWhen, type WhenSentence } from '../../say-when.ts';
import type { Standing } from '../../standing.ts';
import { type FacetCount, type FacetName, moreFacets } from '../../search-port.ts';
import { languageName } from '../../title-words.ts';
import { pageSize, type Results } from './load.ts';
import { words } from './words.ts';

/** One title in a list of results. */
export interface Hit {
  readonly edition: EditionId;
  readonly title: string;
  readonly authors: readonly string[];
  readonly material: Material;
  /** Who made it, what it is, of which year. */
  readonly meta: string;
  readonly when: WhenSentence | undefined;
}

/** A hit as its reader sees it. */
export function presentHit(edition: Edition, when: WhenSentence | undefined, language: Language): Hit {
  const { id, title, subtitle, authors, material, year } = edition;
  return {
    edition: id,
    title: subtitle === undefined ? title : `${title}: ${subtitle}`,
    authors,
    material,
    meta: [sayNames(authors, translator(words, language)('others')), materialWords[language][material], year]
      .filter(part => part !== undefined && part !== '')
      .join(' · '),
    when,
  };
}

/** A title as its reader sees it, with the sentence of where and when. */
export const presentStanding = (
  { edition, where }: Standing,
  { branch, place }: Here,
  today: Day,
  language: Language,
): Hit => presentHit(edition, where && sayWhen(where, branch, place, today, language), language);

export interface ResultsPage {
  readonly title: string;
  /** What the page is about, and where to search in everything, when only a part is looked at. */
  readonly heading: string;
  readonly everything: string | undefined;
  readonly total: string;
  readonly hits: readonly Hit[];
  readonly facets: readonly Facet[];
  readonly pages: number;
  /** Why the list is empty, when it is. */
  readonly empty: 'nothing' | 'filtered' | 'beyond' | undefined;
  readonly meant: { readonly words: string; readonly href: string } | undefined;
  readonly apart: readonly { readonly word: string; readonly href: string; readonly count: number }[];
  readonly unfiltered: string;
  /** How many titles there are without the choices. */
  readonly without: number | undefined;
  /** The same as a feed. */
  readonly feed: string;
  /** Where more ways to narrow are shown, while they are not. */
  readonly more: string | undefined;
}

/** More values than this help nobody to choose. */
const mostValues = 12;
const order: readonly FacetName[] = [
  'available',
  'material',
  'audience',
  'branch',
  'language',
  'organisation',
  ...moreFacets,
];
/** Of these a few, or the page grows long. */
const mostNames = 6;

/** What is enough to choose from for who asked for less. */
const simplest: readonly FacetName[] = ['available', 'material', 'audience'];

const isMore = (name: FacetName): boolean => (moreFacets as readonly string[]).includes(name);

/** The most useful values, and those that were chosen, also when no title is left with them: they can be taken away. */
function valuesOf(name: FacetName, { asked, found }: Results): FacetCount[] {
  const counts = found.facets[name];
  const chosen = chosenOf(asked, name);
  const missing = chosen.filter(value => !counts.some(count => count.value === value));
  return [
    ...counts.filter(
      ({ value }, at) => at < (isMore(name) ? mostNames : mostValues) || chosen.includes(value),
    ),
    ...missing.map(value => ({ value, count: 0 })),
  ];
}

function facetsOf(results: Results, language: Language, isSimple: boolean): Facet[] {
  const { asked, here } = results;
  const { place } = here;
  const t = translator(words, language);
  const labels: Readonly<Record<FacetName, (value: string) => string>> = {
    available: () => t('availableLabel'),
    material: value => materialWords[language][value as Material] ?? value,
    audience: value => audienceWords[language][value as Edition['audience']] ?? value,
    language: value => languageName(value, language),
    organisation: value => place.unit(Number(value)).name,
    branch: value => place.unit(Number(value)).name,
    level: value => value,
    decade: value => t('decadeLabel', { from: value, to: String(Number(value) + 9) }),
    author: sayName,
    series: value => value,
    subject: value => value,
  };
  const titles: Readonly<Record<FacetName, string>> = {
    available: t('available'),
    material: t('material'),
    audience: t('audience'),
    language: t('language'),
    organisation: t('organisation'),
    branch: t('branch'),
    level: t('level'),
    decade: t('years'),
    author: t('facetAuthor'),
    series: t('facetSeries'),
    subject: t('facetSubject'),
  };
  const isShown = (name: FacetName) =>
    !isSimple || simplest.includes(name) || chosenOf(asked, name).length > 0;
  return order.filter(isShown).map(name => ({
    label: titles[name],
    values: valuesOf(name, results)
      .map(({ value, count }) => ({
        label: labels[name](value),
        count,
        href: addressOf(toggle(asked, name, value), place),
        chosen: isChosen(asked, name, value),
      }))
      .toSorted((a, b) => b.count - a.count || a.label.localeCompare(b.label, language)),
  }));
}

function whyEmpty({ asked, found }: Results): ResultsPage['empty'] {
  if (found.hits.length > 0) return undefined;
  if (found.total > 0) return 'beyond';
  return hasFilters(asked) ? 'filtered' : 'nothing';
}

/** What everything on the page has in common, said as its heading. */
function headingOf({ about }: Asked, language: Language): string | undefined {
  const t = translator(words, language);
  if (about.series !== undefined) return t('headingSeries', { series: about.series });
  if (about.author !== undefined) return t('headingAuthor', { author: sayName(about.author) });
  return about.subject === undefined ? undefined : t('headingSubject', { subject: about.subject });
}

/** Decides what a page of results says. */
export function presentResults(results: Results, language: Language, isSimple = false): ResultsPage {
  const { asked, found, editions, where, here, today } = results;
  const t = translator(words, language);
  const { meant } = found;
  const heading = headingOf(asked, language);
  return {
    title: heading ?? (asked.words === '' ? t('title') : t('titleFor', { words: asked.words })),
    heading: heading ?? t('heading'),
    everything: heading === undefined ? undefined : addressOf(withoutAbout(asked), here.place),
    total: t('found', { total: found.total }),
    hits: found.hits.flatMap(id => {
      const edition = editions.get(id);
      return edition ? [presentStanding({ edition, where: where.get(id) }, here, today, language)] : [];
    }),
    facets: facetsOf(results, language, isSimple),
    pages: Math.ceil(found.total / pageSize),
    empty: whyEmpty(results),
    meant:
      meant === undefined
        ? undefined
        : { words: meant, href: addressOf({ ...asked, words: meant, page: 1 }, here.place) },
    more:
      isSimple || found.facets.decade.length + found.facets.author.length > 0 || found.total === 0
        ? undefined
        : addressOf(withMore(asked), here.place),
    apart: results.apart.map(({ word, count }) => ({
      word,
      count,
      href: addressOf({ ...asked, words: word, page: 1 }, here.place),
    })),
    without: results.without === 0 ? undefined : results.without,
    unfiltered: addressOf(withoutFilters(asked), here.place),
    feed: addressOf({ ...asked, page: 1 }, here.place).replace('/zoek', '/zoek.atom'),
  };
}
