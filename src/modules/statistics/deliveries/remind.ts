import { network } from '#network';
import { type Letter, writeLetters } from '#notices';
import { colleagues } from '#people';
import { type Day, dayIn, daysBetween } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import type { Job } from '#platform/jobs.ts';
import { sayFullDay } from '#web/day-words.ts';
import type { World } from '#web/plug.ts';
import { translator } from '#web/words.ts';
import { answersOf, assignmentsOf, openForms } from '../store/forms.ts';
import { questionnaireAt, readPlans } from '../store/questionnaires.ts';
import type { Form } from './form.ts';

const words = {
  nl: {
    subject: 'Nog {count, plural, one {één vraag} other {# vragen}}: {name}, uiterlijk {due}',
    text: 'In {name} van {unit} over {year} {count, plural, one {is nog één vraag} other {zijn nog # vragen}} open.\n\nVul {count, plural, one {haar} other {ze}} uiterlijk {due} in: {site}/leveringen/{form}\n\nWeet je een antwoord niet, vul dan een punt in.',
  },
  en: {
    subject: '{count, plural, one {One question} other {# questions}} left: {name}, by {due}',
    text: '{count, plural, one {One question is} other {# questions are}} open in {name} of {unit} about {year}.\n\nFill in by {due}: {site}/leveringen/{form}\n\nIf you do not know, enter a full stop.',
  },
};

/** Who must be asked for the open cells of a form, with how many: who a section was asked of, else everybody who fills it. */
async function asked(tx: Tx, form: Form, today: Day): Promise<Map<string, number>> {
  const { body } = await questionnaireAt(tx, form.questionnaire, form.version);
  const held = new Set((await answersOf(tx, [form.id])).map(({ cell }) => cell));
  const assigned = new Map((await assignmentsOf(tx, [form.id])).map(row => [row.section, row.staff]));
  const staff = await colleagues(tx, form.unit, ['figures'], today);
  const open = new Map<string, number>();
  for (const { code, cells } of body.sections) {
    const empty = cells.filter(cell => cell.required !== false && !held.has(cell.code)).length;
    const who = assigned.get(code);
    for (const { staff: id, email } of staff)
      if (empty > 0 && email !== null && (who === undefined || who === id))
        open.set(email, (open.get(email) ?? 0) + empty);
  }
  return open;
}

/**
 * Reminds whoever must still answer, on the days before the last one that the calendar names and on the first day after it.
 * Told twice on one day, it is sent once. Answers how many letters were written.
 */
export async function remind(tx: Tx, today: Day, at: Date): Promise<number> {
  const place = await network(tx);
  const plans = new Map((await readPlans(tx)).map(plan => [plan.code, plan]));
  const t = translator(words, 'nl');
  const letters: Letter[] = [];
  for (const form of await openForms(tx)) {
    const left = daysBetween(today, form.due);
    if (left !== -1 && !plans.get(form.plan)?.remind.includes(left)) continue;
    const { body } = await questionnaireAt(tx, form.questionnaire, form.version);
    for (const [to, count] of await asked(tx, form, today)) {
      const said = {
        count,
        name: body.name.nl,
        unit: place.unit(form.unit).name,
        year: String(form.year),
        due: sayFullDay(form.due, 'nl'),
        form: String(form.id),
        site: '{site}',
      };
      const key = `delivery:${form.id}:${today}:${to}`;
      letters.push({ to, key, at, language: 'nl', subject: t('subject', said), text: t('text', said) });
    }
  }
  await writeLetters(tx, letters);
  return letters.length;
}

/** Every morning. */
export const sendReminders: Job<World> = {
  name: 'statistics/remind',
  every: '15 6 * * *',
  run: async ({ db, clock, zone }) => {
    const now = clock.now();
    await db.transaction(tx => remind(tx, dayIn(zone, now), now));
  },
};
