import { dayIn } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import { only } from '#platform/result.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, refused, type Shown, show, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { answerCells } from '../../deliveries/answer-cells.ts';
import { shapeOf } from '../../deliveries/read-form.ts';
import { entryStatuses } from '../../entry.ts';
import { type NumberFlaw, readNumber } from '../../read-number.ts';
import { entryKeepers, keeperOf } from '../entries/access.ts';
import { findForm } from '../form/route.tsx';
import { loadCell } from './load.ts';
import { CellView } from './view.tsx';
import { words } from './words.ts';

const lost = refused({ code: 'statistics/no-such-form' });

async function find(world: World, visit: Visit) {
  const whole = await findForm(world, visit);
  if (!whole) return undefined;
  const today = dayIn(world.zone, visit.now);
  const { by } = keeperOf(visit);
  return world.db.transaction(tx => loadCell(tx, whole, visit.params['cell'] ?? '', by, today));
}

async function draw(
  world: World,
  visit: Visit,
  wrong: { readonly flaw?: NumberFlaw; readonly trouble?: string } = {},
): Promise<Shown> {
  const shown = await find(world, visit);
  if (!shown) return lost;
  const { language } = visit;
  const { form, unit } = shown.whole;
  const names = { cell: shown.cell.name[language], unit: unit.name, year: String(form.year) };
  return page({
    title: translator(words, language)('title', names),
    status: wrong.flaw ? 422 : wrong.trouble === undefined ? 200 : 409,
    body: (
      <CellView
        shown={shown}
        typed={visit.form}
        flaw={wrong.flaw}
        trouble={wrong.trouble}
        language={language}
      />
    ),
  });
}

async function save(world: World, visit: Visit): Promise<Shown> {
  const shown = await find(world, visit);
  if (!shown) return lost;
  const { form, language } = visit;
  const { whole, cell } = shown;
  const read = readNumber(form['waarde'] ?? '', undefined, shapeOf(cell, whole.definitions).sign);
  if ('flaw' in read) return draw(world, visit, { flaw: read.flaw });
  const wish = {
    cell: cell.code,
    value: read.value,
    status: entryStatuses.find(known => known === form['zekerheid']) ?? 'registered',
    comment: form['opmerking'],
    seen: form['gezien'] ? Number(form['gezien']) : undefined,
  };
  const done = await world.db.transaction(tx =>
    answerCells(tx, { form: whole.form.id, wishes: [wish], at: visit.now, ...keeperOf(visit) }),
  );
  if (!done.ok) return refused(done.refusal);
  const answer = only(done.value);
  if (!answer.ok) return draw(world, visit, { trouble: world.describe(answer.refusal, language) });
  return redirect(
    `/leveringen/${whole.form.id}`,
    translator(words, language)(answer.value, { name: cell.name[language] }),
  );
}

/** `/leveringen/:form/vak/:cell`: one cell of a form. */
export function cellRoute(app: App, world: World): void {
  const handler = (act: typeof draw) => show(world, entryKeepers, visit => act(world, visit));
  app.get('/leveringen/:form/vak/:cell', { schema: { hide: true } }, handler(draw));
  app.post('/leveringen/:form/vak/:cell', { schema: { hide: true } }, handler(save));
}
