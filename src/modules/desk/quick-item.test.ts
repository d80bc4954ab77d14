import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { editions, itemByBarcode } from '#catalogue';
import { openLoans } from '#circulation';
import { system } from '#people';
import { sql } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { aCopyAt, aDesk, good, winter } from '../../../test/support/desk.ts';
import { addCopy } from '../catalogue/add-copy.ts';
import { catalogueModule } from '../catalogue/module.ts';
import { withdrawItems } from '../catalogue/withdraw-items.ts';
import { circulationModule } from '../circulation/module.ts';
import { intakeModule } from '../intake/module.ts';
import { requestsModule } from '../requests/module.ts';
import { transportModule } from '../transport/module.ts';

const monday = winter('2026-01-12T11:00');
const later = (minutes: number) => new Date(monday.getTime() + minutes * 60_000);
const named = { title: 'Een gids voor de heide', material: 'book' } as const;

async function aShop(t: TestContext) {
  const modules = [intakeModule, catalogueModule, circulationModule, transportModule, requestsModule];
  const desk = await aDesk(t, modules);
  const { db, desks, units } = desk;
  const at = (code: string, minutes: number, more = {}) => desks(units.north.id, code, later(minutes), more);
  /** What the book counted of an item: coming into the collection, leaving it, being lent. */
  const counted = async (barcode: string) => {
    const { id } = (await itemByBarcode(db, barcode)) ?? { id: 0 };
    const rows = await db.many<{ kind: string }>(sql`
      select kind from ledger.item_event_view where item = ${id} order by position`);
    return rows.map(({ kind }) => kind);
  };
  const finish = async (barcode: string, edition: number) => {
    const who = { by: system, byName: 'Cas', at: later(600) };
    return good(
      await db.transaction(tx =>
        addCopy(tx, { ...who, edition, branch: units.north.id, barcode, callNumber: 'H' }),
      ),
    );
  };
  return { ...desk, at, counted, finish };
}

test('case 67: what nobody described is lent at once with a title, is no part of the collection, and is put aside when it comes back', async t => {
  const { db, ada, at, counted } = await aShop(t);
  await at('C0', 0);
  assert.equal((await at('30001', 1)).kind, 'unknown-code');
  const lent = await at('30001', 1, { named });
  assert.deepEqual([lent.kind, lent.item?.title], ['lent', named.title]);
  assert.equal((await openLoans(db, { member: ada })).length, 1);
  await at('', 2);
  assert.equal((await at('30001', 3)).kind, 'unfinished', 'back: not on the shelf');
  assert.equal((await at('30001', 5)).kind, 'unfinished', 'and so whenever it is picked up');
  assert.deepEqual(
    await counted('30001'),
    ['loan', 'return'],
    'the loan counts, the collection does not grow',
  );
  const seen = await db.one<{ titles: number }>(sql`
    select count(*) as titles from catalogue.edition_view where title = ${named.title}`);
  assert.equal(seen.titles, 0, 'nobody can find it or ask for it');
});

test('case 67: a cataloguer finishes it while it is lent: the loan goes on under the right title, and it is counted from then on', async t => {
  const { db, ada, units, at, counted, finish } = await aShop(t);
  const { edition } = await aCopyAt(db, units.south.id);
  await at('C0', 0);
  await at('30001', 1, { named });
  const before = (await itemByBarcode(db, '30001'))?.edition ?? 0;
  await finish('30001', edition);
  const item = await itemByBarcode(db, '30001');
  assert.ok(item);
  assert.deepEqual([item.quick, item.callNumber], [false, 'H']);
  assert.equal(only(await openLoans(db, { member: ada })).edition, item.edition);
  assert.equal((await editions(db, [item.edition])).get(item.edition)?.title, 'Ferry Timetables');
  assert.deepEqual(await counted('30001'), ['loan', 'item-added']);
  const led = await db.one<{ to: number }>(sql`
    select leads_to as "to" from catalogue.redirect where edition = ${before}`);
  assert.equal(led.to, item.edition, 'an old link leads on');
  await at('', 2);
  assert.equal((await at('30001', 700)).kind, 'shelf', 'and it stands on the shelf like any other');
});

test('case 67: what belongs to somebody else goes off the list uncounted, and can come along again another time', async t => {
  const { db, at, counted } = await aShop(t);
  assert.equal(
    (await at('30001', 1, { named })).kind,
    'unfinished',
    'without a member it is only written down',
  );
  const { id: item } = (await itemByBarcode(db, '30001')) ?? { id: 0 };
  const wish = { item, at: later(10), by: system, reason: 'belongs to somebody else' };
  good(only(await db.transaction(tx => withdrawItems(tx, [wish]))));
  assert.equal((await at('30001', 20)).kind, 'withdrawn');
  assert.deepEqual(await counted('30001'), [], 'what never came in does not go out');
});

test('case 67: a title is needed, and neither a slip nor a known copy becomes another thing', async t => {
  const { db, units, at } = await aShop(t);
  const refused = await at('30001', 1, { named: { ...named, title: ' ' } });
  assert.deepEqual(
    [refused.kind, refused.kind === 'refused' && refused.refusal.code],
    ['refused', 'catalogue/no-quick-title'],
  );
  assert.equal((await at('%S30001', 2, { named })).kind, 'unknown-code');
  assert.equal(await itemByBarcode(db, '30001'), undefined);
  const copy = await aCopyAt(db, units.north.id);
  assert.equal((await at(copy.barcode, 3, { named })).item?.title, 'Ferry Timetables');
  assert.equal((await itemByBarcode(db, copy.barcode))?.quick, false);
});
