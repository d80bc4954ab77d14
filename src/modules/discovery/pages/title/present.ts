import { audienceWords, materialWords } from '#catalogue';
import type { ItemState } from '#circulation';
import type { UnitId } from '#network';
import { type Language, translator } from '#web/words.ts';
import { addressAbout, authorAddress } from '../../address.ts';
import { sayName } from '../../author-name.ts';
import { sayWhen, type WhenSentence } from '../../say-when.ts';
import { languageName } from '../../title-words.ts';
import { presentHit, type Hit } from '../results/present.ts';
import type { Title } from './load.ts';
import { words } from './words.ts';

/** One branch with its copies. */
export interface BranchLine {
  readonly branch: UnitId;
  readonly name: string;
  readonly now: string;
  readonly shelf: string;
}

/** What is known of a title; a list leads on to everything that has it in common. */
export interface TitleFact {
  readonly term: string;
  readonly value: string | number | undefined | readonly { readonly label: string; readonly href: string }[];
}

export interface TitlePage {
  readonly heading: string;
  readonly facts: readonly TitleFact[];
  readonly when: WhenSentence;
  readonly lines: readonly BranchLine[];
  readonly others: readonly Hit[];
  readonly similar: readonly Hit[];
}

const said = {
  'on-shelf': 'onShelf',
  'on-loan': 'out',
  'in-transit': 'onTheWay',
  'on-hold-shelf': 'kept',
} as const satisfies Partial<Record<ItemState, keyof (typeof words)['nl']>>;

const isSaid = (state: ItemState): state is keyof typeof said => state in said;

/** A line a branch: the reader's own first, then those with a copy on the shelf, then by name. */
function linesOf({ items, whereabouts, here }: Title, language: Language): BranchLine[] {
  const t = translator(words, language);
  const copies = items.flatMap(item => {
    const place = whereabouts.get(item.id);
    if (!place || !isSaid(place.state)) return [];
    const { state, unit } = place;
    return [{ branch: state === 'on-shelf' ? unit : item.home, state, shelf: item.callNumber }];
  });
  const lines = [...Map.groupBy(copies, ({ branch }) => branch)].map(([branch, standing]) => {
    const { name } = here.place.unit(branch);
    const states = Map.groupBy(standing, ({ state }) => state);
    const mine = branch === here.branch?.id;
    return {
      branch,
      name: mine ? t('yours', { branch: name }) : name,
      now: Object.entries(said)
        .flatMap(([state, key]) => {
          const count = states.get(state as keyof typeof said)?.length ?? 0;
          return count === 0 ? [] : [t(key, { count })];
        })
        .join(', '),
      shelf: [...new Set(standing.flatMap(({ shelf }) => shelf ?? []))].join(', '),
      rank: mine ? 0 : states.has('on-shelf') ? 1 : 2,
    };
  });
  return lines.toSorted((a, b) => a.rank - b.rank || a.name.localeCompare(b.name, 'nl'));
}

function factsOf({ edition }: Title, language: Language): TitleFact[] {
  const t = translator(words, language);
  const { series, part, authors, material, audience, level, year, subjects, genre, publisher, pages, isbns } =
    edition;
  return [
    {
      term: t('author'),
      value: authors.map(author => ({ label: sayName(author), href: authorAddress(author) })),
    },
    { term: t('material'), value: materialWords[language][material] },
    { term: t('audience'), value: audienceWords[language][audience] },
    { term: t('level'), value: level },
    { term: t('language'), value: edition.language && languageName(edition.language, language) },
    { term: t('year'), value: year },
    {
      term: t('series'),
      value:
        series === undefined
          ? undefined
          : [
              {
                label: part ? t('seriesPart', { series, part }) : series,
                href: addressAbout('series', series),
              },
            ],
    },
    {
      term: t('subjects'),
      value: [...subjects, ...(genre === undefined ? [] : [genre])].map(subject => ({
        label: subject,
        href: addressAbout('subject', subject),
      })),
    },
    { term: t('publisher'), value: publisher },
    { term: t('pages'), value: pages },
    { term: t('isbn'), value: isbns.join(', ') },
  ];
}

/** Decides what the page of a title says. */
export function presentTitle(title: Title, language: Language): TitlePage {
  const { edition, where, here, today, others } = title;
  return {
    heading: edition.subtitle === undefined ? edition.title : `${edition.title}: ${edition.subtitle}`,
    facts: factsOf(title, language),
    when: sayWhen(where, here.branch, here.place, today, language),
    lines: linesOf(title, language),
    similar: title.related.similar.map(other => presentHit(other, undefined, language)),
    others: others.slice(0, 6).map(other => presentHit(other, undefined, language)),
  };
}
