import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { checkOut, openLoans, renew } from '#circulation';
import { notify } from '#notices';
import type { Day } from '#platform/day.ts';
import { sql } from '#platform/db.ts';
import { only, type Result } from '#platform/result.ts';
import { aCopyAt, aDesk, good, winter } from '../../../test/support/desk.ts';
import { readersPlugs } from '../../../test/support/readers.ts';
import { deskModule } from '../desk/module.ts';
import { householdOf, seenBy } from './household.ts';
import {
  addMembers,
  eraseMember,
  exportMember,
  linkChild,
  mayCollect,
  members,
  mergeMembers,
  partMembers,
  system,
} from './index.ts';
import {
  agreeHousehold,
  askHousemate,
  leaveHousehold,
  moveTogether,
  passHouseholds,
  receiveMail,
} from './join-household.ts';

const monday = winter('2026-01-12T11:00');
const none = { sees: false, collects: false, moves: false, mail: false };
const codeOf = (answer: Result<unknown>) => (answer.ok ? undefined : answer.refusal.code);

/** Ada and Ben live together with Dirk, Ada's son, who turns sixteen on 20 January; Cor lives elsewhere. */
async function atHome(t: TestContext) {
  const desk = await aDesk(t, [...readersPlugs, deskModule]);
  const { db, ada, units } = desk;
  const own = (member: number, at = monday) => ({ member, at, by: { kind: 'member', member } as const });
  const [dirk = 0] = await db.transaction(async tx => {
    const child = {
      home: units.north.id,
      category: 'youth',
      givenName: 'Dirk',
      familyName: 'van der Voorbeeld',
      card: 'C9',
    };
    const added = await addMembers(tx, [
      { ...child, birthDay: '2010-01-20', since: '2025-01-01', by: system },
    ]);
    const ids = added.map(good);
    good(await linkChild(tx, { guardian: ada, child: ids[0] ?? 0, at: monday, by: system }));
    return ids;
  });
  const ask = (member: number, card: string, at = monday) =>
    db.transaction(tx => askHousemate(tx, { ...own(member, at), card }));
  const agree = (member: number, lets: Partial<typeof none>, at = monday) =>
    db.transaction(tx => agreeHousehold(tx, { ...own(member, at), lets: { ...none, ...lets } }));
  const names = async (of: number, at = monday) =>
    (await seenBy(db, of, at)).map(({ givenName }) => givenName);
  const lend = async (member: number) => {
    const { id: item } = await aCopyAt(db, units.north.id);
    const wish = { item, member, unit: units.north.id, at: monday, by: system };
    return good(await db.transaction(async tx => only(await checkOut(tx, [wish])))).id;
  };
  const longer = (loan: number, by: number, at = winter('2026-01-14T11:00')) =>
    db.transaction(async tx => only(await renew(tx, [{ loan, at, by: { kind: 'member', member: by } }])));
  return { ...desk, dirk, own, ask, agree, names, lend, longer };
}

test('who is asked into a household lets nobody do anything until they say yes, and then what they chose', async t => {
  const { db, ada, ben, ask, agree, names, lend, longer } = await atHome(t);
  good(await ask(ada, 'C1'));
  good(await ask(ada, 'C1'));
  const loan = await lend(ben);
  assert.deepEqual(await names(ada), ['Dirk'], 'her own child, whom she looks after');
  assert.equal(codeOf(await longer(loan, ada)), 'people/not-allowed');
  assert.equal(await mayCollect(db, ada, ben, monday), false);
  good(await agree(ben, { sees: true }));
  assert.deepEqual(await names(ada), ['Ben', 'Dirk']);
  assert.deepEqual(await names(ben), [], 'Ada let nobody see');
  good(await longer(loan, ada));
  assert.equal(await mayCollect(db, ada, ben, monday), false, 'seeing is not collecting');
  good(await agree(ben, { collects: true }));
  assert.equal(await mayCollect(db, ada, ben, monday), true);
  assert.equal(
    codeOf(await longer(loan, ada, winter('2026-01-20T11:00'))),
    'people/not-allowed',
    'taken back',
  );
});

test('a child belongs to it by the word of its guardian, sees nothing of the others, and is asked itself from its birthday on', async t => {
  const { db, ada, ben, dirk, ask, agree, names } = await atHome(t);
  good(await ask(ada, 'C9'));
  good(await ask(ada, 'C1'));
  good(await agree(ben, { sees: true }));
  assert.deepEqual(await names(ben), ['Dirk'], 'the other adult sees the child');
  assert.deepEqual(await names(dirk), [], 'the child sees nobody');
  assert.equal(codeOf(await ask(dirk, 'C2')), 'people/household-by-adults');
  const birthday = winter('2026-01-20T00:30');
  assert.deepEqual(
    [await names(ben, birthday), await names(ada, birthday)],
    [[], ['Ben']],
    'from that day, at once',
  );
  const night = (day: Day, at: Date) => db.transaction(tx => passHouseholds(tx, day, at));
  assert.deepEqual(await night('2026-01-20', birthday), { grown: 1, unanswered: 0 });
  assert.deepEqual(await night('2026-01-20', birthday), { grown: 0, unanswered: 0 });
  const self = (await householdOf(db, dirk, birthday)).find(({ member }) => member.id === dirk);
  assert.deepEqual([self?.agreed, self?.sees], [false, false]);
  assert.deepEqual(await night('2026-02-20', winter('2026-02-20T00:30')), { grown: 0, unanswered: 1 });
  assert.deepEqual(await householdOf(db, dirk, birthday), []);
});

