import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from '#platform/db.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aFolder, aRecord, data } from '../../../test/support/marc.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { smallDisk } from '../../../test/support/small-disk.ts';
import { catalogueModule } from '../catalogue/module.ts';
import { failureIn } from './failure.ts';
import { importFile, keepSource, readProfile } from './index.ts';
import { readDeliveries } from './store/delivery.ts';

test('when the disk of the database is full a delivery stops and says so; with room made it goes on: nothing twice, nothing lost', async t => {
  const db = await testDatabase(t, [catalogueModule]);
  await aNetwork(db);
  const { home } = await db.one<{ home: string }>(sql`select current_setting('data_directory') as home`);
  const { uid } = statSync(home);
  const folder = mkdtempSync(join('/var/tmp', 'bindwerk-disk-'));
  const disk = smallDisk(folder, '1m', uid);
  if (!disk) {
    rmSync(folder, { recursive: true });
    return t.skip('this machine mounts nothing for us');
  }
  const space = `small_${process.pid}`;
  await db.script(`create tablespace ${space} location '${folder}'`);
  try {
    await db.script(`alter table intake.arrival set tablespace ${space}`);
    const profile = await readProfile('marc21-852');
    const source = await db.transaction(tx =>
      keepSource(tx, { code: 'north', name: 'North', organisation: undefined, profile }),
    );
    const many = Array.from({ length: 400 }, (_, i) =>
      aRecord({
        number: `n${i}`,
        title: `Titel ${i}`,
        more: [data('520', '  ', `a${randomBytes(3000).toString('hex')}`)],
      }),
    );
    const path = (await aFolder(t)).write('large.mrc', ...many);
    const at = new Date('2026-01-05T10:00:00Z');
    const take = () => importFile(db, { source, path, at, batch: 20 });
    const kept = () =>
      db.one<{ arrivals: number; records: number; titles: number }>(sql`
        select (select count(*) from intake.arrival) as arrivals,
               (select count(distinct control_number) from intake.arrival) as records,
               (select count(*) from catalogue.source_record) as titles`);
    await assert.rejects(take);
    const [stopped] = await readDeliveries(db, 1);
    assert.equal(stopped?.state, 'failed');
    assert.match(failureIn('nl', stopped?.failure ?? ''), /schijf is vol.*gaat het verder/);
    const half = await kept();
    assert.ok(half.arrivals < 400);
    assert.deepEqual(half, { arrivals: stopped?.accepted, records: half.arrivals, titles: half.arrivals });
    disk.resize('64m');
    const done = await take();
    assert.deepEqual([done.id, done.state, done.accepted], [stopped?.id, 'done', 400]);
    assert.deepEqual(await kept(), { arrivals: 400, records: 400, titles: 400 });
  } finally {
    await db.script('alter table intake.arrival set tablespace pg_default');
    await db.script(`drop tablespace ${space}`);
    disk.leave();
    rmSync(folder, { recursive: true });
  }
});
