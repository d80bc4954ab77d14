import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Actor } from '#people';
import { give } from '../../../../test/support/command.ts';
import { good } from '../../../../test/support/desk.ts';
import { aFolder } from '../../../../test/support/marc.ts';
import { aWorld } from '../../../../test/support/world.ts';
import { deliverCommand } from '../../../cli/deliver.ts';
import { aRound } from '../../../../test/support/deliveries.ts';
import { answersOf, formsOf } from '../store/forms.ts';
import { stepsOf, submissionsOf } from '../store/submissions.ts';
import { answerCells } from './answer-cells.ts';
import { checkForm, standsInTheWay } from './check-form.ts';
import { explain } from './explain.ts';
import type { FormVerb } from './form.ts';
import { moveForm } from './move-form.ts';
import { openRound } from './open-round.ts';
import { prefill } from './prefill.ts';
import { readWholeForm } from './read-form.ts';
import { changedSince, lookalikes } from './since.ts';
import { differences, hashOf } from './submission.ts';
import { usesOf } from './uses.ts';

/** The return of loans of Highland: six cells from the ledger and one by hand. */
async function aReturn(t: TestContext, year = 2025) {
  const ground = await aRound(t);
  const { db, units, files, at } = ground;
  await ground.lend('north', 300);
  const plans = files.plans.filter(({ code }) => code === 'lending-right');
  const open = async (of: number) => {
    await db.transaction(tx => openRound(tx, plans, of, at));
    const [form] = await formsOf(db, [units.highland.id], of);
    assert.ok(form);
    await db.transaction(tx => prefill(tx, [form], at));
    return form;
  };
  const form = await open(year);
  const staff = (id: number, role: 'figures' | 'sign' | 'poi', unit: number): Actor => ({
    kind: 'staff',
    staff: id,
    roles: [{ role, unit }],
  });
  const people = {
    Hanna: staff(1, 'figures', units.highland.id),
    Dirk: staff(2, 'sign', units.highland.id),
    Pia: staff(3, 'poi', units.tinyland.id),
    Lex: staff(4, 'sign', units.lowland.id),
  };
  type Name = keyof typeof people;
  const fill = (cell: string, value: number, name: Name = 'Hanna', id = form.id) =>
    db.transaction(async tx => {
      const held = (await answersOf(tx, [id])).find(answer => answer.cell === cell);
      const wish = {
        cell,
        value: { number: value },
        status: 'registered',
        seen: held?.id,
        comment: 'geteld',
      } as const;
      const [answer] = good(await answerCells(tx, { form: id, wishes: [wish], at, by: people[name], name }));
      return answer;
    });
  const move = (verb: FormVerb, name: Name, reason?: string, id = form.id) =>
    db.transaction(tx => moveForm(tx, { form: id, verb, reason, at, by: people[name], name }));
  const codeOf = (answer: Awaited<ReturnType<typeof move>>) =>
    answer.ok ? answer.value : answer.refusal.code;
  const asked = (id = form.id) =>
    db.transaction(async tx => {
      const whole = await readWholeForm(tx, id);
      assert.ok(whole);
      return checkForm(tx, whole);
    });
  return { ...ground, form, open, people, fill, move, codeOf, asked };
}

test('a delivery goes from filled to signed by another pair of eyes, and then it stands for ever', async t => {
  const { db, form, fill, move, codeOf } = await aReturn(t);
  assert.equal(codeOf(await move('offer', 'Hanna')), 'statistics/checks-open', 'a cell is empty');
  await fill('renewals-paid', 12);
  assert.equal(codeOf(await move('sign', 'Dirk')), 'state/not-possible-now');
  assert.equal(codeOf(await move('offer', 'Hanna')), 'ready');
  const late = await db.transaction(tx =>
    answerCells(tx, { form: form.id, wishes: [], at: new Date(), by: { kind: 'system' }, name: 'x' }),
  );
  assert.equal(late.ok ? undefined : late.refusal.code, 'statistics/form-closed');
  assert.equal(codeOf(await move('sign', 'Hanna')), 'state/not-yours-to-do', 'who fills in does not sign');
  assert.equal(codeOf(await move('sign', 'Lex')), 'people/not-allowed', 'nor who signs for others');
  assert.equal(codeOf(await move('sign', 'Dirk')), 'frozen');
  const [receipt] = await submissionsOf(db, form.id);
  assert.ok(receipt);
  assert.match(receipt.hash, /^[0-9a-f]{64}$/);
  assert.equal(hashOf(receipt.body), receipt.hash);
  const bent = { ...receipt.body, cells: receipt.body.cells.map(cell => ({ ...cell, value: 1 })) };
  assert.notEqual(hashOf(bent), receipt.hash);
  assert.deepEqual([receipt.signedBy, receipt.body.filledBy], ['Dirk', ['Hanna']]);
  assert.equal(receipt.body.cells.find(({ cell }) => cell === 'loans')?.value, 300);
  for (const change of ["update statistics.submission set hash = 'x'", 'delete from statistics.submission'])
    await assert.rejects(db.script(change), /never changed/);
  assert.deepEqual(
    (await stepsOf(db, form.id)).map(({ verb, doneBy }) => `${verb} ${doneBy}`),
    ['offer Hanna', 'sign Dirk'],
  );
});

