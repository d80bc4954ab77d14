import { type BeyondProvince, type ItemEvent, record } from '#ledger';
import { network, type UnitId } from '#network';
import { type Actor, allows, type NotAllowed } from '#people';
import { type Day, instantIn } from '#platform/day.ts';
import type { Reader, Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { type BeyondKind, beyondKinds } from './beyond.ts';
import type { BeyondRefusal } from './refusals.ts';
import { type BeyondRow, readBeyond, readDepot, waitForTurnToCount } from './store/beyond.ts';

/** More than a hub can carry in a day: a slip of the finger. */
const most = 10_000;

/** What the hub exchanged on a day with libraries beyond the province: the carrier's envelopes, counted by hand. */
export interface BeyondCount {
  readonly day: Day;
  readonly reach: BeyondProvince;
  /** Envelopes that came or went, also on their way back. */
  readonly handlings: number;
  /** Of those, the first of a request. */
  readonly requests: number;
  readonly at: Date;
  readonly by: Actor;
}

/** Whether the day had been counted before, otherwise than now. */
export interface Counted {
  readonly change: 'first' | 'corrected' | 'none';
}

type Answer = Result<Counted, BeyondRefusal | NotAllowed>;

const keyOf = ({ day, reach }: { readonly day: Day; readonly reach: BeyondProvince }, kind: BeyondKind) =>
  `${day} ${reach} ${kind}`;

const isCount = (n: number): boolean => Number.isInteger(n) && n >= 0 && n <= most;

/**
 * Writes what the hub exchanged with other provinces and with libraries that are no public ones: no scan tells it, since
 * those books are in no catalogue here. A day that was counted before is put right by a row with the difference; the same
 * count again changes nothing.
 */
export async function countBeyond(tx: Tx, counts: readonly BeyondCount[]): Promise<Answer[]> {
  if (counts.length === 0) return [];
  const place = await network(tx);
  const office = place.province.id;
  await waitForTurnToCount(tx);
  const hub = (await readDepot(tx))?.unit ?? office;
  const days = counts.map(({ day }) => day).toSorted();
  const [from, until] = [days[0] ?? '0001-01-01', days.at(-1) ?? '0001-01-01'];
  const known = new Map(
    (await readBeyond(tx, beyondKinds, { from, until })).map(row => [keyOf(row, row.kind), row.amount]),
  );
  const events: ItemEvent[] = [];
  const answers = counts.map((count): Answer => {
    const { day, handlings, requests, at, by } = count;
    const today = place.today(office, at);
    if (!allows(by, 'poi', office, place, today))
      return refuse({ code: 'people/not-allowed', role: 'poi', unit: office });
    if (day > today) return refuse({ code: 'transport/day-to-come', day });
    const wrong = [handlings, requests].find(n => !isCount(n));
    if (wrong !== undefined) return refuse({ code: 'transport/not-a-count', amount: String(wrong) });
    if (requests > handlings)
      return refuse({ code: 'transport/more-asked-than-carried', requests, handlings });
    const said: Readonly<Record<BeyondKind, number>> = {
      'beyond-handled': handlings,
      'beyond-requested': requests,
    };
    const changes = beyondKinds.flatMap(kind => {
      const before = known.get(keyOf(count, kind));
      known.set(keyOf(count, kind), said[kind]);
      const correction = before !== undefined;
      return said[kind] === before ? [] : [{ kind, amount: said[kind] - (before ?? 0), correction }];
    });
    events.push(...changes.map(change => eventOf(hub, count, change)));
    if (changes.length === 0) return ok({ change: 'none' });
    return ok({ change: changes.some(({ correction }) => correction) ? 'corrected' : 'first' });
  });
  await record(tx, { items: events });
  return answers;

  function eventOf(
    unit: UnitId,
    { day, reach }: BeyondCount,
    change: Pick<ItemEvent, 'kind' | 'amount' | 'correction'>,
  ): ItemEvent {
    const { organisation, municipality } = place.unit(unit, day);
    const at = instantIn(place.zone(unit), day, '12:00');
    return { ...change, at, day, unit, organisation, municipality, scope: reach, quality: 'manual' };
  }
}

/** What was counted by hand in days, both included, newest first. */
export const countedBeyond = (
  reader: Reader,
  days: { readonly from: Day; readonly until: Day },
): Promise<BeyondRow[]> => readBeyond(reader, beyondKinds, days);
