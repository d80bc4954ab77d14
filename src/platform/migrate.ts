import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runMigrations as runJobMigrations } from 'graphile-worker';
import type { PoolClient } from 'pg';
import type { Db } from './db.ts';

/** A schema and the folder with its numbered, forward-only SQL files. */
export interface MigrationSource {
  readonly name: string;
  readonly folder: URL;
}

interface Migration {
  readonly owner: string;
  readonly file: string;
  readonly text: string;
  readonly hash: string;
}

/** The migrations of one owner in order of their number. */
export function migrationsOf({ name, folder }: MigrationSource): Migration[] {
  const path = fileURLToPath(folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter(file => file.endsWith('.sql'))
    .toSorted()
    .map(file => {
      const text = readFileSync(new URL(`${folder.href.replace(/\/?$/, '/')}${file}`), 'utf8');
      return { owner: name, file, text, hash: createHash('sha256').update(text).digest('hex') };
    });
}

/** The number that names this application's migrators to PostgreSQL's advisory locks. */
const turn = 0x62696e64;

async function apply(client: PoolClient, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.text);
    await client.query('insert into platform.migration (owner, file, hash) values ($1, $2, $3)', [
      migration.owner,
      migration.file,
      migration.hash,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${migration.owner}/${migration.file} failed: ${String(error)}`, {
      cause: error,
    });
  }
}

/**
 * Brings the database up to date in the order of the sources; answers what was run. Several processes may call it
 * at once: one works, the others wait. `wanted` leaves files out, to build the tables of an earlier day. Throws when a file
 * that ran before was changed since.
 */
export async function migrate(
  db: Db,
  sources: readonly MigrationSource[],
  wanted: (migration: { owner: string; file: string }) => boolean = () => true,
): Promise<string[]> {
  const client = await db.pool.connect();
  const ran: string[] = [];
  try {
    await client.query('select pg_advisory_lock($1)', [turn]);
    await client.query(`
      create schema if not exists platform;
      create table if not exists platform.migration (
        owner text, file text, hash text not null, ran_at timestamptz not null default now(), primary key (owner, file))`);
    const { rows } = await client.query<{ owner: string; file: string; hash: string }>(
      'select owner, file, hash from platform.migration',
    );
    const known = new Map(rows.map(row => [`${row.owner}/${row.file}`, row.hash]));
    const waiting = sources
      .flatMap(migrationsOf)
      .filter(wanted)
      .filter(({ owner, file, hash }) => {
        const before = known.get(`${owner}/${file}`);
        if (before !== undefined && before !== hash)
          throw new Error(`migration ${owner}/${file} was changed after it ran; write a new one instead`);
        return before === undefined;
      });
    // The jobs' own tables come first: killed in between, the rest is still seen to be waiting.
    if (waiting.length > 0) await runJobMigrations({ pgPool: db.pool });
    for (const migration of waiting) {
      await client.query(`create schema if not exists ${client.escapeIdentifier(migration.owner)}`);
      await apply(client, migration);
      ran.push(`${migration.owner}/${migration.file}`);
    }
  } finally {
    await client.query('select pg_advisory_unlock($1)', [turn]).catch(() => {});
    client.release();
  }
  return ran;
}
