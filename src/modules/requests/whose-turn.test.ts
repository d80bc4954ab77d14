import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openLoans, renew } from '#circulation';
import { addMembers, blockMembers, system } from '#people';
import type { Day } from '#platform/day.ts';
import { sql } from '#platform/db.ts';
import { only, type Result } from '#platform/result.ts';
import { good, winter } from '../../../test/support/desk.ts';
import { firstDay } from '../../../test/support/network.ts';
import { aQueue, monday } from '../../../test/support/queue.ts';
import { hastenRequest, pauseRequests, placesInQueue, withdrawRequests } from './index.ts';

const codeOf = (answer: Result<unknown>) => (answer.ok ? undefined : answer.refusal.code);

test('case 2: a copy that is planned for one reader turns up at another desk where the rules let somebody else go first: the first is planned anew', async t => {
  const { db, ada, ben, north, south, east, title, asked, now, rules, takeIn } = await aQueue(t);
  await rules({ order: [{ organisation: null, by: ['fetched-here', 'asked'], from: firstDay }] });
  const { edition, items } = await title(south, south);
  const first = await asked(ada, edition);
  const [item = 0] = [(await now(first)).item ?? 0];
  const other = items.find(one => one !== item) ?? 0;
  await db.transaction(tx =>
    tx.run(sql`update circulation.whereabouts set state = 'missing' where item = ${other}`),
  );
  const second = await asked(ben, edition, { pickup: east });
  assert.equal((await now(second)).state, 'asked');
  await db.transaction(tx =>
    tx.run(sql`update circulation.whereabouts set state = 'on-shelf' where item = ${other}`),
  );
  const captured = await takeIn(item, east, winter('2026-01-13T13:30'));
  assert.deepEqual([captured?.request, captured?.next], [second, 'hold-shelf']);
  const after = await now(first);
  assert.deepEqual([after.state, after.item], ['routed', other], 'and at once, not tomorrow');
  assert.notEqual(north, east);
});

test('case 8, case 10: own copies go first under a later tier, at once another’s where there is none, and what no agreement lets go is refused', async t => {
  const { db, ada, north, south, east, west, titles, asked, ask, now, agree } = await aQueue(t);
  await agree({ requests: 'free', tier: 1 });
  const [both, theirs] = await titles(
    { title: 'Overal', at: [east, south] },
    { title: 'Alleen daar', at: [south, west] },
  );
  const own = await now(await asked(ada, both?.edition ?? 0));
  assert.deepEqual([own.supplier, own.agreement], [east, null]);
  const other = await now(await asked(ada, theirs?.edition ?? 0));
  assert.deepEqual([other.state, other.agreement], ['routed', 'lend-as-one']);
  await agree({ requests: 'free', lenders: ['highland'] }, '2026-01-13');
  const later = winter('2026-01-13T11:00');
  const [closed] = await titles({ title: 'Nog een', at: [south] });
  const refused = await ask(ada, closed?.edition ?? 0, { at: later });
  assert.equal(codeOf(refused), 'requests/no-lendable-copy');
  assert.equal((await db.many(sql`select from requests.request`)).length, 2);
  assert.notEqual(north, south);
});

test('case 9: what is new stays at home so long as was agreed, from its own first day, and then goes by itself', async t => {
  const { ada, south, titles, ask, agree } = await aQueue(t);
  await agree({ requests: 'free', excludes: ['new'], newDays: 30 });
  const [fresh, old] = await titles(
    { title: 'Nieuw', at: [south], added: '2026-01-01' },
    { title: 'Oud', at: [south], added: '2025-11-01' },
  );
  assert.equal(codeOf(await ask(ada, fresh?.edition ?? 0)), 'requests/no-lendable-copy');
  assert.ok((await ask(ada, old?.edition ?? 0)).ok);
  assert.ok((await ask(ada, fresh?.edition ?? 0, { at: winter('2026-02-02T11:00') })).ok, 'a month later');
});

test('case 11: taken in where two could have it, the rule of the owner decides, and what it keeps at home goes nowhere else', async t => {
  const { ada, ben, cor, units, north, south, west, titles, asked, rules, agree, lend, takeIn } =
    await aQueue(t);
  const lowland = units.lowland.code;
  await rules({
    order: [{ organisation: lowland, by: ['own-organisation', 'asked'], from: firstDay }],
  });
  const [book, film] = await titles(
    { title: 'Boek', at: [south] },
    { title: 'Film', at: [south], material: 'dvd' },
  );
  const [copy = 0] = book?.items ?? [];
  good(await lend(copy, cor, south));
  const early = await asked(ada, book?.edition ?? 0);
  const ours = await asked(ben, book?.edition ?? 0, { pickup: west, at: winter('2026-01-12T12:00') });
  assert.equal((await takeIn(copy, south, winter('2026-01-13T11:00')))?.request, ours, 'own readers first');
  assert.ok(early < ours);
  const [disc = 0] = film?.items ?? [];
  good(await lend(disc, cor, south));
  await asked(ada, film?.edition ?? 0);
  await agree({ requests: 'free', excludes: ['material:dvd'] });
  assert.equal(await takeIn(disc, south, winter('2026-01-13T12:00')), undefined, 'discs stay');
  assert.notEqual(north, west);
});

