import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeHours } from '#network';
import { type Actor, blockMembers, system } from '#people';
import { only, type Result } from '#platform/result.ts';
import { aLibrary, at, codeOf, monday } from '../../../../test/support/library.ts';
import { aShelf } from '../../../../test/support/shelf.ts';
import type { Loan } from '../loan.ts';
import { setDemand } from '../reading.ts';
import { addRule, type Draft, endRule } from './keep-rules.ts';
import { forAll } from './rule.ts';
import { whichRule } from './which-rule.ts';

const dueOf = (answer: Result<Loan>) =>
  answer.ok ? [answer.value.dueDay, answer.value.dueAt.toISOString().slice(11, 16)] : answer.refusal.code;

const draft = (more: Partial<Draft<'loan'>>): Draft<'loan'> => ({
  ...forAll,
  topic: 'loan',
  says: { days: 28 },
  from: '2025-03-10',
  ...more,
});

test('two films and two games are each within their own limit, a third of either is not, and a book always fits', async t => {
  const { db, units, rule, lend } = await aLibrary(t);
  await rule(
    { about: 'limit', materials: ['game'], says: { items: 2 } },
    { about: 'limit', materials: ['dvd'], organisation: 'highland', says: { items: 2 } },
  );
  const films = await aShelf(db, units.north.id, 3, { material: 'dvd' });
  const games = await aShelf(db, units.north.id, 3, { material: 'game' });
  const answers = [];
  for (const item of [...films, ...games]) answers.push(codeOf(await lend({ item })));
  const no = 'circulation/too-many-items';
  assert.deepEqual(answers, [undefined, undefined, no, undefined, undefined, no]);
  assert.equal(codeOf(await lend({})), undefined);
});

test('a child borrows as long as the rule for its age says, until the birthday that ends it', async t => {
  const { rule, join, lend, second } = await aLibrary(t);
  await rule({ about: 'loan', ageTo: 18, says: { days: 28 } });
  const child = await join({ givenName: 'Cas', birthDay: '2006-03-04' });
  assert.deepEqual(dueOf(await lend({ member: child })), ['2025-03-31', '16:00']);
  const after = await lend({ member: child, item: second, at: at('2025-03-04T11:00') });
  assert.deepEqual(dueOf(after), ['2025-03-25', '17:00'], 'nineteen today');
});

test('what a branch keeps for use in the library is not lent, and the refusal names the rule', async t => {
  const { db, units, rule, lend } = await aLibrary(t);
  await rule({ about: 'loan', branch: 'north', materials: ['magazine'], says: { no: true } });
  const [paper] = await aShelf(db, units.north.id, 1, { material: 'magazine' });
  assert.ok(paper);
  const refused = await lend({ item: paper });
  assert.equal(codeOf(refused), 'circulation/not-for-loan');
  assert.equal(codeOf(await lend({ item: paper, unit: units.south.id })), undefined, 'elsewhere it is');
  const { won, after } = await whichRule(
    db,
    'loan',
    { branch: units.north.id, material: 'magazine' },
    '2025-03-03',
  );
  assert.deepEqual([won?.says, after.map(({ says }) => says)], [{ no: true }, [{ days: 21 }]]);
});

test('case 51: due at closing time on the wall clock of the branch, also when summer time begins in between', async t => {
  const { lend, rule, second } = await aLibrary(t);
  assert.deepEqual(dueOf(await lend({ at: at('2025-03-10T11:00') })), ['2025-03-31', '16:00']);
  await rule({ about: 'loan', category: 'basic', says: { days: 14 } });
  const autumn = await lend({ item: second, at: new Date('2025-10-20T09:00:00Z') });
  assert.deepEqual(dueOf(autumn), ['2025-11-03', '17:00'], 'winter time again: 18:00 is 17:00 UTC');
});

test('in hours without staff things are lent and brought back by machine: due when the door shuts, also on a day on which nobody works', async t => {
  const { db, units, lend, take, second } = await aLibrary(t);
  const alone = { staffed: false } as const;
  const weekday = [
    { opens: '10:00', closes: '17:00', staffed: true },
    { opens: '17:00', closes: '21:00', ...alone },
  ] as const;
  const sunday = [{ opens: '10:00', closes: '16:00', ...alone }] as const;
  const week = [...Array.from({ length: 6 }, () => weekday), sunday];
  const mandates = [{ role: 'admin', unit: units.tinyland.id }];
  const wish = { unit: units.north.id, from: '2025-03-01', week, mandates } as const;
  assert.ok((await db.transaction(tx => changeHours(tx, wish))).ok);
  const evening = await lend({ at: at('2025-03-03T20:00') });
  assert.deepEqual(dueOf(evening), ['2025-03-24', '20:00'], 'at nine in the evening');
  assert.deepEqual(dueOf(await lend({ item: second, at: at('2025-03-02T11:00') })), ['2025-03-23', '15:00']);
  const back = await take({ at: at('2025-03-24T20:30') });
  assert.deepEqual(back.ok && [back.value.daysLate, back.value.state], [0, 'on-shelf']);
});

test('case 51: a last day that the rule names is a ceiling', async t => {
  const { lend, rule } = await aLibrary(t);
  await rule({ about: 'loan', category: 'basic', says: { days: 28, latest: '2025-03-21' } });
  assert.deepEqual(dueOf(await lend({})), ['2025-03-21', '17:00']);
});

test('case 52: a due day on which the branch is shut moves forward, but back to an open day under a ceiling', async t => {
  const { lend, rule, second } = await aLibrary(t);
  const forward = await lend({ at: at('2025-03-31T11:00') });
  assert.deepEqual(dueOf(forward), ['2025-04-22', '16:00'], 'Easter Monday is 21 April');
  await rule({ about: 'loan', category: 'basic', says: { days: 21, latest: '2025-04-21' } });
  const back = await lend({ item: second, at: at('2025-03-31T11:00') });
  assert.deepEqual(dueOf(back), ['2025-04-19', '12:00'], 'the Saturday before');
});

