import { record } from '#ledger';
import { network } from '#network';
import { addDays, type Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ageBand, type MemberId, postcodeArea } from './member.ts';
import { type Miscounted, readCounted, readMiscounted, saveCounted } from './store/counting.ts';

/** The day after the last of a membership that ran out; otherwise the day on which it is noticed. */
const dayOf = ({ left, until }: Miscounted, today: Day): Day =>
  left && until !== null && until < today ? addDays(until, 1) : today;

async function tell(tx: Tx, rows: readonly Miscounted[], today: Day): Promise<void> {
  const place = await network(tx);
  await record(tx, {
    people: rows.map(row => {
      const { member, unit, left, category, birthDay, postcode, forgotten } = row;
      const day = dayOf(row, today);
      const { organisation, municipality } = place.unit(unit, day);
      return {
        kind: left ? 'member-left' : 'member-joined',
        day,
        unit,
        organisation,
        municipality,
        ageBand: ageBand(birthDay ?? undefined, day),
        category,
        postcodeArea: postcodeArea(postcode ?? undefined),
        member: forgotten ? undefined : member,
      };
    }),
  });
  await saveCounted(
    tx,
    rows.map(({ member }) => member),
  );
}

/**
 * Tells the book who is no member any more on a day, and who is one again: a membership that ran out or was ended counts until
 * its last day, also when that is found out later; of two who turned out to be one, one leaves. Done twice, nothing happens.
 */
export async function countMembers(
  tx: Tx,
  day: Day,
): Promise<{ readonly left: number; readonly back: number }> {
  const rows = await readMiscounted(tx, day);
  await tell(tx, rows, day);
  const left = rows.filter(row => row.left).length;
  return { left, back: rows.length - left };
}

/** Tells the book that these members leave today, before nothing leads to them any more. */
export const countLeaving = async (tx: Tx, ids: readonly MemberId[], today: Day): Promise<void> =>
  tell(tx, await readCounted(tx, ids), today);
