import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Db } from '../db.ts';
import { type MigrationSource, migrate, migrationsOf } from '../migrate.ts';
import { foreignKeys, parts, tables } from './inventory.ts';
import { type BackedUpFile, type Manifest, readManifest } from './manifest.ts';

/** Told while rows come in. */
type Told = (table: string) => void;

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Throws unless every file is there, byte for byte as it was written. */
async function checkFiles(folder: string, files: readonly BackedUpFile[]): Promise<void> {
  const wrong: string[] = [];
  for (const { file, sha256 } of files) {
    const found = await hashOf(join(folder, file)).catch(() => 'missing');
    if (found !== sha256) wrong.push(`${file} (${found === 'missing' ? 'missing' : 'damaged'})`);
  }
  if (wrong.length > 0)
    throw new Error(`The backup in ${folder} is not whole: ${wrong.join(', ')}. Nothing was restored.`);
}

/** Throws when the backup was made by a later version than this one, or by another line of it. */
function checkMigrations({ migrations, version }: Manifest, sources: readonly MigrationSource[]): void {
  const known = new Map(sources.flatMap(migrationsOf).map(of => [`${of.owner}/${of.file}`, of.hash]));
  const foreign = migrations.find(({ owner, file, hash }) => known.get(`${owner}/${file}`) !== hash);
  if (foreign)
    throw new Error(
      `The backup was made by Bindwerk ${version}, with a table change this one does not have: ${foreign.owner}/${foreign.file}. Restore it with that version or a later one.`,
    );
}

const underWay = 'restore-under-way';

/** Throws unless the database is empty, or holds what an earlier restore left when it broke off. */
async function checkEmpty(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ filled: boolean }>(
    `select to_regclass('platform.migration') is not null as filled`,
  );
  if (!rows[0]?.filled) return;
  const { rows: marks } = await client.query('select 1 from platform.mark where name = $1', [underWay]);
  if (marks.length === 0)
    throw new Error(
      'The database is not empty, and restoring would take the place of what it holds. Point DATABASE_URL at an empty database, or BINDWERK_DATA at a new folder.',
    );
}

/** Foreign keys and triggers stand aside while the rows come in; the keys are checked whole when they come back. */
async function unbound(client: PoolClient, fill: () => Promise<void>): Promise<void> {
  const keys = await foreignKeys(client);
  const all = await tables(client);
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { table } of all) await client.query(`alter table ${table} disable trigger user`);
  await client.query(`truncate ${all.map(({ table }) => table).join(', ')}`);
  await fill();
  for (const { table } of all) await client.query(`alter table ${table} enable trigger user`);
  for (const { table, name, definition } of keys)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`);
}

async function fill(client: PoolClient, folder: string, manifest: Manifest, told: Told): Promise<void> {
  const there = new Set((await parts(client)).map(({ part }) => part));
  for (const { part, table, bound } of manifest.parts)
    if (!there.has(part)) await client.query(`create table ${part} partition of ${table} ${bound}`);
  for (const { table, columns, file } of manifest.files) {
    told(table);
    const into = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`));
    await pipeline(createReadStream(join(folder, file)), createGunzip(), into);
  }
  for (const { sequence, value, isCalled } of manifest.sequences)
    await client.query('select setval($1::text::regclass, $2, $3)', [sequence, value, isCalled]);
}

async function together(client: PoolClient, work: () => Promise<void>): Promise<void> {
  await client.query('begin');
  try {
    await work();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

/**
 * Fills an empty database with a backup: the tables as they were then, every row in one transaction, then the table changes
 * since. A backup that is not whole, is of a later version, or a database that is not empty is refused before anything
 * is touched; what breaks off can be begun again.
 */
export async function restore(
  db: Db,
  folder: string,
  sources: readonly MigrationSource[],
  told: Told = () => {},
): Promise<Manifest> {
  const manifest = await readManifest(folder);
  checkMigrations(manifest, sources);
  await checkFiles(folder, manifest.files);
  const client = await db.pool.connect();
  try {
    await checkEmpty(client);
    const then = new Set(manifest.migrations.map(({ owner, file }) => `${owner}/${file}`));
    await migrate(db, sources, ({ owner, file }) => then.has(`${owner}/${file}`));
    await client.query('insert into platform.mark (name, content) values ($1, $2) on conflict do nothing', [
      underWay,
      JSON.stringify(manifest.takenAt),
    ]);
    await together(client, () => unbound(client, () => fill(client, folder, manifest, told)));
    await migrate(db, sources);
    await client.query('analyze');
    return manifest;
  } finally {
    client.release();
  }
}
