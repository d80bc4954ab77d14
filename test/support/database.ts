import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Client } from 'pg';
import { type Db, openDb, sql } from '#platform/db.ts';
import { type EmbeddedPostgres, ensureDatabase, startEmbeddedPostgres } from '#platform/embedded-postgres.ts';
import { type MigrationSource, migrate, migrationsOf } from '#platform/migrate.ts';
import { type Listener, wire } from '#platform/wiring.ts';
import { migrationSources } from '../../src/migration-sources.ts';
import { testFolder } from './memory.ts';

// Each test file is a process of its own; they share one server: the one that BINDWERK_TEST_DATABASE names,
// or an embedded one that the first starts and that stays up for the next run.
const given = process.env['BINDWERK_TEST_DATABASE'];
let server: Promise<EmbeddedPostgres> | undefined;
const settings = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=300',
  'jit=off',
];

async function serverUrl(database: string): Promise<string> {
  if (given) return given.replace(/\/[^/?]*(\?|$)/, `/${database}$1`);
  server ??= startEmbeddedPostgres(join(testFolder(), 'bindwerk-test'), settings);
  return (await server).url(database);
}

const fingerprint = (sources: readonly MigrationSource[]) =>
  createHash('sha256')
    .update(
      JSON.stringify(
        sources.flatMap(source => migrationsOf(source).map(({ owner, file, hash }) => [owner, file, hash])),
      ),
    )
    .digest('hex')
    .slice(0, 12);

/** Held while a template is made, so that test files that start together make it once. */
const templateTurn = 0x74706c;

async function template(): Promise<string> {
  const sources = migrationSources();
  const name = `bindwerk_template_${fingerprint(sources)}`;
  const client = new Client({ connectionString: await serverUrl('postgres') });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [templateTurn]);
    const made = await client.query('select from pg_database where datname = $1 and datistemplate', [name]);
    if (made.rowCount === 0) {
      await client.query(`drop database if exists ${name}`);
      await ensureDatabase(await serverUrl('postgres'), name);
      const db = openDb({ url: await serverUrl(name) });
      await migrate(db, sources);
      await db.close();
      await client.query(`alter database ${name} is_template true`);
    }
  } finally {
    await client.end();
  }
  return name;
}

let number = 0;

/** What a test wants cleaned up when it is over. */
interface Cleaner {
  after(clean: () => Promise<void>): void;
}

async function make(t: Cleaner, from: string | undefined, listeners: readonly Listener[]): Promise<Db> {
  number += 1;
  const name = `bindwerk_test_${process.pid}_${number}`;
  const admin = await serverUrl('postgres');
  await ensureDatabase(admin, name, from);
  const db = openDb({ url: await serverUrl(name), wiring: wire(listeners) });
  t.after(async () => {
    await db.close();
    const client = new Client({ connectionString: admin });
    await client.connect();
    await client.query(`drop database if exists ${name} with (force)`);
    await client.end();
  });
  return db;
}

/**
 * A fresh, migrated database of its own for one test (or one file, with `{ after }` of node:test), wired with the
 * modules given in street order. Dropped afterwards.
 */
export const testDatabase = async (t: Cleaner, listeners: readonly Listener[] = []): Promise<Db> =>
  make(t, await template(), listeners);

/** A database in which nothing was made yet, not even a table. Dropped afterwards. */
export const emptyDatabase = (t: Cleaner, listeners: readonly Listener[] = []): Promise<Db> =>
  make(t, undefined, listeners);

/** The connection string of a database made by `testDatabase`, for programs that the test starts. */
export const urlOf = async (db: Db): Promise<string> => {
  const { current } = await db.one<{ current: string }>(sql`select current_database() as current`);
  return serverUrl(current);
};

/** Cuts every line to the database of a test and lets none in, as when its server is away; answers how to bring it back. */
export async function takeAway(db: Db): Promise<() => Promise<void>> {
  const { name } = await db.one<{ name: string }>(sql`select current_database() as name`);
  const asAdmin = async (...statements: readonly string[]) => {
    const client = new Client({ connectionString: await serverUrl('postgres') });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  await asAdmin(
    `alter database ${name} with allow_connections false`,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
  );
  return () => asAdmin(`alter database ${name} with allow_connections true`);
}
