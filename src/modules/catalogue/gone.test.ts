import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepSource, readProfile } from '#intake';
import { sql } from '#platform/db.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aRecord } from '../../../test/support/marc.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { catalogueModule } from './module.ts';
import { takeRecords } from './take-records.ts';

test('72: the bare word that a record is gone withdraws its copies and keeps the title for its history', async t => {
  const db = await testDatabase(t, [catalogueModule]);
  await aNetwork(db);
  const profile = await readProfile('marc21-852');
  const copies = [{ barcode: 'b1', branch: 'north' }];
  const record = aRecord({ number: 'n1', title: 'Alfa', copies });
  await db.transaction(async tx => {
    const source = await keepSource(tx, { code: 'north', name: 'North', organisation: undefined, profile });
    const word = { arrival: undefined, controlNumber: 'n1' };
    await takeRecords(tx, source, [{ ...word, record }], '2026-01-05');
    const known = { ...word, record: undefined };
    await takeRecords(tx, source, [known, { ...known, controlNumber: 'unseen' }], '2026-01-06');
  });
  const kept = await db.many(sql`
    select edition.title, item.withdrawn, record.deleted_on
      from catalogue.source_record as record
      join catalogue.edition on edition.id = record.edition
      join catalogue.item on item.record = record.id`);
  assert.deepEqual(kept, [{ title: 'Alfa', withdrawn: '2026-01-06', deletedOn: '2026-01-06' }]);
});
