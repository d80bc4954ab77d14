import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Actor, addStaff, system } from '#people';
import type { Day } from '#platform/day.ts';
import { sql } from '#platform/db.ts';
import { good } from '../../../../test/support/desk.ts';
import { aRound } from '../../../../test/support/deliveries.ts';
import { answerHistory, answersOf, formsOf, keepAssignment } from '../store/forms.ts';
import { answerCells, type CellWish } from './answer-cells.ts';
import { takeNewestVersion } from './change-version.ts';
import { bringQuestionnaire, loadDeliveries } from './load-questionnaires.ts';
import { openRound } from './open-round.ts';
import { prefill } from './prefill.ts';
import { cellsOf } from './questionnaire.ts';
import { readWholeForm } from './read-form.ts';
import { remind } from './remind.ts';

const admin: Actor = system;

async function anOpenRound(t: TestContext) {
  const ground = await aRound(t);
  const { db, units, files, at } = ground;
  await ground.lend('north', 300);
  const plans = files.plans.filter(({ code }) => code === 'wsob');
  await db.transaction(tx => openRound(tx, plans, 2025, at));
  const forms = await formsOf(db, [units.highland.id], 2025);
  const form = (code: string) => {
    const found = forms.find(({ questionnaire }) => questionnaire === code);
    assert.ok(found, code);
    return found;
  };
  const fill = () => db.transaction(tx => prefill(tx, forms, at));
  const type = (form: number, wishes: readonly CellWish[], name = 'Hanna', by: Actor = system) =>
    db.transaction(tx => answerCells(tx, { form, wishes, at, by, name }));
  const held = async (form: number, cell: string) =>
    (await answersOf(db, [form])).find(answer => answer.cell === cell);
  return { ...ground, plans, forms, form, fill, type, held };
}

const number = (cell: string, value: number, seen?: number, comment?: string): CellWish => ({
  cell,
  value: { number: value },
  status: 'registered',
  seen,
  comment,
});

test('a round opens once for every organisation, and what the ledger and the network know stands in it', async t => {
  const { db, units, at, plans, forms, form, fill, held } = await anOpenRound(t);
  assert.equal(forms.length, 4);
  assert.deepEqual(await db.transaction(tx => openRound(tx, plans, 2025, at)), [], 'not twice');
  assert.ok((await fill()) > 20);
  const { id } = form('wsob-holdings');
  const loans = await held(id, 'loans');
  assert.deepEqual(
    [loans?.value, loans?.source, loans?.definition, loans?.version],
    [300, 'figure', 'loans', 1],
  );
  assert.equal((await held(id, 'loans-books-adult'))?.value, 300);
  assert.equal((await held(id, 'locations'))?.value, 2);
  assert.equal((await held(id, 'locations-branch'))?.value, 1, 'East is a service point');
  assert.equal((await held(id, 'hours-week'))?.value, 52, 'North 44 hours, East 8');
  assert.equal(await held(form('wsob-finance').id, 'income-users'), undefined, 'nobody entered it yet');
  assert.equal(await fill(), 0, 'filling again changes nothing');
  assert.equal((await formsOf(db, [units.lowland.id], 2025)).length, 4);
});

test('what comes in later follows in the cell, and what somebody typed is left alone', async t => {
  const { db, lend, enter, form, fill, type, held } = await anOpenRound(t);
  await fill();
  const { id } = form('wsob-holdings');
  const first = await held(id, 'loans');
  await lend('north', 5);
  await enter('staff-fte', 'highland', 12.5);
  await fill();
  assert.equal((await held(id, 'loans'))?.value, 305);
  assert.equal((await held(form('wsob-staff').id, 'staff-fte'))?.value, 12.5);
  const mute = good(await type(id, [number('loans', 310, (await held(id, 'loans'))?.id)]));
  assert.equal(mute[0]?.ok === false && mute[0].refusal.code, 'statistics/why-not-the-figure');
  good(
    await type(id, [number('loans', 310, (await held(id, 'loans'))?.id, 'vijf leenpassen van een school')]),
  );
  await lend('north', 100);
  await fill();
  const now = await held(id, 'loans');
  assert.deepEqual([now?.value, now?.source], [310, 'hand']);
  assert.deepEqual(
    (await answerHistory(db, id, 'loans')).map(({ value }) => value),
    [310, 305, 300],
    'every answer stays',
  );
  assert.equal(first?.value, 300);
});

test('two people in one cell: the second is told what the first filled in, and nothing is lost', async t => {
  const { form, type, held } = await anOpenRound(t);
  const { id } = form('wsob-holdings');
  good(await type(id, [number('members-youth', 40)], 'Hanna'));
  const both = good(await type(id, [number('members-youth', 44), number('visits-method', 1)], 'Hugo'));
  const [clash, other] = both;
  assert.equal(clash?.ok, false);
  assert.deepEqual(clash?.ok === false && clash.refusal, {
    code: 'statistics/changed-meanwhile',
    who: 'Hanna',
    value: '40',
  });
  assert.deepEqual(other, { ok: true, value: 'saved' }, 'the other cell is saved');
  const hanna = await held(id, 'members-youth');
  good(await type(id, [number('members-youth', 44, hanna?.id)], 'Hugo'));
  assert.deepEqual([(await held(id, 'members-youth'))?.value, hanna?.value], [44, 40]);
});

