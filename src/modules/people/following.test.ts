import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { openLoans } from '#circulation';
import { only } from '#platform/result.ts';
import { sql } from '#platform/db.ts';
import { requestsById } from '#requests';
import { aCopyAt, aDesk, copiesAt, good, winter, wishFor } from '../../../test/support/desk.ts';
import { bring, lend } from '../../../test/support/loans.ts';
import { modules } from '../../main.ts';
import { type Actor, system } from './actor.ts';
import { addMembers } from './add-members.ts';
import { chooseHistory } from './choose-history.ts';
import { endMembership } from './end-membership.ts';
import { eraseMember, erasability } from './erase-member.ts';
import { asJson, exportMember } from './export-member.ts';
import { childrenOf, guardiansOf, linkChild, unlinkChild, whoPays } from './family.ts';
import { lookAt, members } from './members.ts';
import { mergeMembers } from './merge-members.ts';
import { addNote } from './notes.ts';
import { dropProxy, nameProxy, proxiesOf } from './proxies.ts';
import { passTerms } from './retention.ts';

const at = winter('2026-01-13T11:00');
const later = winter('2026-01-14T11:00');
const opening = (t: TestContext) => aDesk(t, modules);

async function aChild(
  { db, units }: Awaited<ReturnType<typeof opening>>,
  birthDay: '2016-05-05' | '2010-01-14',
) {
  const wish = {
    home: units.north.id,
    category: 'youth',
    givenName: 'Bo',
    familyName: 'van der Voorbeeld',
    birthDay,
    since: '2025-01-01',
    card: 'B1',
    by: system,
  } as const;
  return db.transaction(async tx => good(only(await addMembers(tx, [wish]))));
}

test('a guardian answers for a child until the age that the organisation chose', async t => {
  const desk = await opening(t);
  const { db, ada, ben } = desk;
  const bo = await aChild(desk, '2010-01-14');
  const link = (guardian: number, child: number) =>
    db.transaction(tx => linkChild(tx, { guardian, child, at, by: system }));
  good(await link(ada, bo));
  const grown = await link(ada, ben);
  assert.equal(!grown.ok && grown.refusal.code, 'people/not-a-child');
  const young = await link(bo, bo);
  assert.equal(young.ok, false);
  assert.deepEqual(
    (await childrenOf(db, ada, at)).map(({ id }) => id),
    [bo],
  );
  assert.equal(await whoPays(db, bo, at), ada);
  good(await db.transaction(tx => unlinkChild(tx, { guardian: ada, child: bo, at, by: system })));
  assert.deepEqual(await guardiansOf(db, bo, at), []);
  good(await link(ada, bo));
  assert.deepEqual(await childrenOf(db, ada, later), [], 'sixteen today');
  assert.deepEqual(await guardiansOf(db, bo, later), []);
  assert.equal(await whoPays(db, bo, later), bo);
});

test('case 62: who died lends nothing more, hears nothing more, and what is on loan can still come back; a guardian answers for a child', async t => {
  const desk = await opening(t);
  const { db, units, ada, ben, desks } = desk;
  const north = units.north.id;
  const bo = await aChild(desk, '2016-05-05');
  good(await db.transaction(tx => linkChild(tx, { guardian: ada, child: bo, at, by: system })));
  assert.equal(await whoPays(db, bo, at), ada);
  const [one, two] = await copiesAt(db, north, 2);
  assert.ok(one && two);
  await lend(db, one.id, ben, north, at);
  const { request } = await wishFor(db, ben, two, north, at);
  good(await db.transaction(tx => endMembership(tx, { member: ben, why: 'deceased', at, by: system })));
  assert.equal((await requestsById(db, [request]))[0]?.state, 'withdrawn');
  assert.equal((await members(db, [ben])).get(ben)?.email, undefined);
  assert.equal((await desks(north, 'C1', at)).kind, 'member-ended');
  const open = await db.transaction(tx => erasability(tx, ben));
  assert.equal(open.first.length, 1, 'one book first');
  await bring(db, one.id, north, later);
  good(await db.transaction(tx => eraseMember(tx, { member: ben, at: later, by: system })));
});

