import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endMembership, linkChild, system } from '#people';
import { addDays, type Day } from '#platform/day.ts';
import { sql } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { aLibrary, at, monday } from '../../../test/support/library.ts';
import { renewMemberships } from '../people/renew-memberships.ts';
import { remindOfMemberships } from './remind-memberships.ts';

test('a month before the last day and when it has passed a member hears once; who renewed, left or died does not, and a child’s guardian does', async t => {
  const { db, ada, ben, join } = await aLibrary(t);
  const last: Day = '2025-05-01';
  const cas = await join({ givenName: 'Cas', category: 'youth', birthDay: '2014-01-01' });
  const [dee, eva] = [await join({ givenName: 'Dee' }), await join({ givenName: 'Eva' })];
  await db.transaction(async tx => {
    await linkChild(tx, { guardian: ada, child: cas, at: monday, by: system });
    await tx.run(sql`update people.member set until = ${last} where id in (${ben}, ${cas}, ${dee}, ${eva})`);
  });
  const told = () =>
    db.many<{ member: number; subject: string }>(sql`
      select member, subject from notices.message
       where channel = 'account' and key like 'membership-%' order by key`);
  const nights = async (from: Day, until: Day) => {
    for (let day = from; day <= until; day = addDays(day, 1))
      await db.transaction(tx => remindOfMemberships(tx, day, new Date(`${day}T05:20:00Z`)));
  };
  await nights('2025-03-20', '2025-04-05');
  assert.deepEqual(
    (await told()).map(({ member, subject }) => [member, subject]),
    [
      [ben, 'Het lidmaatschap van Ben Voorbeeld stopt op donderdag 1 mei 2025'],
      [ada, 'Het lidmaatschap van Cas Voorbeeld stopt op donderdag 1 mei 2025'],
      [dee, 'Het lidmaatschap van Dee Voorbeeld stopt op donderdag 1 mei 2025'],
      [eva, 'Het lidmaatschap van Eva Voorbeeld stopt op donderdag 1 mei 2025'],
    ],
  );
  const now = { at: at('2025-04-10T11:00'), by: system };
  await db.transaction(async tx => {
    assert.ok(only(await renewMemberships(tx, [{ member: ben, ...now }])).ok);
    assert.ok((await endMembership(tx, { member: dee, why: 'deceased', ...now })).ok);
  });
  await nights('2025-04-11', '2025-05-10');
  assert.deepEqual(
    (await told()).slice(0, 2).map(({ member, subject }) => [member, subject]),
    [
      [ada, 'Het lidmaatschap van Cas Voorbeeld is gestopt op donderdag 1 mei 2025'],
      [eva, 'Het lidmaatschap van Eva Voorbeeld is gestopt op donderdag 1 mei 2025'],
    ],
  );
  assert.equal((await told()).length, 6, 'nobody hears of a death, nor who renewed');
});
