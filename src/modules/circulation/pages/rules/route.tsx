import { network } from '#network';
import { actorOf, categories, staffNames } from '#people';
import { addDays, type Day, parseDay } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import { sayFullDay } from '#web/day-words.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, redirectInVain, refused, show, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { addRule, endRule } from '../../rules/keep-rules.ts';
import { isTopic, type Rule, type Topic } from '../../rules/rule.ts';
import { type WhatIf, whatIf } from '../../rules/what-if.ts';
import { whichRule } from '../../rules/which-rule.ts';
import { ruleById, rulesAbout } from '../../store/rules.ts';
import { placesFor } from './fieldset.tsx';
import { type Faults, type Form, readDraft } from './form.ts';
import { saying } from './say.ts';
import { address, RulesView } from './view.tsx';
import { readQuestion, WhichView } from './which.tsx';
import { words } from './words.ts';

const access = { audience: 'admin', role: 'admin' } as const;
const hidden = { schema: { hide: true } };

const topicOf = ({ query }: Visit): Topic => {
  const asked = query['over'] ?? '';
  return isTopic(asked) ? asked : 'loan';
};

/** What holds or will hold first, each kind with the latest first. */
const byUse =
  (today: Day) =>
  (a: Rule, b: Rule): number =>
    Number(a.validUntil !== null && a.validUntil < today) -
    Number(b.validUntil !== null && b.validUntil < today);

/** The calendar month before a day. */
function monthBefore(day: Day): { first: Day; last: Day } {
  const last = addDays(`${day.slice(0, 8)}01` as Day, -1);
  return { first: `${last.slice(0, 8)}01` as Day, last };
}

interface Drawn {
  readonly form?: Form;
  readonly faults?: Faults;
  readonly answer?: WhatIf;
}

async function sayingFor(world: World, { language }: Visit) {
  const place = await network(world.db);
  const known = await categories(world.db);
  const names = known.map(({ code, nameNl, nameEn }) => [code, language === 'nl' ? nameNl : nameEn] as const);
  return saying(language, { network: place, categories: new Map(names) });
}

async function which(world: World, visit: Visit): Promise<Shown> {
  const speech = await sayingFor(world, visit);
  const { network: place, t } = speech;
  const today = place.today(place.province.id, visit.now);
  const question = readQuestion(visit.query, place, today);
  const found = question && (await whichRule(world.db, question.topic, question.about, question.day));
  const rules = [...(found?.won ? [found.won] : []), ...(found?.after ?? [])] as Rule[];
  return page({
    title: t('whichTitle'),
    body: <WhichView saying={speech} query={visit.query} today={today} question={question} rules={rules} />,
  });
}

async function draw(world: World, visit: Visit, { form, faults, answer }: Drawn = {}): Promise<Shown> {
  const { language, now, query } = visit;
  const place = await network(world.db);
  const today = place.today(place.province.id, now);
  const topic = topicOf(visit);
  const rules = (await rulesAbout(world.db, topic)).toSorted(byUse(today));
  const authors = await staffNames(
    world.db,
    rules.flatMap(({ author }) => author ?? []),
  );
  return page({
    title: translator(words, language)('title'),
    wide: true,
    ...(faults && { status: 422 }),
    body: (
      <RulesView
        saying={await sayingFor(world, visit)}
        topic={topic}
        rules={rules}
        authors={authors}
        today={today}
        form={form ?? { from: addDays(today, 1) }}
        faults={faults ?? new Set()}
        ending={rules.find(({ id }) => id === Number(query['eind']))}
        answer={answer}
        {...placesFor(place, today)}
      />
    ),
  });
}

async function write(world: World, visit: Visit): Promise<Shown> {
  const { form, viewer, now, language } = visit;
  if (!viewer) return refused({ code: 'web/not-for-you' });
  const topic = topicOf(visit);
  const read = readDraft(topic, form);
  if ('faults' in read) return draw(world, visit, { form, faults: read.faults });
  const { draft } = read;
  if (form['attempt'] !== undefined) {
    const place = await network(world.db);
    const period = monthBefore(place.today(place.province.id, now));
    return draw(world, visit, { form, answer: await whatIf(world.db, draft, period) });
  }
  const answer = await world.db.transaction(tx => addRule(tx, { draft, at: now, by: actorOf(viewer) }));
  const back = `${address}?over=${topic}`;
  if (!answer.ok) return redirectInVain(back, world.describe(answer.refusal, language));
  const day = sayFullDay(draft.from, language);
  return redirect(back, translator(words, language)(answer.value.added ? 'added' : 'unchanged', { day }));
}

async function end(world: World, { form, viewer, now, language }: Visit): Promise<Shown> {
  if (!viewer) return refused({ code: 'web/not-for-you' });
  const id = Number(form['rule']);
  const from = parseDay(form['endFrom'] ?? '');
  const rule = Number.isSafeInteger(id) ? await ruleById(world.db, id) : undefined;
  if (!from || !rule) return refused({ code: 'circulation/unknown-rule' });
  const wish = { rule: id, from, at: now, by: actorOf(viewer) };
  const answer = await world.db.transaction(tx => endRule(tx, wish));
  const back = `${address}?over=${rule.topic}`;
  if (!answer.ok) return redirectInVain(back, world.describe(answer.refusal, language));
  const day = sayFullDay(from, language);
  return redirect(back, translator(words, language)(answer.value.ended ? 'ended' : 'unchanged', { day }));
}

/** `/beheer/regels`: the rules, one topic at a time; a new one, what it would change, the end of one, and which holds. */
export function ruleRoutes(app: App, world: World): void {
  app.get(
    address,
    hidden,
    show(world, access, visit => draw(world, visit)),
  );
  app.post(
    address,
    hidden,
    show(world, access, visit => write(world, visit)),
  );
  app.get(
    `${address}/welke`,
    hidden,
    show(world, access, visit => which(world, visit)),
  );
  app.post(
    `${address}/einde`,
    hidden,
    show(world, access, visit => end(world, visit)),
  );
}