test('case 56: renewing at once does not shorten a loan, and a rule says whether it counts from today or from the due day', async t => {
  const { lend, longer, rule, book } = await aLibrary(t);
  assert.deepEqual(dueOf(await lend({})), ['2025-03-24', '17:00']);
  await rule({ about: 'renewal', category: 'basic', says: { times: 2, days: 7 } });
  assert.deepEqual(dueOf(await longer(book, at('2025-03-04T11:00'))), ['2025-03-24', '17:00']);
  await rule({
    about: 'renewal',
    category: 'basic',
    organisation: 'highland',
    says: { times: 2, days: 7, from: 'due' },
  });
  assert.deepEqual(dueOf(await longer(book, at('2025-03-04T11:00'))), ['2025-03-31', '16:00']);
});

test('case 57: a loan by the hour ends at closing time at the latest, also late in the day', async t => {
  const { lend, rule, second, third } = await aLibrary(t);
  await rule({ about: 'loan', category: 'basic', says: { hours: 3 } });
  assert.deepEqual(dueOf(await lend({})), ['2025-03-03', '13:00']);
  assert.deepEqual(dueOf(await lend({ item: second, at: at('2025-03-03T16:30') })), ['2025-03-03', '17:00']);
  const sunday = await lend({ item: third, at: at('2025-03-09T11:00') });
  assert.deepEqual(dueOf(sunday), ['2025-03-10', '17:00'], 'shut on Sunday: the next day at closing time');
});

test('who may not borrow any more may not keep longer either, whoever presses the button', async t => {
  const { db, lend, longer, book, ada, units } = await aLibrary(t);
  await lend({});
  const block = (reach: number | undefined) =>
    db.transaction(async tx =>
      only(
        await blockMembers(tx, [
          { member: ada, reason: 'conduct', note: '', reach, until: undefined, at: monday, by: system },
        ]),
      ),
    );
  await block(units.lowland.id);
  const week = at('2025-03-10T11:00');
  assert.equal(codeOf(await longer(book, week)), undefined, 'a block at Lowland does not reach North');
  await block(undefined);
  const desk: Actor = { kind: 'staff', staff: 1, roles: [{ role: 'desk', unit: units.north.id }] };
  const later = at('2025-03-17T11:00');
  for (const by of [system, desk, { kind: 'member', member: ada } as const])
    assert.equal(codeOf(await longer(book, later, by)), 'circulation/blocked');
});

test('case 77: a running loan keeps the term it was lent for, its next renewal follows the new rule', async t => {
  const { db, lend, longer, book } = await aLibrary(t);
  assert.deepEqual(dueOf(await lend({})), ['2025-03-24', '17:00']);
  await db.transaction(tx => addRule(tx, { draft: draft({ says: { days: 14 } }), at: monday, by: system }));
  assert.deepEqual(dueOf(await longer(book, at('2025-03-17T11:00'))), ['2025-03-31', '16:00']);
});

test('a new rule takes over on its first day, is written once, and holds no more from the day it ends', async t => {
  const { db, units } = await aLibrary(t);
  const wish = { draft: draft({}), at: monday, by: system };
  const add = (more: object) => db.transaction(tx => addRule(tx, { ...wish, ...more }));
  const said = async (day: `${number}-${number}-${number}`) =>
    (await whichRule(db, 'loan', { material: 'book' }, day)).won?.says.days;
  assert.deepEqual(await add({}), { ok: true, value: { added: true } });
  assert.deepEqual(await add({}), { ok: true, value: { added: false } });
  assert.equal(codeOf(await add({ draft: draft({ says: { days: 5 } }) })), 'circulation/rule-there');
  assert.equal(codeOf(await add({ draft: draft({ from: '2025-03-02' }) })), 'circulation/rule-in-the-past');
  assert.equal(codeOf(await add({ draft: draft({ ageFrom: 30, ageTo: 20 }) })), 'circulation/rule-unsound');
  assert.deepEqual([await said('2025-03-09'), await said('2025-03-10')], [21, 28]);
  const north: Actor = { kind: 'staff', staff: 1, roles: [{ role: 'admin', unit: units.highland.id }] };
  assert.equal(codeOf(await add({ by: north, draft: draft({ from: '2025-04-01' }) })), 'people/not-allowed');
  const { won } = await whichRule(db, 'loan', { material: 'book' }, '2025-03-10');
  assert.ok(won);
  const end = (from: Draft['from']) =>
    db.transaction(tx => endRule(tx, { rule: won.id, from, at: monday, by: system }));
  assert.deepEqual(await end('2025-03-20'), { ok: true, value: { ended: true } });
  assert.deepEqual(await end('2025-03-20'), { ok: true, value: { ended: false } });
  assert.deepEqual([await said('2025-03-19'), await said('2025-03-20')], [28, undefined]);
});

test('case 55: a renewal is refused while others wait for what this copy could give them', async t => {
  const { db, lend, longer, book, units } = await aLibrary(t);
  const loan = await lend({});
  assert.ok(loan.ok);
  const [other] = await aShelf(db, units.north.id, 1, { title: 'Another Title' });
  assert.ok(other);
  const elsewhere = await lend({ item: other });
  assert.ok(elsewhere.ok);
  await db.transaction(tx => setDemand(tx, [{ edition: elsewhere.value.edition, waiting: 3 }]));
  assert.equal(codeOf(await longer(book, at('2025-03-10T11:00'))), undefined);
  assert.equal(codeOf(await longer(other, at('2025-03-10T11:00'))), 'circulation/others-wait');
});
