import type { Answered, Ask, Place } from './ask.ts';
import { Best } from './best.ts';

/** The answer as it grows while segments are searched. */
export class Tally {
  total = 0;
  readonly best: Best;
  readonly #counts = new Map<string, Map<string, number>>();

  constructor({ skip, take }: Ask) {
    this.best = new Best(skip + take);
  }

  add(facet: string, value: string, count: number): void {
    if (count === 0) return;
    const counts = this.#counts.get(facet) ?? new Map<string, number>();
    this.#counts.set(facet, counts.set(value, (counts.get(value) ?? 0) + count));
  }

  answer({ skip }: Ask): Answered {
    const facets = [...this.#counts].flatMap(([facet, counts]) =>
      [...counts]
        .map(([value, count]) => ({ facet, value, count }))
        .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
    );
    return { total: this.total, hits: this.best.inOrder().slice(skip), facets };
  }
}

/** Places by the codes that a segment knows units by. */
export interface PlaceTables {
  /** Number of the organisation; -1 where nobody lends. */
  readonly organisation: Int32Array;
  readonly organisations: readonly number[];
  readonly isBranchWanted: Uint8Array;
  readonly isOrganisationWanted: Uint8Array;
}

export function placeTables(
  units: readonly number[],
  places: ReadonlyMap<number, Place>,
  ask: Ask,
): PlaceTables {
  const organisations = [...new Set([...places.values()].map(({ organisation }) => organisation))];
  const numbers = new Map(organisations.map((unit, number) => [unit, number]));
  const wants = (chosen: readonly number[], unit: number) => chosen.length === 0 || chosen.includes(unit);
  const of = units.map(unit => places.get(unit));
  return {
    organisations,
    organisation: Int32Array.from(of, place => (place ? (numbers.get(place.organisation) ?? -1) : -1)),
    isBranchWanted: Uint8Array.from(of, place =>
      Number(place !== undefined && wants(ask.branch, place.branch)),
    ),
    isOrganisationWanted: Uint8Array.from(of, place =>
      Number(place !== undefined && wants(ask.organisation, place.organisation)),
    ),
  };
}

/** For each code of a facet: whether it was chosen; a choice of nothing chooses all. */
export const chosenOf = (names: readonly string[], chosen: readonly string[]): Uint8Array =>
  Uint8Array.from(names, name => Number(chosen.length === 0 || (name !== '' && chosen.includes(name))));
