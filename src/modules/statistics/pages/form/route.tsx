import { network } from '#network';
import { colleagues } from '#people';
import { dayIn } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, redirectInVain, refused, type Shown, show, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { answerCells, type CellWish } from '../../deliveries/answer-cells.ts';
import { checkForm } from '../../deliveries/check-form.ts';
import { takeNewestVersion } from '../../deliveries/change-version.ts';
import { explain } from '../../deliveries/explain.ts';
import type { FormVerb } from '../../deliveries/form.ts';
import { moveForm, partsIn } from '../../deliveries/move-form.ts';
import { prefill } from '../../deliveries/prefill.ts';
import { cellsOf } from '../../deliveries/questionnaire.ts';
import { mayFill, readWholeForm, shapeOf, type WholeForm } from '../../deliveries/read-form.ts';
import { readNumber } from '../../read-number.ts';
import { keepAssignment } from '../../store/forms.ts';
import { stepsOf, submissionsOf } from '../../store/submissions.ts';
import { entryKeepers, keeperOf } from '../entries/access.ts';
import { lifeWords } from './life-words.ts';
import { FormView } from './view.tsx';
import { words } from './words.ts';

/** The form that the address names, if the visitor may see it. */
export async function findForm(world: World, visit: Visit): Promise<WholeForm | undefined> {
  const id = Number(visit.params['form']);
  const whole = Number.isSafeInteger(id) ? await readWholeForm(world.db, id) : undefined;
  if (!whole) return undefined;
  const today = dayIn(world.zone, visit.now);
  return mayFill(keeperOf(visit).by, whole.form, await network(world.db), today) ? whole : undefined;
}

const verbs = ['offer', 'return', 'sign', 'reopen'] as const satisfies readonly FormVerb[];

const lost = refused({ code: 'statistics/no-such-form' });

async function draw(
  world: World,
  visit: Visit,
  whole: WholeForm,
  typed: ReadonlyMap<string, string> = new Map(),
  troubles: readonly string[] = [],
): Promise<Shown> {
  const { language } = visit;
  const { form, unit, questionnaire } = whole;
  const today = dayIn(world.zone, visit.now);
  const names = { name: questionnaire.name[language], unit: unit.name, year: String(form.year) };
  return page({
    title: translator(words, language)('title', names),
    wide: true,
    scripts: ['grid.js'],
    status: troubles.length > 0 ? 409 : 200,
    body: (
      <FormView
        whole={whole}
        colleagues={await colleagues(world.db, form.unit, ['figures', 'poi'], today)}
        typed={typed}
        troubles={troubles}
        mayFill
        {...(await lifeOf(world, visit, whole))}
        language={language}
      />
    ),
  });
}

/** What checks ask, what this visitor can do, what was delivered and what happened. */
async function lifeOf(world: World, visit: Visit, whole: WholeForm) {
  const { form } = whole;
  const today = dayIn(world.zone, visit.now);
  return {
    asked: await world.db.transaction(tx => checkForm(tx, whole)),
    parts: partsIn(keeperOf(visit).by, form, await network(world.db), today),
    steps: await stepsOf(world.db, form.id),
    submissions: await submissionsOf(world.db, form.id),
  };
}

/** What the grid held, cell by cell: wishes, and texts that are no answer. Cells that were empty and stay so say nothing. */
function readGrid(whole: WholeForm, form: Visit['form']) {
  const wishes: CellWish[] = [];
  const flaws: {
    readonly cell: string;
    readonly flaw: 'not-a-number' | 'either-way' | 'wrong-sign' | 'blank';
  }[] = [];
  for (const cell of cellsOf(whole.questionnaire)) {
    const text = form[`vak.${cell.code}`];
    if (text === undefined) continue;
    const seen = form[`gezien.${cell.code}`];
    if (text.trim() === '' && !seen) continue;
    const { sign } = shapeOf(cell, whole.definitions);
    const read = readNumber(text, undefined, sign);
    if ('flaw' in read) flaws.push({ cell: cell.code, flaw: read.flaw });
    else
      wishes.push({
        cell: cell.code,
        value: read.value,
        status: read.status ?? whole.answers.get(cell.code)?.status ?? 'registered',
        seen: seen ? Number(seen) : undefined,
      });
  }
  return { wishes, flaws };
}

