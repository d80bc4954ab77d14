import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EditionsChanged } from '#catalogue';
import { moveItems } from '#circulation';
import { network as readNetwork } from '#network';
import { system } from '#people';
import { sql } from '#platform/db.ts';
import type { Result } from '#platform/result.ts';
import { board, receive } from '#transport';
import { good, winter } from '../../../test/support/desk.ts';
import { aQueue, monday } from '../../../test/support/queue.ts';
import { pickLines, placeBundle, planRequests, sayStory, storyOf } from './index.ts';

const codeOf = (answer: Result<unknown>) => (answer.ok ? undefined : answer.refusal.code);

test('case 14, case 15: other editions of a work will do by material and language, never another part, and a title that changes is looked at again', async t => {
  const { db, ada, north, south, east, titles, asked, now } = await aQueue(t);
  const [book, large, english, part] = await titles(
    { title: 'Het gele pontje', at: [south] },
    { title: 'Het gele pontje (grote letter)', at: [north], material: 'large-print' },
    { title: 'The yellow ferry', at: [east], language: 'eng' },
    { title: 'Het gele pontje 2', at: [north], material: 'large-print' },
  );
  await db.transaction(async tx => {
    await tx.run(sql`
      update catalogue.edition set work = (select work from catalogue.edition where id = ${book?.edition})
       where id = any(${[large, english, part].map(one => one?.edition ?? 0)}::bigint[])`);
    await tx.run(sql`update catalogue.edition set volume = '2' where id = ${part?.edition}`);
    // everything of the first edition is lent
    await tx.run(sql`update circulation.whereabouts set state = 'missing' where item = ${book?.items[0]}`);
  });
  const [other] = await titles({ title: 'Nog een exemplaar', at: [] });
  assert.ok(other);
  const willDo = { materials: ['book', 'large-print'] as const, languages: ['nld'] };
  const request = await asked(ada, book?.edition ?? 0, { willDo });
  const served = await now(request);
  assert.deepEqual(served.also, [large?.edition]);
  assert.deepEqual([served.state, served.item], ['routed', large?.items[0]]);
  await db.transaction(async tx => {
    await tx.run(sql`update catalogue.edition set material = 'audiobook' where id = ${large?.edition}`);
    await tx.run(sql`update catalogue.edition set language = 'nld' where id = ${english?.edition}`);
    const editions = [large?.edition ?? 0, english?.edition ?? 0];
    const changed: EditionsChanged = { kind: 'catalogue/editions-changed', subject: 'catalogue', editions };
    await tx.announce([changed]);
  });
  assert.deepEqual((await now(request)).also, [english?.edition]);
  await db.transaction(tx => planRequests(tx, winter('2026-01-13T06:00')));
  assert.equal((await now(request)).item, english?.items[0], 'what will not do any more is let go');
});

test('case 17: a club has one title as often as it asked for it, and hears once a day that copies lie ready', async t => {
  const { db, ada, north, south, title, now } = await aQueue(t);
  const { edition, items } = await title(south, south, north);
  const wish = { member: ada, pickup: north, at: monday };
  const editions = [edition, edition, edition];
  const own = await db.transaction(tx =>
    placeBundle(tx, { ...wish, kind: 'all', editions, by: { kind: 'member', member: ada } }),
  );
  assert.equal(codeOf(own), 'people/not-allowed', 'a club asks at the desk');
  const placed = good(
    await db.transaction(tx => placeBundle(tx, { ...wish, kind: 'all', editions, by: system })),
  );
  const wishes = await Promise.all(placed.map(({ request }) => now(request)));
  assert.deepEqual(new Set(wishes.map(({ item }) => item)), new Set(items), 'each its own copy');
  const at = winter('2026-01-13T10:10');
  await db.transaction(tx =>
    pickLines(
      tx,
      wishes.map(({ item, supplier }) => ({ item: item ?? 0, unit: supplier ?? 0, at, by: system })),
    ),
  );
  await db.transaction(tx => board(tx, [{ unit: south, take: 'all', at, by: system }]));
  const van = wishes.filter(({ supplier }) => supplier === south).map(({ item }) => item ?? 0);
  const came = winter('2026-01-15T10:05');
  await db.transaction(tx =>
    receive(
      tx,
      van.map(item => ({ item, unit: north, at: came, by: system })),
    ),
  );
  const ready = await Promise.all(placed.map(({ request }) => now(request)));
  assert.deepEqual(
    ready.map(({ state }) => state),
    ['ready', 'ready', 'ready'],
  );
  const told = await db.many(sql`select distinct key from notices.message`);
  assert.equal(told.length, 2, 'once for each day');
});

test('case 22, case 24: of two titles the first in hand ends the other, and when it gets lost the other waits again, clean and in its old place', async t => {
  const { db, ada, north, south, titles, now, morning } = await aQueue(t);
  const [one, two] = await titles({ title: 'Een', at: [north] }, { title: 'Twee', at: [south] });
  const placed = good(
    await db.transaction(tx =>
      placeBundle(tx, {
        member: ada,
        pickup: north,
        at: monday,
        by: { kind: 'member', member: ada },
        kind: 'first',
        editions: [one?.edition ?? 0, two?.edition ?? 0],
      }),
    ),
  );
  const [first = 0, second = 0] = placed.map(({ request }) => request);
  assert.deepEqual(
    [(await now(first)).state, (await now(second)).state],
    ['routed', 'asked'],
    'one copy at work',
  );
  await morning(winter('2026-01-13T06:00'));
  assert.equal((await now(second)).state, 'asked');
  const [item = 0] = one?.items ?? [];
  await db.transaction(tx =>
    pickLines(tx, [{ item, unit: north, at: winter('2026-01-13T10:10'), by: system }]),
  );
  assert.deepEqual([(await now(first)).state, (await now(second)).state], ['ready', 'withdrawn']);
  assert.match(sayStory(await storyOf(db, second), await readNetwork(db)), /withdraw.*because other-came/);
  await db.transaction(tx =>
    moveItems(tx, [{ item, verb: 'miss', unit: north, at: winter('2026-01-14T10:00') }]),
  );
  const again = await now(second);
  assert.deepEqual(
    [again.state, again.item, again.shelf, again.closedAt, again.askedAt],
    ['asked', null, null, null, monday],
  );
  await morning(winter('2026-01-15T06:00'));
  assert.equal((await now(second)).item, two?.items[0]);
  assert.equal(
    (await db.many(sql`select from notices.message where subject like '%twee keer%'`)).length,
    0,
    'and nobody is told that they asked twice',
  );
});
