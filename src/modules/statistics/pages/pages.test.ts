import assert from 'node:assert/strict';
import { test } from 'node:test';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { record } from '#ledger';
import { type Actor, system } from '#people';
import type { Day } from '#platform/day.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { aNetwork } from '../../../../test/support/network.ts';
import { recompute } from '../figure.ts';
import { loadDefinitions } from '../load-definitions.ts';
import { monthOf } from '../period.ts';
import { recordVisits } from '../record-visits.ts';
import { findFigure, loadFigure } from './figure/load.ts';
import { FigureView } from './figure/view.tsx';
import { loadFigures } from './figures/load.ts';
import { FiguresView } from './figures/view.tsx';
import { readVisitForm } from './visits/form.ts';
import { loadVisits } from './visits/load.ts';
import { VisitsView } from './visits/view.tsx';

const march = monthOf('2025-03-01');
const at = new Date('2025-04-03T08:00:00Z');
/** Words as a reader meets them: no tags, no doubled spaces. */
const text = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

async function aCountedMonth(t: Parameters<typeof testDatabase>[0]) {
  const db = await testDatabase(t);
  const { units } = await aNetwork(db);
  const { id: unit, organisation, municipality } = units.north;
  await db.transaction(async tx => {
    await loadDefinitions(tx);
    const loan = { kind: 'loan', at, day: '2025-03-05' as const, unit, organisation, municipality };
    await record(tx, {
      items: [
        { ...loan, material: 'book', amount: 1200 },
        { ...loan, material: 'dvd', amount: 34 },
      ],
    });
  });
  return { db, units };
}

test('the page of figures names the month, compares organisations and says it in words too', async t => {
  const { db } = await aCountedMonth(t);
  const overview = await loadFigures(db, march);
  const html = renderToString(h(FiguresView, { overview, periods: [], language: 'nl' }));
  const read = text(html);
  assert.match(read, /maart 2025 samen deden/);
  assert.match(read, /Highland Libraries heeft er het meest: 1\.234\./);
  assert.match(read, /Upham 1\.234/);
  assert.match(html, /href="\/poi\/cijfers\/loans\?periode=2025-03"/);
  assert.doesNotMatch(html, /style=/);
});

test('one figure shows its meaning, its source, its parts and its place in the ledger', async t => {
  const { db, units } = await aCountedMonth(t);
  const shown = await loadFigure(db, 'loans-by-material', units.tinyland, march);
  const read = text(renderToString(h(FigureView, { shown, recomputed: undefined, language: 'nl' })));
  for (const words of [
    '1.234 uitleningen',
    'Boeken 1.200',
    'Dvd’s 34',
    'zonder verlengingen',
    '2 regels van het grootboek',
    'Opnieuw berekenen',
    'nog niet bewaard',
  ])
    assert.match(read, new RegExp(words));
});

test('computing again sets stored beside recomputed', async t => {
  const { db, units } = await aCountedMonth(t);
  const wish = { definition: 'loans', scope: units.tinyland.id, period: march };
  const recomputed = await db.transaction(tx => recompute(tx, wish, at));
  const shown = await loadFigure(db, 'loans', units.tinyland, march);
  const read = text(renderToString(h(FigureView, { shown, recomputed, language: 'en' })));
  assert.match(read, /Kept was 1,234; computed again at the same place in the ledger it is 1,234 again/);
});

test('a figure is shown as it was known on a day, beside what is known now, and on a map with its table', async t => {
  const { db, units } = await aCountedMonth(t);
  const wish = { definition: 'loans', scope: units.tinyland.id, period: march };
  await db.transaction(tx => recompute(tx, wish, at));
  const loan = { kind: 'loan', at, day: '2025-03-06' as const, material: 'book' };
  const lentAt = ({ id: unit, organisation, municipality }: typeof units.north, amount: number) => ({
    ...loan,
    unit,
    organisation,
    municipality,
    amount,
  });
  await db.transaction(tx => record(tx, { items: [lentAt(units.north, 6), lentAt(units.south, 60)] }));
  const read = async (day?: Day) => {
    const shown = await loadFigure(db, 'loans', units.tinyland, march, day);
    return renderToString(h(FigureView, { shown, recomputed: undefined, language: 'en' }));
  };
  const then = text(await read('2025-04-03'));
  assert.match(then, /1,234 loans .*as it was known on .*3 April 2025\. Now it is 1,300\./);
  assert.match(
    text(await read('2025-04-02')),
    /On .*2 April 2025 this figure was not kept yet\. Now it is 1,300\./,
  );
  const now = await read();
  assert.doesNotMatch(text(now), /as it was known on .*Now it is/);
  assert.match(now, /<circle[^>]*><title>Upham 1,240<\/title>/);
  assert.match(text(now), /on the map .*Upham has most: 1,240\. .*Downham 60/);
  assert.match(now, /<input[^>]*name="bekend"/);
});

test('a figure or a place that does not exist is refused in plain words, not with a fault', async t => {
  const { db } = await aCountedMonth(t);
  const code = async (figure: string, place?: string) => {
    const answer = await findFigure(db, figure, place, march);
    return answer.ok ? undefined : answer.refusal.code;
  };
  assert.equal(await code('nonsense'), 'statistics/unknown-figure');
  assert.equal(await code('loans', 'nowhere'), 'statistics/unknown-place');
  assert.equal(await code('loans', 'upham'), undefined);
});

test('a desk enters visits for its own branches and sees a correction as a row of its own', async t => {
  const { db, units } = await aCountedMonth(t);
  const desk: Actor = { kind: 'staff', staff: 1, roles: [{ role: 'desk', unit: units.highland.id }] };
  for (const amount of [90, 80])
    await db.transaction(tx =>
      recordVisits(tx, [
        { unit: units.north.id, day: '2025-04-02', amount, quality: 'manual', at, by: system },
      ]),
    );
  const shown = await loadVisits(db, desk, '2025-04-03');
  assert.deepEqual(
    shown.units.map(({ code }) => code),
    ['east', 'north'],
  );
  const view = h(VisitsView, { shown, today: '2025-04-03', form: {}, errors: {}, language: 'nl' });
  const read = text(renderToString(view));
  assert.match(read, /North 90 Telling Met de hand geteld/);
  assert.match(read, /North -10 Verbetering Met de hand geteld/);
});

test('a form that is wrong says so at each field, and a number may be written the Dutch way', () => {
  assert.deepEqual(readVisitForm({ dag: '2025-02-30', aantal: 'veel' }), {
    errors: { day: 'notADay', amount: 'notACount' },
  });
  assert.deepEqual(readVisitForm({ vestiging: '7', dag: '2025-02-28', aantal: '1.234', hoe: 'estimated' }), {
    unit: 7,
    day: '2025-02-28',
    amount: 1234,
    quality: 'estimated',
  });
});
