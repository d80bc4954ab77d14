import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addMembers, system } from '#people';
import { type Db, sql, type Tx } from '#platform/db.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aNetwork, firstDay, tinyProvince } from '../../../test/support/network.ts';
import { aShelf } from '../../../test/support/shelf.ts';
import { checkIn } from './check-in.ts';
import { checkOut } from './check-out.ts';
import { loadRules } from './rules/load-rules.ts';
import { circulationModule } from './module.ts';
import { type Move, moveItems } from './move-items.ts';
import { openLoans } from './reading.ts';
import { renew } from './renew.ts';

const verbs = ['hold', 'send', 'arrive', 'shelve', 'miss', 'find'] as const satisfies readonly Move['verb'][];
const step = fc.record({
  what: fc.constantFrom('lend', 'return', 'renew', ...verbs),
  item: fc.nat(2),
  member: fc.nat(1),
  unit: fc.constantFrom('north' as const, 'south' as const),
  twice: fc.boolean(),
});

/** What the whole house looks like; nothing that may differ between one delivery and two is left out. */
const state = (db: Db | Tx) =>
  db.many(sql`
    select place.item, place.state, place.unit, place.since, place.held_for, loan.member, loan.lent_at, loan.due_day,
           loan.renewals, (select count(*) from circulation.loan as any_loan where any_loan.item = place.item) as loans
      from circulation.whereabouts as place
      left join circulation.loan on loan.item = place.item and loan.returned_at is null
     order by place.item`);

const ledgerRows = (db: Db | Tx) =>
  db.one(sql`
    select (select count(*) from ledger.item_event) as items, (select count(*) from ledger.person_event_buffer) as people`);

const broken = (db: Db | Tx) =>
  db.many(sql`
    select item, 'more than one open loan' as what from circulation.loan where returned_at is null group by item having count(*) > 1
     union all
    select place.item, 'on loan without a loan, or the reverse'
      from circulation.whereabouts as place
      left join circulation.loan on loan.item = place.item and loan.returned_at is null
     where (place.state = 'on-loan') <> (loan.id is not null)
     union all
    select item.id, 'in no place or in two' from catalogue.item
      left join circulation.whereabouts as place on place.item = item.id
     group by item.id having count(place.item) <> 1
     union all
    select item, 'a closed loan that knows its member' from circulation.loan where returned_at is not null and member is not null`);

test('whatever is scanned in whatever order, each item is in one place with one loan at most, and a second delivery changes nothing', async t => {
  const db = await testDatabase(t, [circulationModule]);
  const { network, units } = await aNetwork(db);
  await db.transaction(tx => loadRules(tx, tinyProvince.rules, network));
  const members = await db.transaction(async tx =>
    (
      await addMembers(
        tx,
        ['Ada', 'Ben'].map(givenName => ({
          home: units.north.id,
          category: 'basic',
          givenName,
          familyName: 'Voorbeeld',
          birthDay: '1980-05-05' as const,
          since: firstDay,
          by: system,
        })),
      )
    ).map(added => (added.ok ? added.value : 0)),
  );
  const items = await aShelf(db, units.north.id, 3);

  class Undone extends Error {}

  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async steps => {
      const run = db.transaction(async tx => {
        let minute = 0;
        for (const { what, item: nth, member: who, unit: where, twice } of steps) {
          minute += 60 * 24;
          const at = new Date(Date.UTC(2025, 2, 3, 10, minute));
          const [item, member, unit] = [items[nth] ?? 0, members[who] ?? 0, units[where].id];
          const act = async () => {
            if (what === 'lend') return checkOut(tx, [{ item, member, unit, at, by: system }]);
            if (what === 'return') return checkIn(tx, [{ item, unit, at, by: system }]);
            if (what === 'renew') {
              const loans = await openLoans(tx, { items: [item] });
              return renew(
                tx,
                loans.map(({ id }) => ({ loan: id, at, by: system })),
              );
            }
            const held = what === 'hold' ? { heldFor: member } : {};
            return moveItems(tx, [{ item, verb: what, unit, at, ...held }]);
          };
          await act();
          const once = [await state(tx), await ledgerRows(tx)];
          if (twice) {
            await act();
            assert.deepEqual([await state(tx), await ledgerRows(tx)], once, `${what} delivered twice`);
          }
          assert.deepEqual(await broken(tx), []);
        }
        throw new Undone();
      });
      await assert.rejects(run, Undone);
    }),
    { numRuns: 60 },
  );
});
