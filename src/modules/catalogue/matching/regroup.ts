import type { EditionId } from '../edition.ts';
import type { Head } from '../store/edition.ts';
import { identify } from './identify.ts';
import type { Known, Neighbourhood } from './neighbourhood.ts';
import { type Group, inOrder, partition, type Said } from './partition.ts';

/** An edition as it must be after grouping. */
export interface Grouped {
  /** Undefined when it needs a new number. */
  readonly edition: EditionId | undefined;
  /** The record that speaks for it. */
  readonly lead: Known;
  readonly members: readonly Known[];
  readonly why: Group['why'];
  /** True when the number stood for another edition until now. */
  readonly revived: boolean;
}

/** Facts that a description may lack; who says the most speaks for the edition. */
const facts = [
  'subtitle',
  'year',
  'language',
  'level',
  'genre',
  'series',
  'part',
  'publisher',
  'pages',
  'summary',
] as const;

const richness = ({ said }: Known): number =>
  facts.reduce((sum, fact) => sum + (said[fact] === undefined ? 0 : 1), 0) +
  Math.min(said.subjects.length, 3) +
  Math.min(said.authors.length, 2);

const speaker = (members: readonly Known[]): Known => {
  const [first, ...rest] = members.toSorted((a, b) => richness(b) - richness(a) || inOrder(a, b));
  if (!first) throw new Error(`a group of none, beside ${rest.length}`);
  return first;
};

/** What grouping came to. */
export interface Regrouped {
  readonly groups: readonly Grouped[];
  /** The editions as they are, for those that records belong to now. */
  readonly heads: ReadonlyMap<EditionId, Head>;
}

/**
 * Groups a neighbourhood anew and finds out as which edition each group goes on: what the caller carries out, or only shows.
 * `isNews` tells records that say something else than before; `more` is what a person is about to say.
 */
export function regroup(
  { records, said, silent, heads, once }: Neighbourhood,
  isNews: (record: number) => boolean,
  more: readonly Said[] = [],
): Regrouped {
  const known = [...records.values()];
  const current = [...new Set(known.flatMap(({ edition }) => edition ?? []))];
  const parts = partition(known, [...said, ...more], silent).map(({ members, why }) => ({
    members: members.flatMap(({ record }) => records.get(record) ?? []),
    why,
  }));
  const ids = identify(
    parts.map(({ members }) =>
      members.map(({ record, edition }) => ({
        edition,
        once: once.get(record) ?? [],
        leads: edition !== undefined && heads.get(edition)?.record === record,
        news: isNews(record),
      })),
    ),
  );
  const groups = parts.map(({ members, why }, i) => {
    const edition = ids[i];
    return {
      edition,
      lead: speaker(members),
      members,
      why,
      revived: edition !== undefined && !current.includes(edition),
    };
  });
  return { groups, heads };
}
