import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { tables } from '#platform/backup/inventory.ts';
import { type Manifest, manifestName } from '#platform/backup/manifest.ts';
import { type Db, sql } from '#platform/db.ts';
import { makeLog } from '#platform/log.ts';
import { backupCommand } from '../../src/cli/backup.ts';
import { restoreCommand } from '../../src/cli/restore.ts';
import { readSettings } from '../../src/config.ts';
import { loadDemo } from '../../src/demo/index.ts';
import { modules } from '../../src/main.ts';
import { give } from '../support/command.ts';
import { emptyDatabase, testDatabase } from '../support/database.ts';

const open = (db: Db) => ({
  database: () => Promise.resolve({ db, embedded: undefined, close: () => Promise.resolve() }),
});

/** Two weeks of a small province, and where its backup will stand. */
async function aProvince(t: TestContext): Promise<{ db: Db; folder: string }> {
  const db = await testDatabase(t, modules);
  const [settings, log] = [readSettings({}), makeLog('silent')];
  const days = { from: '2026-01-05', until: '2026-01-19' } as const;
  await loadDemo(db, { settings, log, size: 'tiny', seed: 5, ...days, progress: () => {} });
  const above = await mkdtemp(join(tmpdir(), 'bindwerk-backup-'));
  t.after(() => rm(above, { recursive: true, force: true }));
  return { db, folder: join(above, 'kept') };
}

/** Every table with a hash of all its rows. */
async function contents(db: Db): Promise<Record<string, string>> {
  const client = await db.pool.connect();
  try {
    const found: Record<string, string> = {};
    for (const { table } of await tables(client)) {
      const { rows } = await client.query(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, ';' order by t::text collate "C")), '') as hash from ${table} t`,
      );
      found[table] = rows[0].hash;
    }
    return found;
  } finally {
    client.release();
  }
}

test('a province that is lost comes back from its backup row for row, and goes on', async t => {
  const { db, folder } = await aProvince(t);
  const before = await contents(db);
  assert.equal((await give(backupCommand, [folder], open(db))).code, 0);
  const again = await emptyDatabase(t, modules);
  const { code, said } = await give(restoreCommand, [folder], open(again));
  assert.equal(code, 0, said.join('\n'));
  const after = await contents(again);
  // Only these say when a table was made, which is now.
  for (const own of ['platform.migration', 'graphile_worker.migrations']) delete before[own];
  for (const own of ['platform.migration', 'graphile_worker.migrations']) delete after[own];
  assert.deepEqual(after, before);
  assert.ok(
    Object.values(before).some(hash => /^\d{4}/.test(hash)),
    'a province of thousands of rows',
  );
  const next = sql<{ id: number }>`select nextval(pg_get_serial_sequence('requests.request', 'id')) as id`;
  assert.equal((await again.one(next)).id, (await db.one(next)).id, 'numbers go on where they were');
  const unchecked = sql<{ n: number }>`select count(*) as n from pg_constraint where not convalidated`;
  assert.equal((await again.one(unchecked)).n, 0, 'every key holds');
  await assert.rejects(give(restoreCommand, [folder], open(again)), /database is not empty/);
});

test('a backup that is damaged, or of a later version, touches nothing; one that broke off is none', async t => {
  const { db, folder } = await aProvince(t);
  await give(backupCommand, [folder], open(db));
  await assert.rejects(give(backupCommand, [folder], open(db)), /is there already/);
  const again = await emptyDatabase(t, modules);
  const untouched = async () =>
    assert.equal(
      (await again.one(sql<{ there: boolean }>`select to_regnamespace('network') is not null as there`))
        .there,
      false,
    );
  const text = await readFile(join(folder, manifestName), 'utf8');
  const manifest: Manifest = JSON.parse(text);

  const later = [...manifest.migrations, { owner: 'network', file: '999-later.sql', hash: 'x' }];
  await writeFile(join(folder, manifestName), JSON.stringify({ ...manifest, migrations: later }));
  await assert.rejects(give(restoreCommand, [folder], open(again)), /999-later\.sql.*or a later one/);
  await untouched();

  await writeFile(join(folder, manifestName), text);
  await appendFile(join(folder, 'circulation.loan.copy.gz'), 'x');
  await rm(join(folder, 'people.member.copy.gz'));
  await assert.rejects(
    give(restoreCommand, [folder], open(again)),
    /circulation\.loan\.copy\.gz \(damaged\), people\.member\.copy\.gz \(missing\)/,
  );
  await untouched();

  await rm(join(folder, manifestName));
  await assert.rejects(give(restoreCommand, [folder], open(again)), /holds no backup/);
  await untouched();
  assert.deepEqual(await readdir(join(folder, '..')), ['kept'], 'nothing half is left beside it');
});

test('a restore that broke off is begun again, and fills what it left', async t => {
  const { db, folder } = await aProvince(t);
  await give(backupCommand, [folder], open(db));
  const again = await emptyDatabase(t, modules);
  // As if the copies had not come along: the keys of everything that speaks of them refuse.
  const text = await readFile(join(folder, manifestName), 'utf8');
  const manifest: Manifest = JSON.parse(text);
  const without = manifest.files.filter(({ table }) => table !== 'catalogue.item');
  await writeFile(join(folder, manifestName), JSON.stringify({ ...manifest, files: without }));
  await assert.rejects(give(restoreCommand, [folder], open(again)), /foreign key/);
  await writeFile(join(folder, manifestName), text);
  assert.equal((await give(restoreCommand, [folder], open(again))).code, 0);
  const count = sql<{ n: number }>`select count(*) as n from circulation.loan`;
  assert.equal((await again.one(count)).n, (await db.one(count)).n);
});
