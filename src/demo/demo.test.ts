import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { makeLog } from '#platform/log.ts';
import { type Db, sql } from '#platform/db.ts';
import { testDatabase } from '../../test/support/database.ts';
import { readSettings } from '../config.ts';
import { modules } from '../main.ts';
import { loadDemo } from './index.ts';

const load = async (t: TestContext, seed: number) => {
  const db = await testDatabase(t, modules);
  const [settings, log] = [readSettings({}), makeLog('silent')];
  const wish = { settings, log, size: 'tiny', seed, from: '2026-01-05', until: '2026-01-19' } as const;
  return { db, loaded: await loadDemo(db, { ...wish, progress: () => {} }) };
};

/** Everything that happened, as one hash: who borrowed what when, and every step of every request. */
const fingerprint = async (db: Db): Promise<string> => {
  const { print } = await db.one<{ print: string }>(sql`
    select md5((select string_agg(loan::text, ';' order by id) from circulation.loan)
            || (select string_agg(step::text, ';' order by request, number) from requests.step)
            || (select string_agg(row(item, state, unit)::text, ';' order by item) from circulation.whereabouts)) as print`);
  return print;
};

test('the same seed and days make the same province, another seed another', async t => {
  const [one, same, other] = [await load(t, 1), await load(t, 1), await load(t, 2)];
  assert.equal(await fingerprint(one.db), await fingerprint(same.db));
  assert.notEqual(await fingerprint(one.db), await fingerprint(other.db));
  assert.ok(one.loaded.loans > 300, `${one.loaded.loans} loans`);
  assert.ok(one.loaded.requests > 50, `${one.loaded.requests} requests`);
});

test('the demo leaves a living present: every count agrees with what stands on shelves, in vans and in the book', async t => {
  const { db, loaded } = await load(t, 3);
  const count = async (what: ReturnType<typeof sql<{ n: number }>>) => (await db.one(what)).n;
  assert.equal(await count(sql`select count(*) as n from circulation.loan`), loaded.loans);
  const activities = await count(
    sql`select count(*) as n from programmes.meeting where starts_at > '2026-01-19'`,
  );
  assert.ok(activities > 100, `${activities} meetings to come`);
  assert.equal(
    await count(sql`select count(*) as n from ledger.item_event_view where kind = 'loan'`),
    loaded.loans,
  );
  const onLoan = sql<{
    n: number;
  }>`select count(*) as n from circulation.whereabouts where state = 'on-loan'`;
  const openLoans = sql<{ n: number }>`select count(*) as n from circulation.loan where returned_at is null`;
  assert.equal(await count(onLoan), await count(openLoans));
  const travelling = sql<{
    n: number;
  }>`select count(*) as n from circulation.whereabouts where state = 'in-transit'`;
  const transits = sql<{
    n: number;
  }>`select count(*) as n from transport.transit where state in ('packed', 'on-van', 'delivered')`;
  assert.equal(await count(travelling), await count(transits));
  const states = await db.many<{ state: string }>(sql`select distinct state from requests.request`);
  for (const state of ['ready', 'lent', 'home'])
    assert.ok(
      states.some(row => row.state === state),
      `some are ${state}`,
    );
});
