import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepSource, readProfile } from '#intake';
import { type Actor, system } from '#people';
import { sql } from '#platform/db.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aRecord, type SomeRecord } from '../../../test/support/marc.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { markNumber } from './mark-number.ts';
import { catalogueModule } from './module.ts';
import { takeRecords } from './take-records.ts';

const isbn = '9780306406157';
const at = new Date('2026-01-13T10:00:00Z');

test('a number that tells nothing joins nothing: not what came before, not what comes after, until it is taken off the list', async t => {
  const db = await testDatabase(t, [catalogueModule]);
  await aNetwork(db);
  const profile = await readProfile('marc21-852');
  const take = (code: string, record: SomeRecord) =>
    db.transaction(async tx => {
      const source = await keepSource(tx, { code, name: code, organisation: undefined, profile });
      const arrived = { arrival: undefined, controlNumber: 'n', record: aRecord({ ...record, number: 'n' }) };
      await takeRecords(tx, source, [arrived], '2026-01-12');
    });
  const mark = (bad: string | undefined, printed = isbn, by: Actor = system) =>
    db.transaction(tx => markNumber(tx, { isbn: printed, bad, at, by }));
  const editions = async () =>
    new Set(
      (
        await db.many<{ edition: number }>(
          sql`select edition from catalogue.source_record where deleted_on is null`,
        )
      ).map(({ edition }) => edition),
    ).size;
  // without a maker, a title and a year alone are not enough
  const book = { title: 'De veerpont', isbn };
  await take('north', book);
  await take('south', book);
  assert.equal(await editions(), 1);
  assert.equal((await mark('printed in a whole series')).ok, true);
  assert.equal(await editions(), 2);
  await take('east', book);
  assert.equal(await editions(), 3);
  assert.equal((await mark('said twice', '978-0-306-40615-7')).ok, true);
  assert.equal((await mark(undefined)).ok, true);
  assert.equal(await editions(), 1);
  const codes = await Promise.all([
    mark(' '),
    mark('why', '123'),
    mark('why', isbn, { kind: 'member', member: 1 }),
  ]);
  assert.deepEqual(
    codes.map(answer => (answer.ok ? 'done' : answer.refusal.code)),
    ['catalogue/no-reason', 'catalogue/no-isbn', 'catalogue/not-a-cataloguer'],
  );
});
