import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { importFile, keepSource, readProfile } from '#intake';
import { sql } from '#platform/db.ts';
import { give } from '../../../../test/support/command.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { aFolder, aRecord, data } from '../../../../test/support/marc.ts';
import { aNetwork } from '../../../../test/support/network.ts';
import { aWorld } from '../../../../test/support/world.ts';
import { exportCommand } from '../../../cli/export.ts';
import { catalogueModule } from '../module.ts';

const at = new Date('2026-01-05T10:00:00Z');
const plugs = [catalogueModule];

/** All that is said of the copies, and of which title they are. */
const copies = sql`
  select item.barcode, unit.code as branch, item.call_number, item.material, item.loan_type, item.price_cents, edition.title
    from catalogue.item
    join catalogue.edition on edition.id = item.edition
    join network.unit on unit.id = item.home
   where item.withdrawn is null
   order by barcode`;

const copy = (...parts: readonly string[]) => data('852', '  ', ...parts);

test('what is said of a copy travels along, in its title and in holdings records, as ISO 2709 and as MARCXML', async t => {
  const db = await testDatabase(t, plugs);
  await aNetwork(db);
  const { folder, write } = await aFolder(t);
  const profile = await readProfile('own-852');
  const take = async (into: typeof db, path: string) => {
    const source = await into.transaction(tx =>
      keepSource(tx, { code: 'library', name: 'Library', organisation: undefined, profile }),
    );
    await importFile(into, { source, path, at });
  };
  const more = [
    copy('bnorth', 'hROM', 'pplain'),
    copy('bnorth', 'hROM', 'pdear', 'wsprinter', 'y24.95'),
    copy('bsouth', 'hROM', 'pheard', 'vaudiobook', 'wkort', 'y0.50'),
    copy('bsouth', 'pcheap', 'y3.00'),
  ];
  const title = { number: 't', title: 'De heide', author: 'Turf, Ada', isbn: '9789000000012' };
  await take(db, write('here.mrc', aRecord({ ...title, more })));
  const here = await db.many(copies);
  assert.equal(here.length, 4);
  for (const holdings of ['inside', 'apart'])
    for (const form of ['mrc', 'xml']) {
      const path = join(folder, `${holdings}.${form}`);
      const { code } = await give(exportCommand, [path, '--holdings', holdings], {
        world: aWorld(db, plugs),
      });
      assert.equal(code, 0);
      const elsewhere = await testDatabase(t, plugs);
      await aNetwork(elsewhere);
      await take(elsewhere, path);
      assert.deepEqual(await elsewhere.many(copies), here, `${holdings}, ${form}`);
    }
});
