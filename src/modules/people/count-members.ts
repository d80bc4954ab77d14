import { record } from '#ledger';
import { network, type UnitId } from '#network';
import { addDays, type Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ageBand, type MemberId, postcodeArea } from './member.ts';
import { type Miscounted, readCounted, readMiscounted, readMoved, saveCounted } from './store/counting.ts';

/** The day after the last of a membership that ran out; otherwise the day on which it is noticed. */
const dayOf = ({ what, until }: Miscounted, today: Day): Day =>
  what === 'left' && until !== null && until < today ? addDays(until, 1) : today;

/** What the book hears, and of which place. */
const told = ({ what, unit, home }: Miscounted): readonly { readonly kind: string; readonly at: UnitId }[] =>
  what === 'moved'
    ? [
        { kind: 'member-moved-out', at: unit },
        { kind: 'member-moved-in', at: home },
      ]
    : [{ kind: what === 'left' ? 'member-left' : 'member-joined', at: unit }];

async function tell(tx: Tx, rows: readonly Miscounted[], today: Day): Promise<void> {
  if (rows.length === 0) return;
  const place = await network(tx);
  await record(tx, {
    people: rows.flatMap(row => {
      const { member, isPerson, category, birthDay, postcode, forgotten } = row;
      const day = dayOf(row, today);
      return told(row).map(({ kind, at }) => {
        const { organisation, municipality } = place.unit(at, day);
        return {
          kind,
          day,
          unit: at,
          organisation,
          municipality,
          ageBand: isPerson && birthDay === null ? 'unknown' : ageBand(birthDay ?? undefined, day),
          category,
          postcodeArea: postcodeArea(postcode ?? undefined),
          member: forgotten ? undefined : member,
        };
      });
    }),
  });
  await saveCounted(
    tx,
    rows.map(({ member, what, home }) => ({ member, counted: what === 'left' ? null : home })),
  );
}

/** Tells the book who of some members belongs elsewhere from today on. Done twice, nothing happens. */
export const countMoves = async (tx: Tx, ids: readonly MemberId[], today: Day): Promise<void> =>
  tell(tx, await readMoved(tx, ids, today), today);

/**
 * Tells the book who is no member any more on a day, who is one again, and who belongs elsewhere: a membership that ran out or was
 * ended counts until its last day, also when that is found out later; of two who turned out to be one, one leaves. Done twice,
 * nothing happens.
 */
export async function countMembers(tx: Tx, day: Day): Promise<Readonly<Record<Miscounted['what'], number>>> {
  const rows = await readMiscounted(tx, day);
  await tell(tx, rows, day);
  const many = (wanted: Miscounted['what']) => rows.filter(({ what }) => what === wanted).length;
  return { left: many('left'), back: many('back'), moved: many('moved') };
}

/** Tells the book that these members leave today, before nothing leads to them any more. */
export const countLeaving = async (tx: Tx, ids: readonly MemberId[], today: Day): Promise<void> =>
  tell(tx, await readCounted(tx, ids), today);
