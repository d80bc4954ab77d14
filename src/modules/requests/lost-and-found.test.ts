import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ItemsAdded } from '#catalogue';
import { moveItems, openLoans, whereabouts } from '#circulation';
import { network as readNetwork, type UnitId } from '#network';
import { system } from '#people';
import { sql } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { board, cancelTransits, openTransits } from '#transport';
import { good, winter } from '../../../test/support/desk.ts';
import { aQueue } from '../../../test/support/queue.ts';
import { lookAgain, missLines, pickLines, pickList, sayStory, storyOf } from './index.ts';

test('case 3: not found: the attempt is kept, another branch goes first, and another copy of the same branch is still asked when it is the last', async t => {
  const { db, ada, south, west, title, asked, now } = await aQueue(t);
  const { edition } = await title(south, south, west);
  const request = await asked(ada, edition);
  const seek = async (unit: UnitId, at: Date) => {
    const line = (await pickList(db, unit, '2026-02-01')).find(one => one.request === request);
    assert.ok(line, `nothing on the list of ${unit}`);
    good(only(await db.transaction(tx => missLines(tx, [{ line: line.line, at, by: system }]))));
    return now(request);
  };
  const first = (await now(request)).supplier ?? 0;
  assert.equal(first, south);
  const second = await seek(south, winter('2026-01-13T10:10'));
  assert.equal(second.supplier, west);
  const third = await seek(west, winter('2026-01-14T13:10'));
  assert.equal(third.supplier, south, 'the other copy there');
  assert.match(sayStory(await storyOf(db, request), await readNetwork(db)), /miss.*South[\s\S]*miss.*West/);
});

test('case 4: who said that it is not there weighs more than who had no time to look', async t => {
  const { ada, south, west, title, asked, now, morning } = await aQueue(t);
  const { edition } = await title(south, south, west);
  const request = await asked(ada, edition);
  assert.equal((await now(request)).supplier, south);
  await morning(winter('2026-01-15T06:00'));
  assert.equal((await now(request)).supplier, south, 'nobody looked: the branch is asked again');
});

test('case 6: a copy that comes new to a title that somebody waits for goes to them the same day', async t => {
  const { db, ada, ben, south, title, asked, now, lend } = await aQueue(t);
  const { edition, item } = await title(south);
  good(await lend(item, ben, south));
  const request = await asked(ada, edition);
  assert.equal((await now(request)).state, 'asked');
  const fresh = await db.transaction(async tx => {
    const { id } = await tx.one<{ id: number }>(sql`
      insert into catalogue.item (barcode, edition, record, home, material, added)
      values ('NEW', ${edition}, 0, ${south}, 'book', '2026-01-13') returning id`);
    const copy = { id, barcode: 'NEW', edition, home: south, material: 'book', added: '2026-01-13' } as const;
    const whole = {
      ...copy,
      audience: 'adult' as const,
      callNumber: undefined,
      loanType: undefined,
      quick: false,
      withdrawn: undefined,
    };
    const added: ItemsAdded = { kind: 'catalogue/items-added', subject: 'catalogue', items: [whole] };
    await tx.announce([added]);
    return id;
  });
  assert.equal(await db.transaction(tx => lookAgain(tx, winter('2026-01-13T11:00'))), 1);
  assert.equal((await now(request)).item, fresh);
  assert.equal(await db.transaction(tx => lookAgain(tx, winter('2026-01-13T11:10'))), 0);
});

test('case 35: a journey that is stopped leaves its copy where it was last seen, and its reader is served at once by another way', async t => {
  const { db, ada, south, west, title, asked, now } = await aQueue(t);
  const { edition, items } = await title(south, west);
  const request = await asked(ada, edition);
  const before = await now(request);
  const [item = 0, unit = 0] = [before.item ?? 0, before.supplier ?? 0];
  await db.transaction(tx => pickLines(tx, [{ item, unit, at: winter('2026-01-14T13:10'), by: system }]));
  const [transit] = await openTransits(db, { items: [item] });
  const stop = { transit: transit?.id ?? 0, at: winter('2026-01-14T13:20'), by: system };
  await db.transaction(async tx => good(only(await cancelTransits(tx, [stop]))));
  const place = (await whereabouts(db, [item])).get(item);
  assert.deepEqual([place?.state, place?.unit], ['on-shelf', unit]);
  const after = await now(request);
  assert.equal(after.state, 'routed');
  assert.ok(items.includes(after.item ?? 0));
});

test('case 46: lost on the road: the journey ends, another copy comes, and nobody owes anything', async t => {
  const { db, ada, south, west, title, asked, now } = await aQueue(t);
  const { edition } = await title(south, west);
  const request = await asked(ada, edition);
  const { item: first, supplier } = await now(request);
  const [item = 0, unit = 0] = [first ?? 0, supplier ?? 0];
  const at = winter('2026-01-14T13:10');
  await db.transaction(tx => pickLines(tx, [{ item, unit, at, by: system }]));
  await db.transaction(tx => board(tx, [{ unit, take: 'all', at: winter('2026-01-15T12:00'), by: system }]));
  await db.transaction(tx => moveItems(tx, [{ item, verb: 'miss', unit, at: winter('2026-01-22T10:00') }]));
  assert.deepEqual(await openTransits(db, { items: [item] }), []);
  const after = await now(request);
  assert.equal(after.state, 'routed');
  assert.notEqual(after.item, item);
  assert.deepEqual(await openLoans(db, { member: ada }), []);
});

test('case 38: it says that it travels and lies on the shelf where it was packed: taken in there again it is the same journey, and never free for another', async t => {
  const { db, ada, ben, south, title, asked, now, takeIn } = await aQueue(t);
  const { edition, item } = await title(south);
  const request = await asked(ada, edition);
  const second = await asked(ben, edition, { at: winter('2026-01-12T12:00') });
  const pick = { item, unit: south, at: winter('2026-01-13T10:10'), by: system };
  await db.transaction(tx => pickLines(tx, [pick]));
  const [before] = await openTransits(db, { items: [item] });
  const again = await takeIn(item, south, winter('2026-01-14T10:10'));
  assert.deepEqual([again?.request, again?.next], [request, 'crate']);
  assert.deepEqual(await openTransits(db, { items: [item] }), [before]);
  assert.deepEqual([(await now(request)).state, (await now(second)).state], ['picked', 'asked']);
});