test('who was named for it collects at the desk what lies ready for another, and the loan is of whom it was for', async t => {
  const { db, units, ada, ben, desks } = await opening(t);
  const north = units.north.id;
  const item = await aCopyAt(db, north);
  await lend(db, item.id, ada, north, winter('2026-01-12T11:00'));
  await wishFor(db, ben, item, north, winter('2026-01-12T12:00'));
  assert.equal((await desks(north, item.barcode, winter('2026-01-13T10:00'))).kind, 'hold-shelf');
  const name = {
    member: ben,
    card: 'C2',
    until: '2026-01-13',
    at,
    by: { kind: 'member', member: ben },
  } as const;
  await desks(north, 'C2', winter('2026-01-13T10:05'));
  const no = await desks(north, item.barcode, winter('2026-01-13T10:06'));
  assert.equal(no.kind, 'refused');
  good(await db.transaction(tx => nameProxy(tx, name)));
  assert.equal((await desks(north, item.barcode, winter('2026-01-13T10:07'))).kind, 'lent');
  assert.deepEqual(
    (await openLoans(db, { member: ben })).map(({ item: lent }) => lent),
    [item.id],
  );
});

test('nobody is named without a card that works, and who was named can be taken off', async t => {
  const { db, ben, cor } = await opening(t);
  const by: Actor = { kind: 'member', member: ben };
  const name = (card: string) =>
    db.transaction(tx => nameProxy(tx, { member: ben, card, until: undefined, at, by }));
  assert.equal((await name('C1')).ok, false, 'not yourself');
  assert.equal((await name('C9')).ok, false);
  good(await name('C2'));
  assert.deepEqual(
    (await proxiesOf(db, ben, '2026-01-13')).map(({ proxy }) => proxy),
    [cor],
  );
  good(await db.transaction(tx => dropProxy(tx, { member: ben, proxy: cor, at, by })));
  const other = await db.transaction(tx =>
    nameProxy(tx, { member: ben, card: 'C2', until: undefined, at, by: { kind: 'member', member: cor } }),
  );
  assert.equal(other.ok, false, 'not for somebody else');
});

test('what is read is remembered from the choice on, only by choice, and off erases it', async t => {
  const { db, units, ada } = await opening(t);
  const north = units.north.id;
  const books = await copiesAt(db, north, 3);
  const by: Actor = { kind: 'member', member: ada };
  const choose = (keep: boolean) => db.transaction(tx => chooseHistory(tx, { member: ada, keep, at, by }));
  const kept = async () =>
    (await db.one<{ n: number }>(sql`select count(*) as n from circulation.history`)).n;
  const read = async (i: number) => {
    const id = books[i]?.id ?? 0;
    await lend(db, id, ada, north, at);
    await bring(db, id, north, later);
  };
  await read(0);
  assert.equal(await kept(), 0);
  good(await choose(true));
  await read(1);
  assert.equal(await kept(), 1);
  const staff = await db.transaction(tx => chooseHistory(tx, { member: ada, keep: false, at, by: system }));
  assert.equal(staff.ok, false, 'nobody chooses for another');
  good(await choose(false));
  assert.equal(await kept(), 0);
  await read(2);
  assert.equal(await kept(), 0);
});

