import type { Network, Payer, UnitId } from '#network';
import { addDays, type Day, instantIn } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import type { RequestId } from './request.ts';
import { type Crossing, readCrossings } from './store/clearing.ts';

/** The tariff by which organisations of the province settle what they lent to each other. */
export const clearingTariff = 'clearing-in-province';

/** One copy that one organisation lent to another by a request, and what that costs whom. */
export interface Lent {
  readonly request: RequestId;
  readonly day: Day;
  readonly supplier: UnitId;
  readonly pickup: UnitId;
  readonly lender: UnitId;
  readonly borrower: UnitId;
  readonly agreement: string | null;
  /** Euro cents; 0 where no tariff holds. */
  readonly cents: number;
  readonly payer: Payer | undefined;
}

/** What organisations lent to each other, with the tariff of the day on which each copy lay ready. */
export function lentBetween(crossings: readonly Crossing[], place: Network): Lent[] {
  return crossings.flatMap(({ request, readyAt, supplier, pickup, agreement }): Lent[] => {
    const day = place.today(pickup, readyAt);
    const lender = place.unit(supplier, day).organisation;
    const borrower = place.unit(pickup, day).organisation;
    if (lender === undefined || borrower === undefined || lender === borrower) return [];
    const tariff = place.tariff(clearingTariff, day, pickup);
    const amount = { cents: tariff?.cents ?? 0, payer: tariff?.payer };
    return [{ request, day, supplier, pickup, lender, borrower, agreement, ...amount }];
  });
}

/** Reads what was lent between organisations in a calendar year of the province. */
export async function readLent(reader: Reader, place: Network, year: number): Promise<Lent[]> {
  const zone = place.zone(place.province.id);
  const first: Day = `${year}-01-01` as Day;
  const next: Day = `${year + 1}-01-01` as Day;
  // a day more on either side, since a branch may keep another clock
  const rows = await readCrossings(
    reader,
    instantIn(zone, addDays(first, -1), '00:00'),
    instantIn(zone, addDays(next, 1), '00:00'),
  );
  return lentBetween(rows, place).filter(({ day }) => day >= first && day < next);
}

/** How two organisations stand with each other in a month; `a` comes first in the alphabet of numbers. */
export interface PairMonth {
  readonly month: string;
  readonly a: UnitId;
  readonly b: UnitId;
  /** Copies that `a` lent to `b`, and the other way. */
  readonly aToB: number;
  readonly bToA: number;
}

/** Each pair of organisations and month, oldest month first. */
export function balanceByMonth(lent: readonly Lent[]): PairMonth[] {
  const rows = new Map<string, PairMonth>();
  for (const { day, lender, borrower } of lent) {
    const month = day.slice(0, 7);
    const [a, b] = lender < borrower ? [lender, borrower] : [borrower, lender];
    const key = `${month} ${a} ${b}`;
    const row = rows.get(key) ?? { month, a, b, aToB: 0, bToA: 0 };
    rows.set(key, lender === a ? { ...row, aToB: row.aToB + 1 } : { ...row, bToA: row.bToA + 1 });
  }
  return [...rows.values()].toSorted((x, y) => x.month.localeCompare(y.month) || x.a - y.a || x.b - y.b);
}

/** What one organisation owes another for a year: so many copies at an amount. */
export interface Due {
  readonly from: UnitId;
  readonly to: UnitId;
  readonly count: number;
  readonly each: number;
  readonly cents: number;
}

/** The statement of a year: who pays whom for how many copies at which amount, and what is left for each. */
export interface Clearing {
  readonly dues: readonly Due[];
  /** By organisation: what it is paid minus what it pays. They add up to nothing. */
  readonly net: ReadonlyMap<UnitId, number>;
  /** Copies for which nobody pays another: no tariff holds, it is nothing, or the member pays. */
  readonly free: number;
}

/** Makes the statement out of the same lines that the list of requests holds, so that the two agree to the cent. */
export function clear(lent: readonly Lent[]): Clearing {
  const dues = new Map<string, Due>();
  const net = new Map<UnitId, number>();
  let free = 0;
  for (const { lender, borrower, cents, payer } of lent) {
    if (cents === 0 || payer === undefined || payer === 'member') {
      free += 1;
      continue;
    }
    const [from, to] = payer === 'requesting-library' ? [borrower, lender] : [lender, borrower];
    const key = `${from} ${to} ${cents}`;
    const due = dues.get(key) ?? { from, to, count: 0, each: cents, cents: 0 };
    dues.set(key, { ...due, count: due.count + 1, cents: due.cents + cents });
    net.set(from, (net.get(from) ?? 0) - cents);
    net.set(to, (net.get(to) ?? 0) + cents);
  }
  return {
    dues: [...dues.values()].toSorted((a, b) => a.from - b.from || a.to - b.to || a.each - b.each),
    net,
    free,
  };
}
