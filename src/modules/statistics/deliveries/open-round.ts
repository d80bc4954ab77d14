import { network, type Network, type UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import type { Job } from '#platform/jobs.ts';
import { dayIn } from '#platform/day.ts';
import type { World } from '#web/plug.ts';
import { parsePeriod, type Period } from '../period.ts';
import { insertForms, openForms } from '../store/forms.ts';
import { readPlans, readQuestionnaires } from '../store/questionnaires.ts';
import type { Form } from './form.ts';
import { notePlaces } from './note-places.ts';
import { prefill } from './prefill.ts';
import { newestFor } from './read-form.ts';
import type { Plan } from './questionnaire.ts';

/** Who fills a form for a plan, as the network stood on the last day of the year. */
export const deliverersOf = ({ deliverers }: Plan, place: Network, { to }: Period): readonly UnitId[] =>
  (deliverers === 'branch' ? place.branches(to) : place.units(deliverers, to)).map(({ id }) => id);

const dayAfter = (year: number, dayOfYear: string) => `${year + 1}-${dayOfYear}` as Day;

/** When the forms about a year can be filled in, and when they must have been. */
export const termOf = ({ opens, due }: Plan, year: number): { opens: Day; due: Day } => ({
  opens: dayAfter(year, opens),
  due: dayAfter(year, due),
});

/**
 * Opens the forms of plans about a year, in the newest version of each questionnaire that is meant for it, and fills in what
 * is known. Forms that are there already stay as they are. Answers the new ones.
 */
export async function openRound(tx: Tx, plans: readonly Plan[], year: number, at: Date): Promise<Form[]> {
  const period = parsePeriod(String(year));
  if (!period) throw new Error(`${year} is no year`);
  const place = await network(tx);
  const known = await readQuestionnaires(tx);
  const rows = plans.flatMap(plan =>
    plan.questionnaires.flatMap(code => {
      const newest = newestFor(known, { questionnaire: code, year });
      if (!newest) return [];
      const { due } = termOf(plan, year);
      return deliverersOf(plan, place, period).map(unit => ({
        plan: plan.code,
        questionnaire: code,
        version: newest.version,
        year,
        unit,
        due,
        openedAt: at,
      }));
    }),
  );
  const forms = await insertForms(tx, rows);
  if (forms.length > 0) await notePlaces(tx, period, at);
  return forms;
}

/** Every morning: opens what the calendar says, and takes over what the ledger learned since. */
export const keepRounds: Job<World> = {
  name: 'statistics/keep-rounds',
  every: '30 4 * * *',
  run: async ({ db, clock, zone }) => {
    const now = clock.now();
    const today = dayIn(zone, now);
    const year = Number(today.slice(0, 4)) - 1;
    await db.transaction(async tx => {
      const due = (await readPlans(tx)).filter(plan => termOf(plan, year).opens <= today);
      await openRound(tx, due, year, now);
    });
    // Entries of the opening are seen by figures once they have been committed.
    await db.transaction(async tx => void (await prefill(tx, await openForms(tx), now)));
  },
};
