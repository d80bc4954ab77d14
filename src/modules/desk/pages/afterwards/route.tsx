import type { App } from '#platform/http.ts';
import { sayTime } from '#web/day-words.ts';
import type { World } from '#web/plug.ts';
import { page, redirect } from '#web/show.tsx';
import { type Language, translator } from '#web/words.ts';
import { sayAnswer } from '../../say-answer.ts';
import { settle } from '../../store.ts';
import { type AtDesk, atDesk, hidden } from '../at-desk.ts';
import { loadToDo, type ToDo } from './load.ts';
import { AfterwardsView, type ToDoLine } from './view.tsx';
import { words } from './words.ts';

const address = '/balie/achteraf';

function lineOf(world: World, desk: AtDesk, language: Language, row: ToDo): ToDoLine {
  const { device, number, at, code, answer, step } = row;
  const { place, today, unit } = desk;
  return {
    device,
    number,
    time: sayTime(at, place.unit(unit).zone, language),
    what: answer.item?.title ?? code,
    code: answer.item && code,
    ...sayAnswer(answer, { place, today, language, describe: world.describe }),
    step,
    member: answer.member,
    hasSlip: answer.slip !== undefined && device === desk.device,
  };
}

/** `/balie/achteraf`: what was scanned while the network was away and still asks for a hand. */
export function afterwardsRoute(app: App, world: World): void {
  app.get(
    address,
    hidden,
    atDesk(world, async ({ language }, desk) => {
      const { name } = desk.place.unit(desk.unit);
      const lines = (await loadToDo(world.db, desk.unit)).map(row => lineOf(world, desk, language, row));
      return page({
        title: translator(words, language)('title', { place: name }),
        wide: true,
        body: <AfterwardsView name={name} lines={lines} language={language} />,
      });
    }),
  );
  app.post(
    address,
    hidden,
    atDesk(world, async ({ form, now, language }, { unit }) => {
      const [device, number] = [form['apparaat'] ?? '', Number(form['nummer'])];
      if (Number.isSafeInteger(number))
        await world.db.transaction(tx => settle(tx, unit, { device, number }, now));
      return redirect(address, translator(words, language)('settled', { what: form['wat'] ?? '' }));
    }),
  );
}
