import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Actor, eraseMember, exportMember, linkChild, mergeMembers, partMembers, system } from '#people';
import { sql } from '#platform/db.ts';
import type { World } from '#web/plug.ts';
import { aLibrary, at, codeOf, monday } from '../../../test/support/library.ts';
import { reverseEntry } from './fees/put-right.ts';
import { accountOf } from './fees/reading.ts';
import { newDay } from './jobs.ts';
import { chargeableUntil, chargeLastBorrower } from './last-borrower.ts';
import { takeInDamaged } from './take-in-damaged.ts';

/** Damage costs € 2,50, in North also when it is found within three days after check-in. */
async function aTrolley(t: TestContext, foundDays = 3) {
  const library = await aLibrary(t);
  const { db, units, book, rule } = library;
  await rule({ about: 'damaged', says: { cents: 250 } });
  await rule({ about: 'damaged', organisation: 'highland', says: { cents: 250, foundDays } });
  const found = (when: string, more: object = {}) =>
    db.transaction(tx =>
      chargeLastBorrower(tx, {
        item: book,
        unit: units.north.id,
        note: 'bladzijde 12 is gescheurd',
        at: at(when),
        by: system,
        ...more,
      }),
    );
  const known = () => db.many(sql`select item, member, until from circulation.last_borrower`);
  const owed = async (member = library.ada) => (await accountOf(db, member, '2025-01-01')).owed;
  const told = () =>
    db.many<{ member: number; body: string }>(
      sql`select member, body from notices.message where channel = 'account' and key like 'found-later:%' order by id`,
    );
  return { ...library, found, known, owed, told };
}

test('a torn page that is found on the trolley the next day is charged once to who had the book, who hears what and how much', async t => {
  const { found, lend, take, owed, told, ada, known } = await aTrolley(t);
  await lend({});
  await take({});
  assert.deepEqual(await found('2025-03-11T09:00'), { ok: true, value: { cents: 250 } });
  assert.equal(await owed(), 250);
  const [notice, ...others] = await told();
  assert.equal(notice?.member, ada);
  assert.match(notice?.body ?? '', /bladzijde 12 is gescheurd[^]*2,50/);
  assert.deepEqual(others, []);
  assert.deepEqual(await found('2025-03-11T09:05'), { ok: true, value: { cents: 250 } }, 'the same again');
  assert.deepEqual([await owed(), (await told()).length, (await known()).length], [250, 1, 1]);
});

test('without days in the rule nobody is known after check-in, and nobody can be charged', async t => {
  const { found, lend, take, known, owed } = await aTrolley(t, 0);
  await lend({});
  await take({});
  assert.deepEqual(await known(), []);
  assert.equal(codeOf(await found('2025-03-10T11:30')), 'circulation/last-borrower-unknown');
  assert.equal(await owed(), 0);
});

test('who had it last is known no longer than the rule says, nor once somebody else borrows it', async t => {
  const { db, second, ben, lend, take, found, known } = await aTrolley(t);
  await lend({});
  await lend({ item: second });
  await take({});
  await take({ item: second });
  assert.deepEqual(
    (await known()).map(row => (row as { until: string }).until),
    ['2025-03-13', '2025-03-13'],
  );
  await lend({ member: ben, at: at('2025-03-11T11:00') });
  assert.deepEqual((await known()).length, 1, 'lent again');
  assert.equal(codeOf(await found('2025-03-11T12:00')), 'circulation/last-borrower-unknown');
  const night = (when: string) =>
    newDay.run(
      { db, clock: { now: () => at(when) }, log: { info: () => undefined } } as unknown as World,
      {},
    );
  await night('2025-03-13T23:15');
  assert.equal((await known()).length, 1, 'still its last day');
  assert.equal(
    codeOf(await found('2025-03-14T09:00', { item: second })),
    'circulation/last-borrower-unknown',
    'past its day, also before the night took it away',
  );
  assert.equal(await chargeableUntil(db, second, '2025-03-14'), undefined);
  await night('2025-03-14T00:15');
  assert.deepEqual(await known(), []);
});