test('case 12, case 13: whom staff let go first, with a reason, gets the next copy, and only a copy that may come to them', async t => {
  const { db, ada, ben, cor, north, south, title, asked, now, lend, takeIn, agree } = await aQueue(t);
  const { edition, items } = await title(south, south);
  for (const item of items) good(await lend(item, cor, south));
  const first = await asked(ada, edition);
  const one = await asked(ben, edition, { item: items[1] ?? 0, at: winter('2026-01-12T12:00') });
  const hasten = (reason: string | undefined) =>
    db.transaction(tx =>
      hastenRequest(tx, { request: one, reason, at: winter('2026-01-12T13:00'), by: system }),
    );
  assert.equal(codeOf(await hasten('  ')), 'requests/reason-needed');
  good(await hasten('leesclub, morgen'));
  assert.equal(
    (await takeIn(items[0] ?? 0, south, winter('2026-01-13T11:00')))?.request,
    first,
    'not this copy',
  );
  await agree({ requests: 'free', lenders: ['highland'] }, '2026-01-14');
  assert.equal(
    await takeIn(items[1] ?? 0, south, winter('2026-01-14T11:00')),
    undefined,
    'not without an agreement',
  );
  await agree({ requests: 'free' }, '2026-01-15');
  assert.equal((await takeIn(items[1] ?? 0, south, winter('2026-01-15T11:00')))?.request, one);
  assert.equal((await now(one)).cutIn, 'leesclub, morgen');
  assert.notEqual(north, south);
});

test('case 18: who is blocked after asking keeps the place, gets nothing at that library, and is served when the block ends', async t => {
  const { db, ada, ben, cor, units, south, title, asked, now, lend, takeIn } = await aQueue(t);
  const { edition, items } = await title(south, south);
  for (const item of items) good(await lend(item, cor, south));
  const first = await asked(ada, edition);
  const second = await asked(ben, edition, { at: winter('2026-01-12T12:00') });
  const block = {
    member: ada,
    reason: 'unpaid' as const,
    note: 'test',
    reach: units.highland.id,
    until: '2026-01-20' as Day,
    at: winter('2026-01-12T13:00'),
    by: system,
  };
  good(only(await db.transaction(tx => blockMembers(tx, [block]))));
  assert.equal((await takeIn(items[0] ?? 0, south, winter('2026-01-13T11:00')))?.request, second);
  assert.equal((await now(first)).state, 'asked');
  assert.equal((await takeIn(items[1] ?? 0, south, winter('2026-01-21T11:00')))?.request, first);
});

test('case 19: a membership that ends before the book can be here is said when asking, and decides when the copy is there', async t => {
  const { db, units, cor, south, title, ask, asked, now, lend, takeIn } = await aQueue(t);
  const dee = good(
    only(
      await db.transaction(tx =>
        addMembers(tx, [
          {
            home: units.north.id,
            category: 'basic',
            givenName: 'Dee',
            familyName: 'van der Voorbeeld',
            birthDay: '1980-05-05' as const,
            postcode: '1234 AB',
            since: firstDay,
            until: '2026-01-14' as const,
            by: system,
          },
        ]),
      ),
    ),
  );
  const { edition } = await title(south);
  const placed = good(await ask(dee, edition));
  assert.deepEqual([placed.promised, placed.endsBefore], ['2026-01-15', '2026-01-14']);
  const { edition: other, item } = await title(south);
  good(await lend(item, cor, south));
  const waits = await asked(dee, other);
  assert.equal(await takeIn(item, south, winter('2026-01-16T11:00')), undefined, 'nobody to send it to');
  assert.equal((await now(waits)).state, 'asked');
});

test('case 27: while somebody waits whom this copy can serve, it is not renewed; who waits for another copy stops nobody', async t => {
  const { db, ada, ben, cor, south, title, asked, lend } = await aQueue(t);
  const { edition, items } = await title(south, south);
  const [one = 0, two = 0] = items;
  const loan = good(await lend(one, cor, south));
  good(await lend(two, ben, south));
  const again = () =>
    db.transaction(async tx =>
      only(await renew(tx, [{ loan: loan.id, at: winter('2026-01-13T11:00'), by: system }])),
    );
  const request = await asked(ada, edition);
  assert.equal(codeOf(await again()), 'circulation/others-wait');
  await db.transaction(tx => withdrawRequests(tx, [{ request, at: winter('2026-01-13T10:00'), by: system }]));
  assert.ok((await again()).ok);
  assert.equal((await openLoans(db, { items: [one] })).length, 1);
});

test('case 28: the place in the queue is told twice: of all, and of those whom the same copies can help, with what it comes from', async t => {
  const { db, ada, ben, cor, south, title, asked, now, lend } = await aQueue(t);
  const { edition, items } = await title(south, south);
  const [one = 0, two = 0] = items;
  for (const item of items) good(await lend(item, cor, south));
  const before = await asked(ben, edition, { item: one });
  const mine = await asked(ada, edition, { item: two, at: winter('2026-01-12T12:00') });
  const place = async () =>
    (await placesInQueue(db, [await now(mine)], winter('2026-01-13T09:00'))).get(mine);
  const told = await place();
  assert.deepEqual(
    [told?.place, told?.of, told?.among, told?.copies, told?.cutIn, told?.paused],
    [2, 2, 1, 1, 0, 0],
  );
  const wait = { request: before, until: '2026-01-30' as Day, at: monday, by: system };
  await db.transaction(tx => pauseRequests(tx, [wait]));
  const later = await place();
  assert.deepEqual([later?.place, later?.of, later?.paused], [1, 1, 1]);
  assert.ok(later?.expected !== undefined);
});