test('one change of address moves all who let it, and only their address', async t => {
  const { db, ada, ben, cor, dirk, own, ask, agree } = await atHome(t);
  good(await ask(ada, 'C9'));
  good(await ask(ada, 'C1'));
  good(await ask(ada, 'C2'));
  good(await agree(ben, { moves: true }));
  good(await agree(cor, { sees: true }));
  const changes = {
    street: 'Nieuweweg 1',
    postcode: '9401 AB',
    town: 'Verzonnen',
    email: 'ada@voorbeeld.example',
  };
  const moved = good(await db.transaction(tx => moveTogether(tx, { ...own(ada), changes })));
  assert.deepEqual(moved.map(({ givenName }) => givenName).toSorted(), ['Ada', 'Ben', 'Dirk']);
  const known = await members(db, [ben, cor, dirk]);
  assert.deepEqual(
    [ben, cor, dirk].map(id => known.get(id)?.street),
    ['Nieuweweg 1', undefined, 'Nieuweweg 1'],
  );
  assert.equal(known.get(ben)?.email, undefined);
});

test('the mail of who chose that goes to one of them, a day in one message, with the name of whom it is for', async t => {
  const { db, ada, ben, own, ask, agree } = await atHome(t);
  await db.pool.query(
    `update people.member set email = given_name || '@voorbeeld.example' where id = any($1)`,
    [[ada, ben]],
  );
  good(await ask(ada, 'C1'));
  good(await agree(ben, { mail: true }));
  const tell = (key: string, member: number) =>
    db.transaction(tx =>
      notify(tx, [
        { member, key, at: monday, subject: { nl: key, en: key }, text: { nl: 'Tekst', en: 'Text' } },
      ]),
    );
  await tell('one', ben);
  const mails = () =>
    db.many(sql`select address, subject, daily from notices.message where channel = 'email' order by id`);
  assert.deepEqual(await mails(), [{ address: 'Ada@voorbeeld.example', subject: 'Ben: one', daily: true }]);
  good(await db.transaction(tx => receiveMail(tx, own(ben))));
  await tell('two', ben);
  assert.deepEqual((await mails()).slice(1), [
    { address: 'Ben@voorbeeld.example', subject: 'two', daily: false },
  ]);
});

test('nobody is in two households, who leaves takes their word along, and a household of one is none', async t => {
  const { db, ada, ben, cor, own, ask, agree, names } = await atHome(t);
  assert.equal(codeOf(await ask(ada, 'C0')), 'people/no-such-housemate');
  assert.equal(codeOf(await ask(ada, 'X')), 'people/no-such-housemate');
  good(await ask(ada, 'C1'));
  assert.equal(codeOf(await ask(ben, 'C2')), 'people/household-not-agreed');
  assert.equal(codeOf(await ask(cor, 'C1')), 'people/in-household');
  assert.deepEqual(await householdOf(db, cor, monday), []);
  good(await agree(ben, { sees: true }));
  good(await db.transaction(tx => leaveHousehold(tx, own(ben))));
  assert.deepEqual(await names(ada), ['Dirk']);
  assert.deepEqual(await db.many(sql`select * from people.household`), []);
  assert.equal(codeOf(await agree(ben, {})), 'people/no-household');
  const stranger = { member: ada, at: monday, by: { kind: 'member', member: cor } as const };
  assert.equal(codeOf(await db.transaction(tx => leaveHousehold(tx, stranger))), 'people/not-allowed');
});

test('it stands in the download, follows a merge and goes back with it, and nothing is left of who is forgotten', async t => {
  const { db, ada, ben, cor, ask, agree } = await atHome(t);
  good(await ask(ada, 'C1'));
  good(await agree(ben, { sees: true }));
  const portions = await db.transaction(tx => exportMember(tx, ben));
  assert.deepEqual(portions.find(({ name }) => name === 'household')?.rows, [
    { name: 'Ada van der Voorbeeld', agreed: true, sees: true, collects: false, moves: false, mail: false },
  ]);
  const mates = async (of: number) => (await householdOf(db, of, monday)).map(({ member }) => member.id);
  const pair = { kept: cor, gone: ben, at: monday, by: system };
  const { merge } = good(await db.transaction(tx => mergeMembers(tx, pair)));
  assert.deepEqual((await mates(ada)).toSorted(), [ada, cor].toSorted());
  good(await db.transaction(tx => partMembers(tx, { merge, at: winter('2026-01-13T11:00'), by: system })));
  assert.deepEqual((await mates(ada)).toSorted(), [ada, ben].toSorted());
  assert.deepEqual(await mates(cor), []);
  good(await db.transaction(tx => eraseMember(tx, { member: ada, at: monday, by: system })));
  assert.deepEqual(await db.many(sql`select * from people.housemate`), []);
  assert.equal((await openLoans(db, { member: ben })).length, 0);
});