test('what was signed goes out in every format with its receipt; who has not signed is named and makes the answer 1', async t => {
  const { db, form, fill, move } = await aReturn(t);
  const { folder } = await aFolder(t);
  const deliver = (...args: string[]) => give(deliverCommand, args, { world: aWorld(db, []) });
  await fill('renewals-paid', 12);
  await move('offer', 'Hanna');
  await move('sign', 'Dirk');
  const { code, said } = await deliver('2025', folder);
  assert.equal(code, 1);
  assert.ok(said.includes('lowland has not delivered lending-right.'), said.join('\n'));
  const files = await readdir(folder);
  assert.equal(files.length, 6, 'five formats and a receipt');
  const receipt = files.find(name => name.endsWith('.receipt.json'));
  const { hash } = JSON.parse(await readFile(join(folder, receipt ?? ''), 'utf8'));
  assert.equal(hash, (await submissionsOf(db, form.id))[0]?.hash);
  await assert.rejects(deliver('dit jaar'), /Usage: npx bindwerk deliver YEAR FOLDER/);
});

test('whoever typed a number does not sign it, whatever else they may', async t => {
  const { fill, move, codeOf } = await aReturn(t);
  await fill('renewals-paid', 12, 'Dirk');
  assert.equal(codeOf(await move('offer', 'Hanna')), 'ready');
  assert.equal(codeOf(await move('sign', 'Dirk')), 'statistics/four-eyes');
  assert.equal(codeOf(await move('return', 'Dirk')), 'statistics/say-why');
  assert.equal(codeOf(await move('return', 'Dirk', 'ik vulde zelf iets in')), 'open');
});

test('a late batch leaves what was delivered as it is, and says where it differs; reopened, both stand with the difference', async t => {
  const { db, form, lend, fill, move, codeOf } = await aReturn(t);
  await fill('renewals-paid', 12);
  await move('offer', 'Hanna');
  await move('sign', 'Dirk');
  const frozen = (await submissionsOf(db, form.id))[0];
  assert.ok(frozen);
  const since = () => db.transaction(tx => changedSince(tx, form, frozen));
  assert.deepEqual(await since(), []);
  await lend('north', 7);
  await db.transaction(tx => prefill(tx, [{ ...form, state: 'frozen' }], new Date()));
  assert.equal((await submissionsOf(db, form.id))[0]?.hash, frozen.hash);
  assert.deepEqual(
    (await since()).map(({ cell, before, after }) => [cell, before?.value, after?.value]),
    [
      ['loans', 300, 307],
      ['loans-books-adult', 300, 307],
    ],
  );
  assert.equal(codeOf(await move('reopen', 'Dirk', 'late rij')), 'state/not-yours-to-do');
  assert.equal(codeOf(await move('reopen', 'Pia')), 'statistics/say-why');
  assert.equal(codeOf(await move('reopen', 'Pia', 'een bestand kwam te laat')), 'open');
  await db.transaction(tx => prefill(tx, [form], new Date()));
  await move('offer', 'Hanna');
  assert.equal(codeOf(await move('sign', 'Dirk')), 'frozen');
  const [one, two] = await submissionsOf(db, form.id);
  assert.ok(one && two);
  assert.equal(one.hash, frozen.hash, 'the first delivery is what it was');
  assert.deepEqual(
    differences(one.body, two.body).map(({ cell, before, after }) => [cell, before?.value, after?.value]),
    [
      ['loans', 300, 307],
      ['loans-books-adult', 300, 307],
    ],
  );
});

