import type { Network } from '#network';
import type { Actor } from '#people';
import { addDays, dayIn, daysBetween, instantIn, parseDay } from '#platform/day.ts';
import type { Db } from '#platform/db.ts';
import type { Refusal } from '#platform/result.ts';
import type { ActivityId, MeetingId } from '../../activity.ts';
import { cancelMeetings, moveMeetings } from '../../change-meetings.ts';
import { fromHereOn } from '../../store/door.ts';
import { type Form, timeIn } from './form.ts';

interface Done {
  readonly activity: ActivityId;
  readonly count: number;
  readonly refusal?: Refusal;
}

/**
 * Moves or calls off one meeting, or it and all later ones of its course or series (`ook`): each goes as many days on
 * and begins at the same time on the wall. One that cannot leaves all as they were.
 */
export async function changeFromHere(
  db: Db,
  place: Network,
  wish: {
    readonly meeting: MeetingId;
    readonly form: Form;
    readonly verb: 'moved' | 'cancelled';
    readonly at: Date;
    readonly by: Actor;
  },
): Promise<Done> {
  const { meeting: id, form, verb, at, by } = wish;
  const all = await fromHereOn(db, id);
  const first = all.find(({ meeting }) => meeting === id);
  if (!first) return { activity: 0, count: 0, refusal: { code: 'programmes/unknown-activity' } };
  const wanted = form['ook'] === 'yes' ? all.filter(({ state }) => state === 'planned') : [first];
  const zone = place.zone(first.unit);
  const [day, time, minutes] = [parseDay(form['dag'] ?? ''), timeIn(form['tijd']), Number(form['minuten'])];
  const { activity } = first;
  const wrong = (field: string) => ({
    activity,
    count: 0,
    refusal: { code: 'programmes/not-understood', field } as Refusal,
  });
  if (verb === 'moved' && !day) return wrong('dag');
  if (verb === 'moved' && !time) return wrong('tijd');
  if (verb === 'moved' && !(Number.isInteger(minutes) && minutes >= 5 && minutes <= 1440))
    return wrong('minuten');
  const further = day ? daysBetween(dayIn(zone, first.startsAt), day) : 0;
  const room = /^[1-9]\d*$/.test(form['ruimte'] ?? '') ? Number(form['ruimte']) : null;
  const outcome = await db.transaction(async tx => {
    const answers =
      verb === 'cancelled'
        ? await cancelMeetings(
            tx,
            wanted.map(({ meeting }) => ({ meeting, at, by })),
          )
        : await moveMeetings(
            tx,
            wanted.map(({ meeting, startsAt }) => {
              const begins = instantIn(zone, addDays(dayIn(zone, startsAt), further), time ?? '00:00');
              return {
                meeting,
                startsAt: begins,
                endsAt: new Date(begins.getTime() + minutes * 60_000),
                room,
                at,
                by,
              };
            }),
          );
    return answers.find(answer => !answer.ok) ?? { ok: true as const, value: answers.length };
  });
  return outcome.ok ? { activity, count: outcome.value } : { activity, count: 0, refusal: outcome.refusal };
}
