import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withdrawItems } from '#catalogue';
import { type Actor, system } from '#people';
import { type Db, sql } from '#platform/db.ts';
import { isRefused, only } from '#platform/result.ts';
import { aLibrary, at, codeOf, monday } from '../../../test/support/library.ts';
import { firstDay, tinyProvince } from '../../../test/support/network.ts';
import { aShelf } from '../../../test/support/shelf.ts';
import { checkOut } from './check-out.ts';
import { moveItems } from './move-items.ts';
import { openLoans, setDemand, whereabouts } from './reading.ts';
import { renew } from './renew.ts';
import { loadRules } from './rules/load-rules.ts';
import { explainRule } from './rules/which-rule.ts';

const counted = (db: Db) =>
  db.many(sql`
    select kind, count(*) as rows from (
      select kind from ledger.item_event_view union all select kind || ' (person)' from ledger.person_event_view
       where kind <> 'member-joined') as event
     group by kind order by kind`);

test('a book lent at the desk is due at closing time on an open day, three weeks on', async t => {
  const { db, lend, ada, book } = await aLibrary(t);
  const loan = await lend({});
  assert.ok(loan.ok);
  assert.equal(loan.value.dueDay, '2025-03-24');
  assert.deepEqual(loan.value.dueAt, at('2025-03-24T18:00'));
  assert.deepEqual(await openLoans(db, { member: ada }), [loan.value]);
  assert.equal((await whereabouts(db, [book])).get(book)?.state, 'on-loan');
});

test('a due day on which the branch is shut moves to the next open one', async t => {
  const { lend } = await aLibrary(t);
  const easter = await lend({ at: at('2025-03-31T11:00') });
  assert.ok(easter.ok);
  assert.equal(easter.value.dueDay, '2025-04-22', 'Easter Monday is a holiday');
});

test('a DVD goes for a week, and the loan can say by which rule', async t => {
  const { db, units, lend } = await aLibrary(t);
  const [film] = await aShelf(db, units.north.id, 1, { material: 'dvd' });
  const loan = await lend({ ...(film !== undefined && { item: film }) });
  assert.ok(loan.ok);
  assert.equal(loan.value.dueDay, '2025-03-10');
  const { materials, says, category } = await explainRule(db, loan.value.rule);
  assert.deepEqual({ materials, says, category }, { materials: ['dvd'], says: { days: 7 }, category: null });
});

test('a scan that comes twice lends once, and gets the same answer', async t => {
  const { db, lend } = await aLibrary(t);
  const [first, again] = [await lend({}), await lend({})];
  assert.deepEqual(again, first);
  assert.deepEqual(await counted(db), [
    { kind: 'loan', rows: 1 },
    { kind: 'loan (person)', rows: 1 },
  ]);
});

test('a scan that comes again after the book came home does not lend it a second time', async t => {
  const { db, lend, take, book } = await aLibrary(t);
  await lend({});
  await take({});
  const late = await lend({});
  assert.ok(late.ok);
  assert.notEqual(late.value.returnedAt, null);
  assert.equal((await whereabouts(db, [book])).get(book)?.state, 'on-shelf');
});

test('the same book twice in one stack is lent once', async t => {
  const { db, units, ada, ben, book } = await aLibrary(t);
  const wish = { item: book, unit: units.north.id, at: monday, by: system };
  const answers = await db.transaction(tx =>
    checkOut(tx, [
      { ...wish, member: ada },
      { ...wish, member: ada },
      { ...wish, member: ben },
    ]),
  );
  assert.deepEqual(answers[0], answers[1]);
  assert.equal(codeOf(answers[2]), 'circulation/already-lent');
});

test('two desks that scan one book at the same moment lend it to one of them', async t => {
  const { lend, ada, ben } = await aLibrary(t);
  const answers = await Promise.all([lend({ member: ada }), lend({ member: ben })]);
  assert.deepEqual(answers.map(codeOf).toSorted(), ['circulation/already-lent', undefined]);
});

test('case 49: a book that is ready for Ben is not given to Ada, and stays ready for him', async t => {
  const { db, units, ada, ben, book, lend } = await aLibrary(t);
  const hold = {
    item: book,
    verb: 'hold',
    unit: units.north.id,
    at: monday,
    heldFor: ben,
    heldUntil: '2025-03-12',
  } as const;
  await db.transaction(tx => moveItems(tx, [hold]));
  assert.equal(codeOf(await lend({ member: ada })), 'circulation/held-for-another');
  assert.equal(codeOf(await lend({ member: ben })), undefined);
});

test('what is on the van, withdrawn or unknown is not lent', async t => {
  const { db, units, book, lend } = await aLibrary(t);
  await db.transaction(tx => moveItems(tx, [{ item: book, verb: 'send', unit: units.north.id, at: monday }]));
  assert.equal(codeOf(await lend({})), 'circulation/not-lendable');
  assert.equal(codeOf(await lend({ item: 999_999 })), 'circulation/unknown-item');
  assert.equal(codeOf(await lend({ member: 999_999 })), 'circulation/unknown-member');
});

test('a desk lends at its own branches only; a member lends to themselves at a self-check only', async t => {
  const { units, ada, ben, second, lend } = await aLibrary(t);
  const desk = (unit: number): Actor => ({ kind: 'staff', staff: 1, roles: [{ role: 'desk', unit }] });
  const member: Actor = { kind: 'member', member: ada };
  assert.equal(codeOf(await lend({ by: desk(units.lowland.id) })), 'people/not-allowed');
  assert.equal(codeOf(await lend({ by: member })), 'people/not-allowed');
  assert.equal(codeOf(await lend({ by: member, member: ben, device: 'self-check 1' })), 'people/not-allowed');
  assert.equal(codeOf(await lend({ by: member, device: 'self-check 1' })), undefined);
  assert.equal(codeOf(await lend({ by: desk(units.highland.id), item: second })), undefined);
});

