import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const home = join(import.meta.dirname, '../..');

/** A page of the docs is what a test plays; run with `WRITE_PAGES=1` to write it anew. */
export function keptPage(path: string, text: string): void {
  if (process.env['WRITE_PAGES']) writeFileSync(join(home, path), text);
  assert.ok(
    readFileSync(join(home, path), 'utf8') === text,
    `${path} is stale: run this test with WRITE_PAGES=1`,
  );
}
