import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importFile, keepSource, readProfile } from '#intake';
import { seededChance } from '#platform/chance.ts';
import { sql } from '#platform/db.ts';
import { openSession } from '#platform/session.ts';
import { readMarc } from '#standards/marc/read-marc.ts';
import { controlField, fields, type MarcRecord, subfields, values } from '#standards/marc/record.ts';
import { give } from '../../../../test/support/command.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { aFolder, aRecord, data } from '../../../../test/support/marc.ts';
import { aNetwork } from '../../../../test/support/network.ts';
import { aWorld, pagesOf } from '../../../../test/support/world.ts';
import { assertValid, noSchemas } from '../../../../test/support/xmllint.ts';
import { exportCommand } from '../../../cli/export.ts';
import { catalogueModule } from '../module.ts';
import { asMarcXml, exportUnion } from './export-union.ts';

const at = new Date('2026-01-05T10:00:00Z');
const plugs = [catalogueModule];

/** Two libraries that both have one title, and one of which has a title that fills more than ISO 2709 can hold. */
async function aUnion(t: TestContext) {
  const db = await testDatabase(t, plugs);
  const { units } = await aNetwork(db);
  const { folder, write } = await aFolder(t);
  const profile = await readProfile('marc21-852');
  const take = async (code: string, file: string) => {
    const source = await db.transaction(tx =>
      keepSource(tx, { code, name: code, organisation: undefined, profile }),
    );
    await importFile(db, { source, path: file, at });
  };
  const shared = { title: 'De heide', author: 'Turf, Ada', isbn: '9789000000012' };
  await take(
    'highland',
    write(
      'h.mrc',
      aRecord({ ...shared, number: 'h1', copies: [{ barcode: 'h1', branch: 'north' }] }),
      aRecord({
        number: 'h2',
        title: 'Veen',
        more: [data('590', '  ', 'aeigen'), data('500', '  ', 'aUit Assen')],
      }),
    ),
  );
  const many = Array.from({ length: 3_000 }, (_, n) => ({ barcode: `groot-${n}`, branch: 'south' }));
  await take(
    'lowland',
    write('l.mrc', aRecord({ ...shared, number: 'l1', copies: [{ barcode: 'l1', branch: 'south' }] })),
  );
  for (let from = 0; from < many.length; from += 1_000)
    await take(
      `groot${from}`,
      write(
        `${from}.mrc`,
        aRecord({
          number: 'g',
          title: 'Groot',
          author: 'Veel, Vera',
          isbn: '9789000000029',
          copies: many.slice(from, from + 1_000),
        }),
      ),
    );
  return { db, units, folder, write, take };
}

const titles = (records: readonly MarcRecord[]) => records.map(record => values(record, '245', 'a').join());

test('the whole catalogue, one organisation’s part, and what changed since with what is gone', async t => {
  const { db, units, take, write } = await aUnion(t);
  const all = await Array.fromAsync(exportUnion(db, { organisation: undefined, since: undefined }));
  assert.deepEqual(titles(all), ['De heide', 'Veen', 'Groot']);
  assert.deepEqual(
    fields(all[0] ?? { leader: '', fields: [] }, '852').map(field => subfields(field, 'abp').join(' ')),
    ['highland north h1', 'lowland south l1'],
  );
  assert.deepEqual(values(all[1] ?? { leader: '', fields: [] }, '500', 'a'), ['Uit Assen']);
  const part = await Array.fromAsync(exportUnion(db, { organisation: units.highland.id, since: undefined }));
  assert.deepEqual(titles(part), ['De heide']);
  await new Promise(resolve => setTimeout(resolve, 2_100));
  const { now } = await db.one<{ now: Date }>(sql`select date_trunc('second', clock_timestamp()) as now`);
  await take(
    'highland',
    write('gone.mrc', aRecord({ number: 'h2', title: 'Veen', leader: '00000dam a2200000 i 4500' })),
  );
  const since = await Array.fromAsync(exportUnion(db, { organisation: undefined, since: now }));
  assert.deepEqual(
    since.map(record => [record.leader[5], controlField(record, '001')]),
    [['d', '2']],
  );
  if (!noSchemas) {
    const xml = await Array.fromAsync(
      asMarcXml(exportUnion(db, { organisation: undefined, since: undefined })),
    );
    assertValid('marc/xsd/MARC21slim.xsd', xml.join(''));
  }
});

test('what ISO 2709 cannot hold stands in MARCXML beside it, and what we give can be taken in again', async t => {
  const { db, folder } = await aUnion(t);
  const path = join(folder, 'union.mrc');
  const world = aWorld(db, plugs);
  const run = (...args: string[]) => give(exportCommand, args, { world });
  const { code, said } = await run(path);
  assert.equal(code, 1);
  assert.match(said.join('\n'), /Record 3: marc\/record-too-long; it stands in .*union-beside\.xml/);
  await assert.rejects(run(path, '--since', 'gisteren'), /is no day/);
  await assert.rejects(run(path, '--organisation', 'nobody'), /no organisation/);
  const read = async (file: string) => {
    async function* once() {
      yield readFileSync(file);
    }
    return (await Array.fromAsync(readMarc(once(), file))).flatMap(reading =>
      reading.ok ? [reading.record] : [],
    );
  };
  assert.deepEqual(titles(await read(path)), ['De heide', 'Veen']);
  const beside = await read(join(folder, 'union-beside.xml'));
  assert.equal(fields(beside[0] ?? { leader: '', fields: [] }, '852').length, 3_000);
  const other = await testDatabase(t, plugs);
  await aNetwork(other);
  const source = await other.transaction(async tx =>
    keepSource(tx, {
      code: 'union',
      name: 'Union',
      organisation: undefined,
      profile: await readProfile('marc21-852'),
    }),
  );
  for (const file of [path, join(folder, 'union-beside.xml')])
    await importFile(other, { source, path: file, at });
  const counted = sql`select (select count(*) from catalogue.edition) as editions, (select count(*) from catalogue.item) as items`;
  assert.deepEqual(await other.one(counted), await db.one(counted));
});

