import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { importFile, keepSource, readProfile } from '#intake';
import { loadProvince, network } from '#network';
import { standingClock } from '#platform/clock.ts';
import { sql } from '#platform/db.ts';
import { seededChance, shuffled } from '#platform/chance.ts';
import { buildAssets } from '#web/assets.ts';
import { modules, mount } from '../../src/main.ts';
import { readFolder } from '../../src/prepare.ts';
import { withoutBrowser, withPage } from '../support/browser.ts';
import { looks, soundIn } from '../support/cataloguing.ts';
import { testDatabase } from '../support/database.ts';
import { good, winter } from '../support/desk.ts';
import { aFolder, data, type SomeRecord } from '../support/marc.ts';
import { aRecord } from '../support/marc.ts';
import { aWorld } from '../support/world.ts';

const at = winter('2026-01-13T11:00');

/** One book as the four organisations of Drenthe each describe it: without a number, a year later, with all there is, in few words. */
const described: readonly (SomeRecord & { readonly organisation: string })[] = [
  {
    organisation: 'org-dnk',
    number: 'dnk-1',
    isbn: '9789000000005',
    copies: [
      { barcode: 'dnk-a', branch: 'assen' },
      { barcode: 'dnk-b', branch: 'assen-kloosterveen' },
    ],
  },
  {
    organisation: 'org-facet',
    number: 'facet-1',
    year: 2020,
    isbn: '9789000000005',
    copies: [{ barcode: 'facet-a', branch: 'emmen' }],
  },
  {
    organisation: 'org-hoogeveen',
    number: 'hoogeveen-1',
    author: 'Verzonnen, V.',
    copies: [{ barcode: 'hoogeveen-a', branch: 'hoogeveen' }],
  },
  {
    organisation: 'org-bind',
    number: 'bind-1',
    isbn: '9000000004',
    more: [data('520', '  ', 'aEen veerman wacht op de laatste reiziger.')],
    copies: [
      { barcode: 'bind-a', branch: 'meppel' },
      { barcode: 'bind-b', branch: 'gieten' },
    ],
  },
];

const branches = ['Assen', 'Assen Kloosterveen', 'Emmen', 'Gieten', 'Hoogeveen', 'Meppel'];

for (const [name, look] of Object.entries(looks))
  test(`a resident sees the copies of all four organisations on the one page of a book, whoever delivered first, ${name}`, {
    skip: withoutBrowser,
  }, async t => {
    const db = await testDatabase(t, modules);
    const { write } = await aFolder(t);
    const drenthe = good(await readFolder(join(import.meta.dirname, '../../provinces/drenthe')));
    good(await db.transaction(tx => loadProvince(tx, drenthe)));
    const place = await network(db);
    const profile = await readProfile('marc21-852');
    for (const { organisation, ...wish } of shuffled(seededChance(look.width ?? 0), described)) {
      const source = await db.transaction(tx =>
        keepSource(tx, {
          code: organisation,
          name: organisation,
          organisation: place.byCode(organisation)?.id,
          profile,
        }),
      );
      const record = aRecord({ title: 'De veerpont van Gieten', author: 'Verzonnen, Vera', ...wish });
      await importFile(db, { source, path: write(`${organisation}.mrc`, record), at });
    }
    const titles = await db.many<{ id: number }>(sql`select id from catalogue.edition`);
    assert.equal(titles.length, 1, 'four descriptions, one title');
    const clock = standingClock(at);
    const app = await mount({ ...aWorld(db, modules, { clock }), assets: await buildAssets() });
    const baseUrl = await app.listen({ port: 0, host: '127.0.0.1' });
    t.after(() => app.close());
    await withPage({ ...look, baseUrl }, async page => {
      await page.goto('/zoek?q=veerpont');
      await page.click('main >> a:has-text("De veerpont van Gieten") >> nth=0');
      assert.equal(new URL(page.url()).pathname, `/titel/${titles[0]?.id}`);
      const rows = await page.locator('table:has(#where-caption) tbody tr').allInnerTexts();
      assert.deepEqual(
        rows.map(row => row.split(/[\t\n]/)[0]?.trim()).toSorted(),
        branches.toSorted(),
        'each branch with its copy',
      );
      assert.match(await page.innerText('main'), /Een veerman wacht/, 'who says the most speaks for it');
      await soundIn(look)(page, 'one-title');
    });
  });