test('only a desk charges, with a reason, by the rule or an amount; a colleague takes it back like any charge', async t => {
  const { db, units, ada, found, lend, take, owed } = await aTrolley(t);
  await lend({});
  await take({});
  const driver: Actor = { kind: 'staff', staff: 1, roles: [{ role: 'driver', unit: units.north.id }] };
  const itself: Actor = { kind: 'member', member: ada };
  for (const by of [driver, itself])
    assert.equal(codeOf(await found('2025-03-10T12:00', { by })), 'people/not-allowed');
  assert.equal(codeOf(await found('2025-03-10T12:00', { note: ' ' })), 'circulation/no-reason');
  for (const cents of [0, -5, Number.NaN, 1_000_001])
    assert.equal(codeOf(await found('2025-03-10T12:00', { cents })), 'circulation/no-amount');
  assert.equal(await owed(), 0, 'nothing half done');
  assert.ok((await found('2025-03-10T12:00', { cents: 175 })).ok);
  const [fee] = (await accountOf(db, ada, '2025-01-01')).fees;
  const undo = { unit: units.north.id, at: at('2025-03-10T13:00'), by: system, reason: 'was al zo' };
  await db.transaction(tx => reverseEntry(tx, { ...undo, entry: fee?.entries[0]?.id ?? 0 }));
  assert.equal(await owed(), 0);
});

test('what is charged at check-in needs nobody to be known afterwards; a child’s bill goes to its guardian', async t => {
  const { db, units, ada, book, second, join, lend, take, found, known, owed, told } = await aTrolley(t);
  await lend({});
  const damaged = { item: book, unit: units.north.id, at: at('2025-03-10T11:00'), by: system };
  await db.transaction(tx => takeInDamaged(tx, { ...damaged, note: 'nat', charge: true }));
  assert.deepEqual([await owed(), await known()], [250, []]);
  const cas = await join({ givenName: 'Cas', category: 'youth', birthDay: '2014-01-01' });
  await db.transaction(tx => linkChild(tx, { guardian: ada, child: cas, at: monday, by: system }));
  assert.ok((await lend({ item: second, member: cas })).ok);
  await take({ item: second });
  assert.ok((await found('2025-03-10T12:00', { item: second })).ok);
  assert.deepEqual([await owed(cas), await owed()], [0, 500]);
  assert.deepEqual(
    (await told()).map(({ member }) => member),
    [ada],
  );
});

test('a member reads it in the download, it follows a merge and its undo, and erasing takes it away', async t => {
  const { db, ada, ben, lend, take, known, found, owed } = await aTrolley(t);
  await lend({});
  await take({});
  const inDownload = async (member: number) =>
    (await db.transaction(tx => exportMember(tx, member))).find(({ name }) => name === 'last-borrowed')?.rows;
  assert.deepEqual(
    (await inDownload(ada))?.map(({ returnedOn, until }) => [returnedOn, until]),
    [['2025-03-10', '2025-03-13']],
  );
  assert.deepEqual(await inDownload(ben), []);
  const who = async () => (await known()).map(row => (row as { member: number }).member);
  const merged = await db.transaction(tx =>
    mergeMembers(tx, { kept: ben, gone: ada, at: at('2025-03-10T12:00'), by: system }),
  );
  assert.ok(merged.ok);
  assert.deepEqual(await who(), [ben]);
  const parted = await db.transaction(tx =>
    partMembers(tx, { merge: merged.value.merge, at: at('2025-03-10T13:00'), by: system }),
  );
  assert.ok(parted.ok);
  assert.deepEqual(await who(), [ada]);
  const gone = await db.transaction(tx =>
    eraseMember(tx, { member: ada, at: at('2025-03-10T14:00'), by: { kind: 'member', member: ada } }),
  );
  assert.ok(gone.ok, JSON.stringify(gone));
  assert.deepEqual(await known(), []);
  assert.equal(codeOf(await found('2025-03-10T15:00')), 'circulation/last-borrower-unknown');
  assert.equal(await owed(ben), 0);
});
