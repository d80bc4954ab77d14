import type { Actor } from '#people';
import type { Db } from '#platform/db.ts';
import type { Unit } from '#network';
import type { Refusal } from '#platform/result.ts';
import type { ActivityId } from '../../activity.ts';
import { changeActivities } from '../../change-activities.ts';
import { meetingsOf } from '../../store/activities.ts';
import { fromHereOn } from '../../store/door.ts';
import { centsIn, type Form } from './form.ts';

/** The activity and, when asked for (`ook`), all later ones of its series that are still to come. */
async function activitiesMeant(db: Db, id: ActivityId, form: Form, at: Date): Promise<ActivityId[]> {
  const first = (await meetingsOf(db, [id])).find(({ state, endsAt }) => state === 'planned' && endsAt > at);
  if (form['ook'] !== 'yes' || !first) return [id];
  return [...new Set((await fromHereOn(db, first.id)).map(({ activity }) => activity))];
}

/** Changes an activity by its form; one of a series that cannot leaves all as they were. */
export async function changeByForm(
  db: Db,
  units: readonly Unit[],
  wish: { readonly activity: ActivityId; readonly form: Form; readonly at: Date; readonly by: Actor },
): Promise<{ readonly count: number; readonly refusal?: Refusal }> {
  const { activity: id, form, at, by } = wish;
  const priceCents = centsIn(form['prijs'] || '0');
  const unit = units.find(({ code }) => code === form['vestiging'])?.id;
  if (priceCents === undefined || unit === undefined) {
    const field = unit === undefined ? 'vestiging' : 'prijs';
    return { count: 0, refusal: { code: 'programmes/not-understood', field } as Refusal };
  }
  const asked = {
    title: form['titel'] ?? '',
    description: (form['tekst'] ?? '').replaceAll('\r\n', '\n'),
    capacity: /^\d{1,5}$/.test(form['plaatsen'] ?? '') ? Number(form['plaatsen']) : -1,
    priceCents,
    unit,
    elsewhere: form['elders'] ?? '',
    stepFree: form['drempelvrij'] === 'yes',
  };
  const outcome = await db.transaction(async tx => {
    const ids = await activitiesMeant(db, id, form, at);
    const answers = await changeActivities(
      tx,
      ids.map(activity => ({ activity, ...asked, at, by })),
    );
    return answers.find(answer => !answer.ok) ?? { ok: true as const, value: answers.length };
  });
  return outcome.ok ? { count: outcome.value } : { count: 0, refusal: outcome.refusal };
}
