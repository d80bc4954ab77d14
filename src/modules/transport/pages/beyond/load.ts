import { type Reach, type Reached, reachedIn } from '#ledger';
import { network } from '#network';
import { addDays, type Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import { beyondReaches, handlingKinds } from '../../beyond.ts';
import { countedBeyond } from '../../count-beyond.ts';

/** So many days are added up, and so many of the counts by hand are shown. */
const [boardDays, handDays] = [90, 31];

/** Ledger kinds, by what they count: `request-ready` is written by the module of requests. */
const kinds = {
  requests: ['request-ready', 'beyond-requested'],
  handlings: handlingKinds,
} as const;

export const reaches = [
  'same-branch',
  'same-organisation',
  'other-organisation',
  ...beyondReaches,
] as const satisfies readonly Reach[];

/** How much was asked and how much carried, by how far it went. */
export interface ByReach {
  readonly reach: Reach;
  readonly requests: number;
  readonly handlings: number;
}

/** A day's parcels beyond the province. */
interface HandCount extends ByReach {
  readonly day: Day;
}

export interface BeyondPage {
  readonly today: Day;
  readonly byReach: readonly ByReach[];
  readonly byHand: readonly HandCount[];
}

const sumOf = (rows: readonly Pick<Reached, 'kind' | 'amount'>[], of: readonly string[]) =>
  rows.filter(({ kind }) => of.includes(kind)).reduce((sum, { amount }) => sum + amount, 0);

const countsOf = (rows: readonly Pick<Reached, 'kind' | 'amount'>[]) => ({
  requests: sumOf(rows, kinds.requests),
  handlings: sumOf(rows, kinds.handlings),
});

/** Requests and handlings apart, as the book stands now. */
export async function loadBeyond(reader: Reader, now: Date): Promise<BeyondPage> {
  const place = await network(reader);
  const today = place.today(place.province.id, now);
  const back = (days: number) => ({ from: addDays(today, -days), until: today });
  const rows: Reached[] = await reachedIn(reader, Object.values(kinds).flat(), back(boardDays));
  const hand = Map.groupBy(
    await countedBeyond(reader, back(handDays)),
    ({ day, reach }) => `${day} ${reach}`,
  );
  return {
    today,
    byReach: reaches.map(reach => ({ reach, ...countsOf(rows.filter(row => row.reach === reach)) })),
    byHand: [...hand.values()].flatMap(rows =>
      rows.slice(0, 1).map(({ day, reach }) => ({ day, reach, ...countsOf(rows) })),
    ),
  };
}
