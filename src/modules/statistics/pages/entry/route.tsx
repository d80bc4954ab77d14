import type { App } from '#platform/http.ts';
import { only } from '#platform/result.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, refused, type Shown, show, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { definitionOn } from '../../definition.ts';
import { usesOf } from '../../deliveries/uses.ts';
import { entryStatuses } from '../../entry.ts';
import { type Period, yearBefore } from '../../period.ts';
import { type NumberFlaw, readNumber } from '../../read-number.ts';
import { recordEntries } from '../../record-entries.ts';
import { entryHistory } from '../../store/entries.ts';
import { readDefinitions } from '../../store/kept.ts';
import { entryKeepers, keeperOf, placesFor, yearOf } from '../entries/access.ts';
import { type EntryPage, EntryView } from './view.tsx';
import { words } from './words.ts';

async function find(world: World, visit: Visit, period: Period): Promise<EntryPage | undefined> {
  const code = visit.params['code'] ?? '';
  const { by } = keeperOf(visit);
  const asked = visit.query['plaats'] ?? visit.form['plaats'];
  const places = await placesFor(world.db, by, period.to);
  const place = places.find(one => one.code === asked);
  const definition = definitionOn(await readDefinitions(world.db), code, period.to);
  if (!place || definition?.formula.op !== 'manual') return undefined;
  const of = (one: Period) => entryHistory(world.db, code, place.id, one.from, one.to);
  return {
    definition,
    place,
    period,
    history: (await of(period)).filter(({ takenOver }) => !takenOver),
    lastYear: (await of(yearBefore(period)))[0],
    uses: await usesOf(world.db, code, place.id, period),
  };
}

async function showEntry(world: World, visit: Visit, flaw?: NumberFlaw): Promise<Shown> {
  const shown = await find(world, visit, yearOf(world, visit));
  if (!shown) return refused({ code: 'statistics/unknown-figure' });
  return page({
    title: shown.definition.name[visit.language],
    status: flaw ? 422 : 200,
    body: <EntryView shown={shown} form={visit.form} flaw={flaw} language={visit.language} />,
  });
}

async function saveEntry(world: World, visit: Visit): Promise<Shown> {
  const { form, now: at, language } = visit;
  const period = yearOf(world, visit);
  const shown = await find(world, visit, period);
  if (!shown) return refused({ code: 'statistics/unknown-figure' });
  const { definition, place } = shown;
  const read = readNumber(form['waarde'] ?? '', undefined, definition.sign);
  if ('flaw' in read) return showEntry(world, visit, read.flaw);
  const wish = {
    code: definition.code,
    unit: place.id,
    period,
    value: read.value,
    status: entryStatuses.find(known => known === form['zekerheid']) ?? 'registered',
    evidence: form['bewijs'] ?? '',
    owner: form['eigenaar'] ?? '',
    seen: Number(form['gezien'] || Number.NaN),
    reason: form['reden'],
    at,
    ...keeperOf(visit),
  };
  const answer = await world.db.transaction(async tx => only(await recordEntries(tx, [wish])));
  if (!answer.ok) return refused(answer.refusal);
  const said = answer.value === 'new' ? 'saved' : answer.value;
  const entries = { name: definition.name[language], place: place.name, year: period.name };
  return redirect(
    `/cijfers/gegevens?plaats=${place.code}&periode=${period.name}`,
    translator(words, language)(said, entries),
  );
}

/** `/cijfers/gegevens/:code`: one manual figure of a place and a year. */
export function entryRoute(app: App, world: World): void {
  const address = '/cijfers/gegevens/:code';
  app.get(
    address,
    { schema: { hide: true } },
    show(world, entryKeepers, visit => showEntry(world, visit)),
  );
  app.post(
    address,
    { schema: { hide: true } },
    show(world, entryKeepers, visit => saveEntry(world, visit)),
  );
}
