import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededChance } from '#platform/chance.ts';
import { type Db, sql } from '#platform/db.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { closeDay } from './close-day.ts';
import { record } from './record.ts';

const day = '2025-03-03';
const loans = 200;

/** A day on which member n borrows item n, one after another, all of one class of material at one branch. */
async function aBusyDay(db: Db): Promise<void> {
  for (let n = 1; n <= loans; n += 1)
    await db.transaction(tx =>
      record(tx, {
        items: [
          {
            kind: 'loan',
            at: new Date(Date.UTC(2025, 2, 3, 9, n)),
            day,
            unit: 1,
            organisation: 1,
            municipality: 1,
            item: n,
            edition: n,
            material: 'book',
            audience: 'adult',
          },
        ],
        people: [
          {
            kind: 'loan',
            day,
            unit: 1,
            organisation: 1,
            municipality: 1,
            material: 'book',
            audience: 'adult',
            ageBand: '31-65',
            category: 'adult',
            postcodeArea: '9461',
            member: n,
          },
        ],
      }),
    );
  await db.transaction(tx => closeDay(tx, day, seededChance(5)));
}

/** How many of the day's loans an attack puts back together, given some order of the two books. */
const rightGuesses = async (db: Db, itemOrder: string, personOrder: string): Promise<number> => {
  const { right } = await db.one<{ right: number }>(sql`
    with item as (select item, row_number() over (order by ${sql.raw(itemOrder)}) as place from ledger.item_event),
         person as (select pseudonym, row_number() over (order by ${sql.raw(personOrder)}) as place
                      from ledger.person_event_book)
    select count(*) as right
      from item join person using (place)
     where pseudonym = ledger.pseudonym(${day}::date, item)`);
  return right;
};

test('item rows and person rows of a closed day cannot be joined', async t => {
  const db = await testDatabase(t);
  await aBusyDay(db);

  await t.test('they share no column that tells one loan from another', async () => {
    const shared = await db.many<{ columnName: string }>(sql`
      select column_name from information_schema.columns where table_schema = 'ledger' and table_name = 'item_event'
      intersect
      select column_name from information_schema.columns where table_schema = 'ledger' and table_name = 'person_event_book'
      order by column_name`);
    assert.deepEqual(
      shared.map(({ columnName }) => columnName),
      ['amount', 'audience', 'day', 'kind', 'material', 'municipality', 'organisation', 'position', 'unit'],
    );
    const { most } = await db.one<{ most: number }>(sql`
      select min(candidates) as most from (
        select count(*) as candidates from ledger.item_event join ledger.person_event_book
         using (kind, day, unit, organisation, municipality, material, audience, amount)
         group by ledger.item_event.item) as guess`);
    assert.equal(most, loans, 'every borrower of the day is as likely as every other');
  });

  await t.test('no time of day stands in a person row', async () => {
    const times = await db.many(sql`
      select column_name from information_schema.columns
       where table_schema = 'ledger' and table_name like 'person_event%' and data_type like 'timestamp%'`);
    assert.deepEqual(times, []);
  });

  await t.test(
    'neither position, nor place on disk, nor transaction puts them in the same order',
    async () => {
      for (const personOrder of ['position', 'ctid', 'position desc', 'xmin::text::bigint, ctid'])
        for (const itemOrder of ['position', 'at', 'recorded_at', 'xid', 'ctid']) {
          const right = await rightGuesses(db, itemOrder, personOrder);
          assert.ok(right <= 8, `${itemOrder} against ${personOrder} gave ${right} of ${loans}`);
        }
      const { transactions } = await db.one<{ transactions: number }>(sql`
      select count(distinct xmin::text) as transactions from ledger.person_event_book`);
      assert.equal(transactions, 1);
    },
  );
});
