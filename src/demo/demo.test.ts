import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { makeLog } from '#platform/log.ts';
import { type Db, sql } from '#platform/db.ts';
import { testDatabase } from '../../test/support/database.ts';
import { readSettings } from '../config.ts';
import { modules } from '../main.ts';
import { checkUa } from '#standards/pdf/ua/check-ua.ts';
import { aWorld } from '../../test/support/world.ts';
import { looseDigits } from '../modules/publications/digits.ts';
import { pdf } from '../modules/publications/outputs/pdf/document.ts';
import { canTypeset } from '#platform/typesetter.ts';
import { editionOf } from '../modules/publications/outputs/edition-of.ts';
import { recomputeFigures } from '../modules/publications/recompute.ts';
import { readShelf, readVersion } from '../modules/publications/store/version.ts';
import { loadDemo } from './index.ts';

const wish = {
  settings: readSettings({}),
  log: makeLog('silent'),
  size: 'tiny',
  from: '2026-01-05',
  until: '2026-01-19',
} as const;

const load = async (t: TestContext, seed: number) => {
  const db = await testDatabase(t, modules);
  return { db, loaded: await loadDemo(db, { ...wish, seed, progress: () => {} }) };
};

/** Everything that happened, as hashes: who borrowed what when, every step of every request, what was counted and answered. */
const fingerprint = (db: Db) =>
  db.one<Record<string, string>>(sql`
    select (select md5(string_agg(loan::text, ';' order by id)) from circulation.loan) as loans,
           (select md5(string_agg(step::text, ';' order by request, number)) from requests.step) as steps,
           (select md5(string_agg(row(item, state, unit)::text, ';' order by item)) from circulation.whereabouts) as places,
           (select md5(string_agg(counted::text, ';' order by counted::text))
              from (select kind, day, unit, sum(amount) from ledger.item_event group by kind, day, unit) as counted) as things,
           (select md5(string_agg(counted::text, ';' order by counted::text))
              from (select kind, day, unit, age_band, category, sum(amount)
                      from ledger.person_event_book group by kind, day, unit, age_band, category) as counted) as people,
           (select md5(string_agg(form || cell || coalesce(value::text, ''), ';' order by form, cell, value))
              from statistics.answer) as answers`);

test('the same seed and days make the same province, another seed another', async t => {
  const [one, same, other] = [await load(t, 1), await load(t, 1), await load(t, 2)];
  assert.deepEqual(await fingerprint(one.db), await fingerprint(same.db));
  assert.notEqual((await fingerprint(one.db))['loans'], (await fingerprint(other.db))['loans']);
  assert.ok(one.loaded.loans > 300, `${one.loaded.loans} loans`);
  assert.ok(one.loaded.requests > 50, `${one.loaded.requests} requests`);
});

/** A database that is told of each transaction at its very end, and may break it off. */
const watched = (db: Db, told: () => void): Db => ({
  ...db,
  transaction: work =>
    db.transaction(async tx => {
      const answer = await work(tx);
      told();
      return answer;
    }),
});

test('a load that is broken off again and again goes on each time, and makes the province that one in a piece makes', async t => {
  const [whole, db] = [await testDatabase(t, modules), await testDatabase(t, modules)];
  let [transactions, setUp] = [0, 0];
  const counted = watched(whole, () => void (transactions += 1));
  const progress = (line: string) => void (setUp ||= / loans/.test(line) ? transactions - 1 : 0);
  await loadDemo(counted, { ...wish, seed: 1, progress });
  const said: string[] = [];
  const go = (after: number) => {
    let left = after;
    const broken = watched(db, () => {
      left -= 1;
      if (left <= 0) throw new Error('broken off');
    });
    return loadDemo(broken, { ...wish, seed: 1, progress: line => void said.push(line) }).then(
      () => 'whole',
      (error: Error) => error.message,
    );
  };
  assert.equal(await go(5), 'broken off', 'while it was set up');
  let tries = 0;
  for (let end = await go(setUp + 2); end !== 'whole'; end = await go(4)) {
    assert.equal(end, 'broken off');
    assert.ok((tries += 1) < 20, said.join('\n'));
  }
  assert.ok(tries > 3, `${tries} times`);
  assert.ok(
    said.some(line => /broken off and goes on after 2026-01-1\d/.test(line)),
    said.join('\n'),
  );
  assert.deepEqual(await fingerprint(db), await fingerprint(whole));
  assert.deepEqual(await db.many(sql`select name from platform.mark where name like 'demo%'`), [
    { name: 'demo' },
  ]);
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

test('the demo’s report and its nine sisters type no number, and each of theirs comes out again', async t => {
  const { db } = await load(t, 1);
  const shelf = await readShelf(db, false);
  assert.equal(shelf.length, 10);
  assert.ok(shelf.every(({ summary }) => /deels verzonnen/i.test(summary)));
  let figures = 0;
  for (const { slug } of shelf) {
    const version = await readVersion(db, slug, { staff: false });
    assert.ok(version);
    const { content } = version;
    assert.deepEqual(
      content.chapters.flatMap(({ blocks }) => looseDigits(blocks)),
      [],
    );
    if (canTypeset) {
      const world = aWorld(db, [], { demo: true });
      const printed = pdf.make(await editionOf(world, version));
      assert.deepEqual(checkUa(printed), [], `${slug} keeps every rule of PDF/UA`);
    }
    for (const { figure, same } of await recomputeFigures(db, content, Object.keys(content.figures))) {
      figures += 1;
      assert.ok(same, `${slug}: ${figure.name}`);
    }
  }
  assert.ok(figures > 300, `${figures} figures`);
  const report = (await readVersion(db, 'jaarverslag-2023', { staff: false }))?.content.figures;
  const said = (name: string) => report?.[name]?.said;
  assert.deepEqual(
    ['income-growth', 'online-growth', 'costs', 'other-capital', 'solvency', 'liquidity', 'support-all'].map(
      said,
    ),
    ['13,4%', '16%', '12.148', '513', '19,03%', '0,86', '1.200'],
  );
  assert.equal(said('result-check'), said('result'), 'the equity fell by the result');
});

test('nine in ten answers of the four questionnaires of the law are there before anybody types', async t => {
  const { db } = await load(t, 4);
  const forms = await db.many<{ questionnaire: string; version: number; cells: string[] }>(sql`
    select form.questionnaire, form.version, array_agg(answer.cell) as cells
      from statistics.form as form
      join statistics.answer as answer on answer.form = form.id and answer.source = 'figure'
     where form.plan = 'wsob' group by form.id`);
  const lists = await db.many<{ code: string; version: number; cells: number }>(sql`
    select code, version, count(*) as cells
      from statistics.questionnaire, jsonb_path_query(body, '$.sections[*].cells[*]') group by code, version`);
  assert.equal(forms.length, 16);
  const sizeOf = (form: (typeof forms)[number]) =>
    lists.find(({ code, version }) => code === form.questionnaire && version === form.version)?.cells ?? 0;
  const filled = forms.reduce((sum, { cells }) => sum + cells.length, 0);
  const all = forms.reduce((sum, form) => sum + sizeOf(form), 0);
  assert.ok(filled / all >= 0.9, `${filled} of ${all}`);
});
