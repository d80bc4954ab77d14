import { type AtDesk, atDesk, deskOf } from '#desk';
import { type Day, parseDay, timeIn } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import { only } from '#platform/result.ts';
import { csvLine } from '#web/csv.ts';
import { attach } from '#web/download.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, redirectInVain, type Shown, viewerOf, type Visit } from '#web/show.tsx';
import { chooseLanguage, type Language, translator } from '#web/words.ts';
import { type HelpGiven, recordHelp, takeBackHelp } from '../../record-help.ts';
import { helpOfDay } from '../../store/help.ts';
import { readVocabulary } from '../../store/vocabulary.ts';
import { labelOf } from '../../vocabulary.ts';
import { type Tally, tallyBody, tallyNumber, whenOf } from '../tally-form.ts';
import { HelpSheet, type HelpShown, HelpView } from './view.tsx';
import { words } from './words.ts';

const hidden = { schema: { hide: true } };
const address = '/balie/hulp';

async function shownOf(
  { db }: World,
  { unit, place }: AtDesk,
  day: Day,
  language: Language,
): Promise<HelpShown> {
  const { name, zone } = place.unit(unit);
  return {
    name,
    zone,
    day,
    vocabulary: await readVocabulary(db),
    rows: await helpOfDay(db, unit, day),
    language,
  };
}

async function count(world: World, { now, language }: Visit, desk: AtDesk): Promise<Shown> {
  const shown = await shownOf(world, desk, desk.today, language);
  const mine = shown.rows.findLast(({ device }) => device === desk.device);
  const number = Math.max(now.getTime() * 1000, (mine?.number ?? 0) + 1);
  return page({
    title: translator(words, language)('title'),
    scripts: ['tallies.js'],
    body: <HelpView shown={shown} mine={mine} number={number} />,
  });
}

const givenIn = (form: Tally, { unit, device, by }: AtDesk, now: Date): HelpGiven => ({
  unit,
  device,
  by,
  at: whenOf(form, now),
  number: tallyNumber(form),
  service: form['dienst'] ?? '',
  question: form['vraag'] ?? '',
  referred: form['afloop'] ?? '',
  minutes: Number(form['minuten']),
});

async function save(world: World, { form, now, language }: Visit, desk: AtDesk): Promise<Shown> {
  const given = givenIn(form, desk, now);
  const answer = await world.db.transaction(async tx => only(await recordHelp(tx, [given])));
  if (!answer.ok) return redirectInVain(address, world.describe(answer.refusal, language));
  const shown = await shownOf(world, desk, desk.today, language);
  const question = labelOf(shown.vocabulary, 'question', given.question, language);
  return redirect(address, translator(words, language)('noted', { question, count: shown.rows.length }));
}

async function undo(world: World, { form, now, language }: Visit, desk: AtDesk): Promise<Shown> {
  const slip = { device: desk.device, number: Number(form['nummer']) };
  const gone = Number.isSafeInteger(slip.number)
    ? await world.db.transaction(tx => takeBackHelp(tx, [slip], now))
    : 0;
  const t = translator(words, language);
  if (gone === 0) return redirectInVain(address, t('nothingBack'));
  const { rows } = await shownOf(world, desk, desk.today, language);
  return redirect(address, t('takenBack', { count: rows.length }));
}

/** `/balie/hulp`: counting a question at the help desk; `/balie/hulp/dag`: the sheet of a day, also as CSV. */
export function helpRoutes(app: App, world: World): void {
  app.get(
    address,
    hidden,
    atDesk(world, (visit, desk) => count(world, visit, desk)),
  );
  app.post(
    address,
    hidden,
    atDesk(world, (visit, desk) => save(world, visit, desk)),
  );
  app.post(
    `${address}/terug`,
    hidden,
    atDesk(world, (visit, desk) => undo(world, visit, desk)),
  );
  app.post(`${address}/regels`, { schema: { hide: true, body: tallyBody } }, async (request, reply) => {
    const now = world.clock.now();
    const desk = await deskOf(world, request, await viewerOf(world, request), now);
    if (!desk) return reply.status(401).send();
    const given = request.body.tallies.map(form => givenIn(form, desk, now));
    const answers = await world.db.transaction(tx => recordHelp(tx, given));
    const language = chooseLanguage({ cookie: request.cookies['lang'] });
    return {
      refused: answers.map(answer => (answer.ok ? null : world.describe(answer.refusal, language))),
    };
  });
  app.get(
    `${address}/dag`,
    hidden,
    atDesk(world, async ({ query, language }, desk) => {
      const shown = await shownOf(world, desk, parseDay(query['dag'] ?? '') ?? desk.today, language);
      return page({
        title: translator(words, language)('sheet'),
        body: <HelpSheet shown={shown} today={desk.today} />,
      });
    }),
  );
  app.get(`${address}/dag.csv`, hidden, async (request, reply) => {
    const desk = await deskOf(world, request, await viewerOf(world, request), world.clock.now());
    if (!desk) throw Object.assign(new Error('web/not-for-you'), { refusal: { code: 'web/not-for-you' } });
    const { dag = '' } = request.query as { dag?: string };
    const day = parseDay(dag) ?? desk.today;
    const language = chooseLanguage({ cookie: request.cookies['lang'] });
    const shown = await shownOf(world, desk, day, language);
    const t = translator(words, language);
    const lines = shown.rows.map(({ at, service, question, referred, minutes }, n) => [
      n + 1,
      day,
      timeIn(shown.zone, at),
      shown.name,
      labelOf(shown.vocabulary, 'service', service, language),
      labelOf(shown.vocabulary, 'question', question, language),
      labelOf(shown.vocabulary, 'referred', referred, language),
      minutes,
    ]);
    const head = [
      t('number'),
      t('day'),
      t('time'),
      t('branch'),
      t('at'),
      t('kind'),
      t('result'),
      t('duration'),
    ];
    attach(reply, `hulp-${day}.csv`, 'text/csv; charset=utf-8');
    return [head, ...lines].map(csvLine).join('');
  });
}