async function save(world: World, visit: Visit): Promise<Shown> {
  const whole = await findForm(world, visit);
  if (!whole) return lost;
  const { language, form } = visit;
  const t = translator(words, language);
  const { wishes, flaws } = readGrid(whole, form);
  const done = await world.db.transaction(tx =>
    answerCells(tx, { form: whole.form.id, wishes, at: visit.now, ...keeperOf(visit) }),
  );
  if (!done.ok) return refused(done.refusal);
  const names = new Map(cellsOf(whole.questionnaire).map(({ code, name }) => [code, name[language]]));
  const typed = new Map<string, string>();
  const troubles = flaws.map(({ cell, flaw }) => {
    typed.set(cell, form[`vak.${cell}`] ?? '');
    return t('wrong', { cell: names.get(cell) ?? cell, why: t(flaw) });
  });
  for (const [at, answer] of done.value.entries()) {
    const cell = wishes[at]?.cell ?? '';
    if (answer.ok) continue;
    const mine = form[`vak.${cell}`] ?? '';
    typed.set(cell, mine);
    const name = names.get(cell) ?? cell;
    const { refusal } = answer;
    troubles.push(
      refusal.code === 'statistics/changed-meanwhile'
        ? t('conflict', { cell: name, who: refusal.who, value: refusal.value, mine })
        : t('wrong', { cell: name, why: world.describe(refusal, language) }),
    );
  }
  const count = done.value.filter(answer => answer.ok && answer.value === 'saved').length;
  if (troubles.length === 0) return redirect(`/leveringen/${whole.form.id}`, t('saved', { count }));
  const now = await findForm(world, visit);
  return now ? draw(world, visit, now, typed, troubles) : lost;
}

async function assign(world: World, visit: Visit): Promise<Shown> {
  const whole = await findForm(world, visit);
  if (!whole) return lost;
  const { form, questionnaire } = whole;
  const who = await colleagues(world.db, form.unit, ['figures', 'poi'], dayIn(world.zone, visit.now));
  const chosen = who.find(({ staff }) => String(staff) === visit.form['wie']);
  const section = questionnaire.sections.find(({ code }) => code === visit.form['deel']);
  if (!chosen || !section) return lost;
  const row = { form: form.id, section: section.code, staff: chosen.staff, name: chosen.name };
  await world.db.transaction(tx => keepAssignment(tx, row, keeperOf(visit).name, visit.now));
  return redirect(
    `/leveringen/${form.id}`,
    translator(words, visit.language)('assignedNow', { name: chosen.name }),
  );
}

async function keepExplanation(world: World, visit: Visit): Promise<Shown> {
  const whole = await findForm(world, visit);
  if (!whole) return lost;
  const { regel: rule = '', vak: cell = '', uitleg: said = '' } = visit.form;
  const wish = { form: whole.form.id, rule, cell, words: said, at: visit.now, ...keeperOf(visit) };
  const done = await world.db.transaction(tx => explain(tx, wish));
  if (!done.ok) return refused(done.refusal);
  return redirect(`/leveringen/${whole.form.id}`, translator(lifeWords, visit.language)('kept'));
}

async function takeStep(world: World, visit: Visit): Promise<Shown> {
  const whole = await findForm(world, visit);
  const verb = verbs.find(known => known === visit.form['stap']);
  if (!whole || !verb) return lost;
  const wish = { form: whole.form.id, verb, reason: visit.form['reden'], at: visit.now, ...keeperOf(visit) };
  const done = await world.db.transaction(tx => moveForm(tx, wish));
  const t = translator(lifeWords, visit.language);
  if (done.ok) return redirect(`/leveringen/${whole.form.id}`, t(`done${verb}`));
  return redirectInVain(`/leveringen/${whole.form.id}`, world.describe(done.refusal, visit.language));
}

async function takeVersion(world: World, visit: Visit): Promise<Shown> {
  const whole = await findForm(world, visit);
  if (!whole) return lost;
  const { id } = whole.form;
  const wish = { form: id, at: visit.now, by: keeperOf(visit).by };
  const done = await world.db.transaction(async tx => {
    const moved = await takeNewestVersion(tx, wish);
    if (moved.ok) await prefill(tx, [moved.value], visit.now);
    return moved;
  });
  if (!done.ok) return refused(done.refusal);
  const { version } = done.value;
  return redirect(`/leveringen/${id}`, translator(lifeWords, visit.language)('tookNewer', { version }));
}

/** `/leveringen/:form`: one form, filled like a spreadsheet; `/vraag`: who is asked for a part of it. */
export function formRoute(app: App, world: World): void {
  const handler = (act: (world: World, visit: Visit) => Promise<Shown>) =>
    show(world, entryKeepers, visit => act(world, visit));
  const hide = { schema: { hide: true } };
  app.get(
    '/leveringen/:form',
    hide,
    handler(async (_, visit) => {
      const whole = await findForm(world, visit);
      return whole ? draw(world, visit, whole) : lost;
    }),
  );
  app.post('/leveringen/:form', hide, handler(save));
  app.post('/leveringen/:form/vraag', hide, handler(assign));
  app.post('/leveringen/:form/uitleg', hide, handler(keepExplanation));
  app.post('/leveringen/:form/stap', hide, handler(takeStep));
  app.post('/leveringen/:form/versie', hide, handler(takeVersion));
}
