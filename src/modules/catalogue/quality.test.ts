import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importFile, keepSource, readProfile } from '#intake';
import { sql } from '#platform/db.ts';
import { aRecord } from '../../../test/support/marc.ts';
import { anOffice } from '../../../test/support/office.ts';
import { intakeModule } from '../intake/module.ts';
import { catalogueModule } from './module.ts';

const address = '/beheer/intake/organisaties/highland/kwaliteit';

/** A page without the moment of counting. */
const figuresIn = (html: string): string =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html).replaceAll(/Geteld op [^.]*\./g, '');

test('what is counted after a delivery is what counting at once gives, of two sources together as well, and says when', async t => {
  const plugs = [intakeModule, catalogueModule];
  const { db, get, write, take, units, source, world } = await anOffice(t, 'cataloguer', plugs);
  const profile = await readProfile('marc21-852');
  const organisation = units['highland']?.id;
  const second = await db.transaction(async tx => {
    await keepSource(tx, { ...source, profile, organisation });
    return keepSource(tx, { ...source, code: 'second', name: 'Second', profile, organisation });
  });
  const isbn = '9780306406157';
  const north = [
    aRecord({ number: 'n1', title: 'De veerpont', isbn, copies: [{ barcode: 'c1', branch: 'north' }] }),
    aRecord({
      number: 'n2',
      title: 'De veerpont weer',
      isbn,
      copies: [{ barcode: 'c2', branch: 'nowhere' }],
    }),
    aRecord({ number: 'n3', title: 'NIEMAND LEENT DIT', year: 2099 }),
  ];
  await take(write('north.mrc', ...north));
  const asked = await db.many<{ name: string }>(
    sql`select task_identifier as name from graphile_worker.jobs where task_identifier like '%count-quality' order by 1`,
  );
  assert.deepEqual(
    asked.map(({ name }) => name),
    ['catalogue/count-quality', 'intake/count-quality'],
  );
  const atOnce = (await get(address)).payload;
  assert.match(atOnce, /Zelfde ISBN als een ander record/);
  const count = async (payload: unknown) => {
    for (const { name, run } of plugs.flatMap(({ jobs = [] }) => jobs))
      if (name.endsWith('/count-quality')) await run(world, payload);
  };
  await count(undefined);
  const kept = (await get(address)).payload;
  assert.equal(figuresIn(kept), figuresIn(atOnce));
  assert.match(kept, /Geteld op \w+dag \d+ \w+ \d{4} om \d\d:\d\d/);
  const later = aRecord({ number: 's1', title: 'EEN LEVERING LATER', year: 2099 });
  await importFile(db, { source: second, path: write('second.mrc', later), at: world.clock.now() });
  assert.equal(figuresIn((await get(address)).payload), figuresIn(kept));
  await count({ source: second.id });
  const after = (await get(address)).payload;
  assert.notEqual(figuresIn(after), figuresIn(kept));
  await db.transaction(tx => tx.run(sql`delete from intake.quality`));
  assert.equal(figuresIn((await get(address)).payload), figuresIn(after));
});