test('holdings in records of their own give the same copies when they are read again, and go when they are gone', async t => {
  const { db, folder, take, write } = await aUnion(t);
  await take(
    'lowland',
    write('years.mrc', aRecord({ number: 't', title: 'Heideblad', leader: '00000nas a2200000 i 4500' }), {
      leader: '00000ny  a2200000un 4500',
      fields: [
        { tag: '001', value: 't-h' },
        { tag: '004', value: 't' },
        data('852', '  ', 'bsouth', 'hBLAD'),
        data('866', ' 0', 'a1977-1990'),
        data('876', '  ', 'pt-1'),
      ],
    }),
  );
  const extent = { organisation: undefined, since: undefined, holdings: 'apart' as const };
  const all = await Array.fromAsync(exportUnion(db, extent));
  assert.ok(
    all.every(({ leader, fields: own }) => /[xvy]/.test(leader[6] ?? '') || !own.some(f => f.tag === '852')),
  );
  const held = all.filter(record => controlField(record, '004') !== undefined);
  assert.deepEqual(
    held
      .filter(record => fields(record, '876').length < 100)
      .map(record => [
        record.leader[6],
        controlField(record, '001'),
        controlField(record, '008')?.length,
        ...fields(record, '852').map(field => subfields(field, 'abh').join(' ')),
        ...values(record, '866', 'a'),
        ...values(record, '876', 'p'),
      ]),
    [
      ['x', '1-highland', 32, 'highland north ROM', 'h1'],
      ['x', '1-lowland', 32, 'lowland south ROM', 'l1'],
      ['y', '4-lowland', 32, 'lowland south BLAD', '1977-1990', 't-1'],
    ],
  );
  if (!noSchemas)
    assertValid(
      'marc/xsd/MARC21slim.xsd',
      (await Array.fromAsync(asMarcXml(exportUnion(db, extent)))).join(''),
    );
  const path = join(folder, 'apart.xml');
  const { code } = await give(exportCommand, [path, '--holdings', 'apart'], { world: aWorld(db, plugs) });
  assert.equal(code, 0);
  const other = await testDatabase(t, plugs);
  await aNetwork(other);
  const profile = await readProfile('marc21-852');
  const source = await other.transaction(tx =>
    keepSource(tx, { code: 'union', name: 'Union', organisation: undefined, profile }),
  );
  await importFile(other, { source, path, at });
  const copies = sql`
    select item.barcode, unit.code, item.call_number, edition.title
      from catalogue.item join catalogue.edition on edition.id = item.edition join network.unit on unit.id = item.home
     where item.withdrawn is null order by barcode`;
  assert.deepEqual(await other.many(copies), await db.many(copies));
  await new Promise(resolve => setTimeout(resolve, 2_100));
  const { now } = await db.one<{ now: Date }>(sql`select date_trunc('second', clock_timestamp()) as now`);
  await take(
    'highland',
    write('moved.mrc', aRecord({ number: 'h1', title: 'De heide', leader: '00000dam a2200000 i 4500' })),
  );
  const since = join(folder, 'since.xml');
  const xml = await Array.fromAsync(asMarcXml(exportUnion(db, { ...extent, since: now })));
  assert.match(xml.join(''), /00000dx {2}a2200000un 4500<[\s\S]*1-highland/);
  writeFileSync(since, xml.join(''));
  await importFile(other, { source, path: since, at });
  assert.deepEqual(await other.many(copies), await db.many(copies));
});

test('the administrator fetches the file from a page; nobody else does', async t => {
  const { db, units } = await aUnion(t);
  const world = aWorld(db, plugs);
  const { app } = await pagesOf(world, plugs);
  const get = async (url: string, role: string) => {
    const viewer = {
      account: 1,
      name: 'Cor',
      member: undefined,
      staff: 1,
      roles: [{ role, unit: units.tinyland.id }],
    };
    const session = await db.transaction(tx =>
      openSession(tx, viewer, world.clock.now(), seededChance(url.length + role.length)),
    );
    return app.inject({ method: 'GET', url, cookies: { session }, headers: { accept: 'text/html' } });
  };
  assert.match((await get('/beheer/meenemen', 'admin')).body, /Titels van Highland Libraries/);
  const file = '/beheer/meenemen/bestand?organisatie=highland&soort=';
  const xml = await get(`${file}marcxml`, 'admin');
  assert.match(String(xml.headers['content-disposition']), /attachment; filename="catalogus-highland\.xml"/);
  assert.equal(xml.body.split('<record').length - 1, 1);
  assert.equal((await get(`${file}marc`, 'admin')).rawPayload.at(-1), 0x1d);
  assert.match((await get('/beheer/meenemen/bestand?soort=rest', 'admin')).body, /Groot/);
  const wrong = await get(`${file}marc&sinds=gisteren`, 'admin');
  assert.equal(wrong.statusCode, 303);
  assert.match((await get(String(wrong.headers.location), 'admin')).body, /Kies een dag/);
  assert.equal((await get(`${file}marcxml`, 'desk')).statusCode, 403);
});