test('a correction finds every delivery in which the number stands, also where it is part of another', async t => {
  const { db, units, at, files, fill, move, enter } = await aReturn(t);
  await fill('renewals-paid', 12);
  await move('offer', 'Hanna');
  await move('sign', 'Dirk');
  await enter('staff-fte', 'highland', 12.5);
  await enter('inhabitants', 'upham', 10_000);
  const plans = files.plans.filter(({ code }) => code === 'wsob');
  await db.transaction(tx => openRound(tx, plans, 2025, at));
  const forms = await formsOf(db, [units.highland.id], 2025);
  const staff = forms.find(({ questionnaire }) => questionnaire === 'wsob-staff');
  assert.ok(staff);
  for (const [code, number] of [
    ['staff-persons', 20],
    ['staff-full-time', 6],
    ['staff-part-time', 14],
    ['staff-fte-facility', 0.5],
    ['volunteers', 40],
    ['costs-staff', 900_000],
  ] as const)
    await enter(code, 'highland', number);
  await db.transaction(tx => prefill(tx, [staff], at));
  assert.equal((await move('offer', 'Hanna', undefined, staff.id)).ok, true);
  assert.equal((await move('sign', 'Dirk', undefined, staff.id)).ok, true);
  const period = { name: '2025', from: '2025-01-01', to: '2025-12-31' } as const;
  const found = async (code: string, scope: number) =>
    (await usesOf(db, code, scope, period)).map(({ questionnaire, cell, value }) => [
      questionnaire,
      cell,
      value,
    ]);
  assert.deepEqual(
    await found('loans', units.north.id),
    [['lending-right', 'loans', 300]],
    'of a branch of it',
  );
  assert.deepEqual(await found('staff-fte', units.highland.id), [
    ['wsob-staff', 'fte-per-thousand', 1.25],
    ['wsob-staff', 'staff-fte', 12.5],
  ]);
  assert.deepEqual(
    await found('inhabitants', units.upham.id),
    [['wsob-staff', 'fte-per-thousand', 1.25]],
    'of the municipality that it serves',
  );
  assert.deepEqual(await found('staff-fte', units.lowland.id), []);
});

test('a reason is kept with the cell and stands there again the next year', async t => {
  const { db, at, people, form, open, fill, asked } = await aReturn(t, 2024);
  await fill('loans', 4_000);
  await fill('renewals-paid', 150);
  const next = await open(2025);
  await fill('renewals-paid', 150, 'Hanna', next.id);
  const copied = (found: Awaited<ReturnType<typeof asked>>) => found.find(({ rule }) => rule === 'C14');
  assert.equal(copied(await asked(next.id))?.level, 'explain');
  const say = (id: number, words: string) =>
    db.transaction(tx =>
      explain(tx, {
        form: id,
        rule: 'C14',
        cell: 'renewals-paid',
        words,
        at,
        by: people.Hanna,
        name: 'Hanna',
      }),
    );
  assert.equal((await say(next.id, ' ')).ok, false);
  good(await say(next.id, 'het tarief bleef gelijk'));
  assert.equal(copied(await asked(next.id))?.explanation?.words, 'het tarief bleef gelijk');
  assert.ok(!standsInTheWay(await asked(next.id)).some(({ rule }) => rule === 'C14'));
  const after = await open(2026);
  await fill('renewals-paid', 150, 'Hanna', after.id);
  assert.equal(copied(await asked(after.id))?.lastYear?.words, 'het tarief bleef gelijk');
  assert.equal(copied(await asked(after.id))?.explanation, undefined, 'and asks to be said anew');
  assert.equal(form.year, 2024);
});

test('case 107: a figure that differs from what was delivered because it is counted otherwise stands beside it with the reason', async t => {
  const { db, form, lend, fill, move } = await aReturn(t);
  await lend('north', 80, { kind: 'renewal' });
  await db.transaction(tx => prefill(tx, [form], new Date()));
  await fill('renewals-paid', 12);
  await move('offer', 'Hanna');
  await move('sign', 'Dirk');
  const [receipt] = await submissionsOf(db, form.id);
  assert.ok(receipt);
  const found = await db.transaction(tx => lookalikes(tx, form, receipt));
  const alike = found.find(
    ({ delivered, other }) => delivered === 'loans' && other.definition.code === 'transactions',
  );
  assert.ok(alike);
  assert.equal(receipt.body.cells.find(({ cell }) => cell === 'loans')?.value, 300);
  assert.equal(alike.other.value, 380);
  assert.match(alike.because.nl, /verlengingen/);
});