test('a returned book has forgotten who had it', async t => {
  const { db, units, lend, take, ada } = await aLibrary(t);
  await lend({});
  const back = await take({ unit: units.south.id, at: at('2025-03-26T10:30') });
  assert.ok(back.ok);
  assert.deepEqual(
    {
      atHome: back.value.atHome,
      was: back.value.was,
      late: back.value.daysLate,
      member: back.value.loan?.member,
    },
    { atHome: false, was: 'on-loan', late: 2, member: null },
  );
  assert.deepEqual(await openLoans(db, { member: ada }), []);
  assert.deepEqual(await db.many(sql`select id from circulation.loan where member is not null`), []);
});

test('a return that is scanned twice is counted once, and one older than the loan does not end it', async t => {
  const { db, lend, take, book } = await aLibrary(t);
  await take({ at: at('2025-03-03T10:30') });
  await lend({});
  const old = await take({ at: at('2025-03-03T10:30') });
  assert.ok(old.ok && old.value.loan === undefined);
  assert.equal((await whereabouts(db, [book])).get(book)?.state, 'on-loan');
  await take({});
  const again = await take({});
  assert.ok(again.ok && again.value.loan === undefined && again.value.was === 'on-shelf');
  assert.deepEqual(
    (await counted(db)).filter(row => (row as { kind: string }).kind === 'return'),
    [{ kind: 'return', rows: 1 }],
  );
});

test('renewing counts three weeks from today, twice, and no more', async t => {
  const { db, lend, ada } = await aLibrary(t);
  const loan = await lend({});
  assert.ok(loan.ok);
  const again = (day: string) =>
    db.transaction(async tx =>
      only(
        await renew(tx, [
          { loan: loan.value.id, at: at(`${day}T12:00`), by: { kind: 'member', member: ada } },
        ]),
      ),
    );
  const dueDay = async (day: string) => {
    const answer = await again(day);
    return answer.ok ? answer.value.dueDay : answer.refusal.code;
  };
  assert.equal(await dueDay('2025-03-03'), '2025-03-24', 'on the day of lending nothing moves');
  assert.equal(await dueDay('2025-03-10'), '2025-03-31');
  assert.equal(await dueDay('2025-03-10'), '2025-03-31', 'a button pressed twice costs one renewal');
  assert.equal(await dueDay('2025-03-17'), '2025-04-07');
  assert.equal(await dueDay('2025-03-24'), 'circulation/renewals-used-up');
  assert.deepEqual(
    (await counted(db)).filter(row => (row as { kind: string }).kind.startsWith('renewal')),
    [
      { kind: 'renewal', rows: 2 },
      { kind: 'renewal (person)', rows: 2 },
    ],
  );
});

test('a book that others wait for cannot be renewed, and nobody renews for someone else', async t => {
  const { db, lend, ada, ben } = await aLibrary(t);
  const loan = await lend({});
  assert.ok(loan.ok);
  const by = (member: number) =>
    db.transaction(async tx =>
      only(
        await renew(tx, [
          { loan: loan.value.id, at: at('2025-03-10T12:00'), by: { kind: 'member', member } },
        ]),
      ),
    );
  assert.equal(codeOf(await by(ben)), 'people/not-allowed');
  await db.transaction(tx => setDemand(tx, [{ edition: loan.value.edition, waiting: 1 }]));
  assert.equal(codeOf(await by(ada)), 'circulation/others-wait');
  await db.transaction(tx => setDemand(tx, [{ edition: loan.value.edition, waiting: 0 }]));
  assert.equal(codeOf(await by(ada)), undefined);
});

test('a copy that the catalogue lets go of leaves the shelf; one that is on loan leaves when it comes back', async t => {
  const { db, book, second, lend, take } = await aLibrary(t);
  await lend({});
  const at = monday;
  const wishes = [book, second].map(item => ({ item, at, by: system, reason: 'worn out' }));
  await db.transaction(tx => withdrawItems(tx, wishes));
  const states = async () =>
    [...(await whereabouts(db, [book, second])).values()].map(({ state }) => state).toSorted();
  assert.deepEqual(await states(), ['on-loan', 'withdrawn']);
  const back = await take({});
  assert.ok(back.ok && back.value.loan);
  assert.deepEqual(await states(), ['withdrawn', 'withdrawn']);
  assert.equal(
    codeOf(await lend({ item: second, at: new Date('2025-03-11T10:00:00Z') })),
    'circulation/not-lendable',
  );
});

test('the rules of a province load once, and a rule in use may not change', async t => {
  const { db, network } = await aLibrary(t);
  const load = (rules: unknown) => db.transaction(tx => loadRules(tx, rules, network));
  assert.deepEqual(await load(tinyProvince.rules), { ok: true, value: { added: 0 } });
  const first = { about: 'loan', says: { days: 21 }, from: firstDay };
  assert.equal(
    codeOf(await load({ rules: [{ ...first, says: { days: 14 } }] })),
    'circulation/rules-unsound',
  );
  const wrong = await load({
    rules: [
      { ...first, organisation: 'nowhere' },
      { ...first, branch: 'gone' },
    ],
  });
  assert.ok(isRefused(wrong) && 'errors' in wrong.refusal && Array.isArray(wrong.refusal.errors));
  assert.equal(wrong.refusal.errors.length, 2, 'all errors at once');
});
