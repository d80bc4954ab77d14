import { network, type Network, type NetworkFact } from '#network';
import { notify } from '#notices';
import type { Day } from '#platform/day.ts';
import type { InsideReactions, Tx } from '#platform/tx.ts';
import { sayFullDay } from '#web/day-words.ts';
import { type DueMove, duePlans, type MovedLoan, moveDue } from './store/due.ts';

/** Where a loan that was to come back on a day is due now: that day, or the next on which its branch is open. */
function duesOf(plans: readonly { unit: number; planned: Day }[], place: Network): DueMove[] {
  return plans.flatMap(({ unit, planned }) => {
    if (place.hasEnded(unit, planned)) return [];
    const day = place.nextOpenDay(unit, planned);
    const at = place.closesAt(unit, day);
    return at ? [{ unit, planned, day, at }] : [];
  });
}

async function tell(tx: Tx, loans: readonly MovedLoan[], place: Network): Promise<void> {
  const later = loans.filter(({ dueDay, wasDay }) => dueDay > wasDay);
  const byMember = Map.groupBy(later, ({ member, unit, dueDay }) => `${member} ${unit} ${dueDay}`);
  await notify(
    tx,
    [...byMember.values()].flatMap(([loan]) => {
      if (!loan) return [];
      const { member, unit, wasDay, dueDay, changedAt } = loan;
      const { name } = place.unit(unit);
      return [
        {
          member,
          key: `due-moved ${member} ${unit} ${wasDay} ${dueDay}`,
          at: changedAt,
          subject: {
            nl: `${name} is dicht: je mag langer lenen`,
            en: `${name} is shut: you may keep your loans longer`,
          },
          text: {
            nl: `${name} is op ${sayFullDay(wasDay, 'nl')} dicht. Wat je daar leende, mag je houden tot en met ${sayFullDay(dueDay, 'nl')}. Je hoeft niets te doen.`,
            en: `${name} is shut on ${sayFullDay(wasDay, 'en')}. What you borrowed there you may keep until ${sayFullDay(dueDay, 'en')}. You need not do anything.`,
          },
        },
      ];
    }),
  );
}

/** Lets loans be due on days on which their branches are open, and tells whose day is later. */
export async function moveDueDays(tx: Tx): Promise<void> {
  const plans = await duePlans(tx);
  if (plans.length === 0) return;
  const place = await network(tx);
  await tell(tx, await moveDue(tx, duesOf(plans, place)), place);
}

/**
 * Open loans follow the calendar of their branch: what is due on a day that turns out shut is due on the next open one,
 * and on its own day again when that opens after all. Being told twice changes nothing the second time.
 */
export const calendar = {
  'network/changed': moveDueDays,
} satisfies InsideReactions<NetworkFact>;
