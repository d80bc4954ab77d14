import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Db } from '../db.ts';
import { parts, sequences, type TableOf, tables } from './inventory.ts';
import { type BackedUpFile, type Manifest, manifestName } from './manifest.ts';

/** Lets bytes through and remembers their hash. */
function hashing(): { through: Transform; sha256(): string } {
  const hash = createHash('sha256');
  const through = new Transform({
    transform: (chunk: Buffer, _, done) => {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { through, sha256: () => hash.digest('hex') };
}

async function keepTable(
  client: PoolClient,
  { table, columns }: TableOf,
  folder: string,
): Promise<BackedUpFile> {
  const name = `${table.replaceAll('"', '')}.copy.gz`;
  const { through, sha256 } = hashing();
  const rows = client.query(copyTo(`copy (select ${columns.join(', ')} from ${table}) to stdout`));
  await pipeline(rows, createGzip({ level: 4 }), through, createWriteStream(join(folder, name)));
  return { table, columns: [...columns], file: name, rows: rows.rowCount, sha256: sha256() };
}

/**
 * Copies every row of the database to a new folder, as they stood at one moment, while others work on. `told` hears of each
 * table. The folder appears under its name when all is in it; what breaks off leaves nothing that looks like a backup.
 * Throws when the folder is there already.
 */
export async function backUp(
  db: Db,
  folder: string,
  { version, at, told = () => {} }: { version: string; at: Date; told?: (table: string) => void },
): Promise<Manifest> {
  if (existsSync(folder)) throw new Error(`${folder} is there already; name a folder that is not.`);
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  const client = await db.pool.connect();
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    const { rows: migrations } = await client.query<Manifest['migrations'][number]>(
      'select owner, file, hash from platform.migration order by ran_at, owner, file',
    );
    const files: BackedUpFile[] = [];
    for (const table of await tables(client)) {
      told(table.table);
      files.push(await keepTable(client, table, unfinished));
    }
    const manifest: Manifest = {
      format: 'bindwerk-backup-1',
      version,
      takenAt: at.toISOString(),
      migrations,
      parts: await parts(client),
      sequences: await sequences(client),
      files,
    };
    await writeFile(join(unfinished, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
    await rename(unfinished, folder);
    return manifest;
  } finally {
    await client.query('rollback').catch(() => {});
    client.release();
    await rm(unfinished, { recursive: true, force: true });
  }
}
