import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { sql } from '#platform/db.ts';
import { makeLog } from '#platform/log.ts';
import { give } from '../../test/support/command.ts';
import { testDatabase } from '../../test/support/database.ts';
import { aWorld } from '../../test/support/world.ts';
import { readSettings } from '../config.ts';
import { loadDemo } from '../demo/index.ts';
import { modules } from '../main.ts';
import { papersCommand } from './papers.ts';
import { publishCommand } from './publish.ts';

async function aProvince(t: TestContext) {
  const db = await testDatabase(t, modules);
  const [settings, log] = [readSettings({}), makeLog('silent')];
  const days = { from: '2026-01-05', until: '2026-01-12' } as const;
  await loadDemo(db, { settings, log, size: 'tiny', seed: 6, ...days, progress: () => {} });
  const folder = await mkdtemp(join(tmpdir(), 'bindwerk-publish-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return { world: aWorld(db, modules, { demo: true }), folder };
}

const sha256 = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

test('a published report goes out as files that its manifest vouches for', async t => {
  const { world, folder } = await aProvince(t);
  const { said: shelf } = await give(publishCommand, [], { world }, true);
  const { slug } = JSON.parse(shelf[0] ?? '{}');
  assert.equal((await give(publishCommand, [slug, folder], { world })).code, 0);
  const { files } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  assert.ok(files.length >= 4, 'PDF, EPUB, text and JSON');
  for (const { name, sha256: told } of files) assert.equal(await sha256(join(folder, name)), told);
  await assert.rejects(give(publishCommand, ['geen-verslag', folder], { world }), /Nothing was published as/);
});

test('each PDF of a folder is taken in as an old report; one of which the address is taken is said, the others come', async t => {
  const { world, folder } = await aProvince(t);
  for (const name of ['Verslag_2019.pdf', 'Verslag 2019.PDF', 'Verslag 2020.pdf', 'brief.txt'])
    await writeFile(join(folder, name), '%PDF-1.4');
  const { code, said } = await give(papersCommand, [folder], { world }, true);
  assert.equal(code, 1);
  assert.deepEqual(
    said.map(line => JSON.parse(line)).map(({ name, taken }) => [name, taken]),
    [
      ['Verslag 2019.PDF', true],
      ['Verslag 2020.pdf', true],
      ['Verslag_2019.pdf', false],
    ],
  );
  const papers = await world.db.many<{ title: string; state: string }>(
    sql`select title, state from publications.paper order by id`,
  );
  assert.deepEqual(papers, [
    { title: 'Verslag 2019', state: 'waiting' },
    { title: 'Verslag 2020', state: 'waiting' },
  ]);
  await assert.rejects(give(papersCommand, [folder, '--owner', 'nergens'], { world }), /no organisation/);
});
