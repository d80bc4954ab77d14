/** A branch where a returned copy could stay. */
export interface Shelf {
  readonly branch: number;
  readonly organisation: number;
  /** How often the title is asked for here, a year, loans included. */
  readonly demand: number;
  /** Copies of the title that live or stay here, without the returned one. */
  readonly copies: number;
  /** Copies of the title that may stand here at most. */
  readonly most: number;
}

/** A returned copy that nobody waits for. */
export interface Returned {
  readonly organisation: number;
  /** Organisations on whose shelves it may stay; its own alone when absent. */
  readonly within?: ReadonlySet<number> | undefined;
  readonly home: Shelf;
  readonly here: Shelf;
  /** Branches to which it may be sent because it is wanted there; none when empty. */
  readonly elsewhere?: readonly Shelf[] | undefined;
}

/** Stays when it is wanted here at least so much as at home. */
const enough = 0.5;
/** Is sent to where it is wanted so many times more than at home. */
const muchMore = 4;

const perCopy = ({ demand, copies }: Shelf): number => demand / (copies + 1);
const hasSpace = ({ copies, most }: Shelf): boolean => copies < most;

/**
 * Where a returned copy goes that nobody waits for: it stays when that saves a trip and it is wanted here for each copy
 * at least half as much as at home; it goes to a third branch only when it is wanted there four times as much as at
 * home; else it goes home. Never out of the organisations `within`, never onto a shelf that has as many as it may.
 */
export function returnTo({
  organisation,
  within = new Set([organisation]),
  home,
  here,
  elsewhere = [],
}: Returned): number {
  if (here.branch === home.branch) return home.branch;
  const wanted = perCopy(home);
  const best = elsewhere
    .filter(shelf => within.has(shelf.organisation) && hasSpace(shelf))
    .toSorted((a, b) => perCopy(b) - perCopy(a) || a.branch - b.branch)[0];
  if (best && perCopy(best) > muchMore * Math.max(wanted, perCopy(here))) return best.branch;
  const mayStay = within.has(here.organisation) && hasSpace(here);
  return mayStay && perCopy(here) >= enough * wanted ? here.branch : home.branch;
}