test('the download holds everything by every module, as tables for people and as JSON', async t => {
  const { db, units, ada } = await opening(t);
  const item = await aCopyAt(db, units.north.id);
  await lend(db, item.id, ada, units.north.id, at);
  await db.transaction(async tx => {
    good(await addNote(tx, { member: ada, text: 'Komt met rollator', until: '2026-02-01', at, by: system }));
  });
  const portions = await db.transaction(tx => exportMember(tx, ada));
  const names = portions.map(({ name }) => name);
  for (const name of ['membership', 'cards', 'notes', 'looks', 'messages', 'loans', 'requests'])
    assert.ok(names.includes(name), name);
  for (const { name, columns, rows } of portions)
    for (const row of rows)
      for (const column of Object.keys(row)) assert.ok(column in columns, `${name}.${column} has a word`);
  const json = JSON.parse(asJson(portions, at));
  assert.equal(json.membership[0].familyName, 'van der Voorbeeld');
  assert.equal(json.notes[0].text, 'Komt met rollator');
  assert.equal(json.loans.length, 1);
  assert.deepEqual(
    json.counted.map(({ kind, postcodeArea }: { kind: string; postcodeArea: string }) => [
      kind,
      postcodeArea,
    ]),
    [
      ['member-joined', '1234'],
      ['loan', '1234'],
    ],
  );
  assert.deepEqual(await db.transaction(tx => exportMember(tx, 987_654)), []);
});

test('after erasing no row of any table leads to the name, the card or the birthday, and every count is as it was', async t => {
  const { db, units, ada, ben } = await opening(t);
  const north = units.north.id;
  const item = await aCopyAt(db, north);
  await lend(db, item.id, ada, north, at);
  await wishFor(db, ada, await aCopyAt(db, north), north, at);
  const total = () =>
    db.many<{ kind: string; n: number; people: number }>(
      sql`select kind, sum(amount) as n, count(distinct pseudonym) as people from ledger.person_event_view where kind <> 'member-joined' group by kind order by kind`,
    );
  const open = await db.transaction(tx => eraseMember(tx, { member: ada, at, by: system }));
  assert.equal(!open.ok && open.refusal.code, 'people/first-settle');
  const counted = await total();
  await bring(db, item.id, north, later);
  const { merge } = good(
    await db.transaction(tx => mergeMembers(tx, { kept: ada, gone: ben, at: later, by: system })),
  );
  assert.ok(merge);
  good(
    await db.transaction(tx =>
      eraseMember(tx, { member: ada, at: later, by: { kind: 'member', member: ada } }),
    ),
  );
  const after = await total();
  const left = { kind: 'member-left', n: 2, people: 2 };
  assert.deepEqual(
    after.filter(({ kind }) => kind !== left.kind),
    counted,
  );
  assert.deepEqual(
    after.filter(({ kind }) => kind === left.kind),
    [left],
    'both are members no more',
  );
  const tables = await db.many<{ name: string }>(sql`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema in ('people', 'notices', 'circulation', 'requests', 'desk', 'ledger')`);
  for (const { name } of tables) {
    const rows = await db.many<{ row: string }>(
      sql`select to_jsonb(t)::text as row from ${sql.raw(name)} as t`,
    );
    for (const { row } of rows) assert.doesNotMatch(row, /"(Ada|Ben)"|"C[01]"/, name);
  }
});

test('each night what was kept for its term goes: old looks, notes, and members with whom nothing is open', async t => {
  const { db, units, ada, ben, cor } = await opening(t);
  const item = await aCopyAt(db, units.north.id);
  await lend(db, item.id, ben, units.north.id, at);
  const staff = (
    await db.one<{ id: number }>(sql`insert into people.staff (name) values ('Bo Balie') returning id`)
  ).id;
  await db.transaction(async tx => {
    await lookAt(tx, staff, cor, 'desk: at-desk', winter('2024-01-02T11:00'));
    await lookAt(tx, staff, cor, 'desk: at-desk', at);
    good(await addNote(tx, { member: cor, text: 'Oud', until: '2026-01-13', at, by: system }));
  });
  for (const member of [ada, ben])
    await db.pool.query('update people.member set until = $1 where id = $2', ['2023-12-31', member]);
  const night = await db.transaction(tx => passTerms(tx, '2026-01-14', later));
  assert.deepEqual(night, { forgotten: 1 });
  assert.deepEqual([...(await members(db, [ada, ben, cor])).keys()].toSorted(), [ben, cor]);
  const left = await db.one<{ looks: number; notes: number }>(sql`
    select (select count(*) from people.look) as looks, (select count(*) from people.note) as notes`);
  assert.deepEqual(left, { looks: 1, notes: 0 });
});