test('two people who save the same empty cell at the same moment: one of them is told', async t => {
  const { form, type } = await anOpenRound(t);
  const { id } = form('wsob-holdings');
  const answers = await Promise.all([1, 2, 3].map(n => type(id, [number('visits-method', n)], `Hanna ${n}`)));
  const saved = answers.filter(answer => answer.ok && answer.value[0]?.ok);
  assert.equal(saved.length, 1);
});

test('who keeps the figures of one organisation does not fill the form of another', async t => {
  const { units, form, type } = await anOpenRound(t);
  const by: Actor = { kind: 'staff', staff: 7, roles: [{ role: 'figures', unit: units.lowland.id }] };
  const answer = await type(form('wsob-holdings').id, [number('members-youth', 1)], 'Lex', by);
  assert.equal(answer.ok ? undefined : answer.refusal.code, 'people/not-allowed');
});

test('a questionnaire that is changed in the middle of a round keeps what was answered', async t => {
  const { db, at, files, form, type, held } = await anOpenRound(t);
  const { id } = form('wsob-functions');
  good(await type(id, [number('activities-online', 12)]));
  const old = files.questionnaires.find(({ code }) => code === 'wsob-functions');
  assert.ok(old);
  const [first, ...rest] = old.sections;
  assert.ok(first);
  const [, ...cells] = first.cells;
  const question = { code: 'makers', name: { nl: 'Makersplaatsen', en: 'Maker places' } };
  const next = { ...old, version: 2, sections: [{ ...first, cells: [question, ...cells] }, ...rest] };
  const bring = (text: string) =>
    db.transaction(tx => bringQuestionnaire(tx, { text, by: admin, name: 'Bea', at }));
  good(await bring(JSON.stringify(next)));
  assert.equal((await readWholeForm(db, id))?.questionnaire.version, 1, 'a running form keeps its questions');
  good(await db.transaction(tx => takeNewestVersion(tx, { form: id, at, by: system })));
  const whole = await readWholeForm(db, id);
  assert.ok(whole);
  assert.ok(cellsOf(whole.questionnaire).some(({ code }) => code === 'makers'));
  assert.equal((await held(id, 'activities-online'))?.value, 12);
  const same = await bring(JSON.stringify({ ...next, source: 'anders' }));
  assert.equal(same.ok ? undefined : same.refusal.code, 'statistics/version-in-use');
  for (const text of ['{', '{}', JSON.stringify({ ...next, version: 3, sections: [] })]) {
    const bad = await bring(text);
    assert.equal(
      bad.ok ? undefined : bad.refusal.code,
      'statistics/questionnaire-unsound',
      text.slice(0, 20),
    );
  }
  const lost = { ...question, definition: 'nonsense' };
  const strange = { ...next, version: 3, sections: [{ ...first, cells: [lost] }] };
  assert.equal((await bring(JSON.stringify(strange))).ok, false, 'a definition that nobody wrote');
});

test('a list in use may not change its meaning under the same number', async t => {
  const { db, at, files } = await aRound(t);
  const [one, ...others] = files.questionnaires;
  assert.ok(one);
  const bent = { plans: files.plans, questionnaires: [{ ...one, source: 'anders' }, ...others] };
  await assert.rejects(
    db.transaction(tx => loadDeliveries(tx, bent, at)),
    /give it a higher version/,
  );
});

test('who must still answer is reminded on the days that the calendar names, once, and only of what was asked of them', async t => {
  const { db, units, at, form, fill } = await anOpenRound(t);
  await fill();
  const hire = async (name: string, email: string) => {
    const roles = [{ role: 'figures' as const, unit: units.highland.id }];
    const wish = {
      name,
      email,
      login: name.toLowerCase(),
      password: 'dichtbij huis',
      from: '2026-01-01' as const,
    };
    return good(await db.transaction(tx => addStaff(tx, { ...wish, roles, by: system }))).staff;
  };
  const hanna = await hire('Hanna', 'hanna@voorbeeld.invalid');
  await hire('Hugo', 'hugo@voorbeeld.invalid');
  const row = { form: form('wsob-finance').id, staff: hanna, name: 'Hanna' };
  await db.transaction(async tx => {
    for (const section of ['income', 'costs', 'balance'])
      await keepAssignment(tx, { ...row, section }, 'Pia', at);
  });
  const on = (day: Day) => db.transaction(tx => remind(tx, day, at));
  assert.equal(await on('2026-03-01'), 0, 'no day of the calendar');
  assert.ok((await on('2026-06-01')) > 0);
  const letters = () =>
    db.many<{ address: string; subject: string }>(
      sql`select address, subject from notices.message order by address, subject`,
    );
  const first = await letters();
  const money = first.filter(({ subject }) => subject.includes('Wsob: financieel'));
  assert.deepEqual(
    money.map(({ address }) => address),
    ['hanna@voorbeeld.invalid'],
  );
  assert.match(money[0]?.subject ?? '', /^Nog \d+ vragen: Wsob: financieel, uiterlijk maandag 15 juni 2026$/);
  await on('2026-06-01');
  assert.deepEqual(await letters(), first, 'told twice, sent once');
  assert.ok((await on('2026-06-16')) > 0, 'the day after the last one too');
});
