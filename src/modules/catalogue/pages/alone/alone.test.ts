import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { keepSource } from '#intake';
import type { MarcRecord } from '#standards/marc/record.ts';
import { aRecord } from '../../../../../test/support/marc.ts';
import { anOffice } from '../../../../../test/support/office.ts';
import { intakeModule } from '../../../intake/module.ts';
import { catalogueModule } from '../../module.ts';
import { takeRecords } from '../../take-records.ts';

const ferry = { title: 'De veerpont', author: 'Verzonnen, Vera', isbn: '9780306406157', year: 2001 };

/** North of the Highland libraries, and a library of the lowlands beside it. */
async function twoLibraries(t: TestContext, role: string) {
  const office = await anOffice(t, role, [intakeModule, catalogueModule]);
  const { db, units, source } = office;
  const [north, south] = await db.transaction(async tx => [
    await keepSource(tx, { ...source, organisation: units['highland']?.id }),
    await keepSource(tx, { ...source, code: 'south', name: 'South', organisation: units['lowland']?.id }),
  ]);
  const take = (from: typeof north, ...records: MarcRecord[]) =>
    db.transaction(tx =>
      takeRecords(
        tx,
        from,
        records.map((record, i) => ({ arrival: undefined, controlNumber: `${from.code}${i}`, record })),
        '2026-01-05',
      ),
    );
  await take(
    north,
    aRecord(ferry),
    aRecord({ title: 'De sluiswachter van Veen', author: 'Bedacht, Bram', year: 1999 }),
    aRecord({ title: 'Niemand kent dit boek', author: 'Alleen, Ada', year: 2010 }),
  );
  await take(
    south,
    aRecord(ferry),
    aRecord({ title: 'De sluiswachter van Veen', author: 'Anders, Anna', year: 1999 }),
  );
  return office;
}

test('who keeps the records of a library sees which share stands with others, and what stopped the rest', async t => {
  const { get } = await twoLibraries(t, 'cataloguer');
  const { payload, statusCode } = await get('/beheer/intake/organisaties/highland/kwaliteit');
  assert.equal(statusCode, 200);
  assert.match(payload, /1 van 3 records \(33%\) staan bij een titel/);
  assert.match(payload, /Niemand anders heeft een nummer of titel die erop lijkt/);
  const { payload: csv } = await get('/beheer/catalogus/alleen.csv?bron=north');
  assert.match(csv, /^north,north1,De sluiswachter van Veen,"Het lijkt er te weinig op[^"]*","[^"]*",\d+$/m);
  assert.match(csv, /^north,north2,Niemand kent dit boek,Niemand anders [^,]*,[^,]*,$/m);
  assert.doesNotMatch(csv, /north0|south/);
});

test('the desk has no business with it, and an organisation that is none is not found', async t => {
  const desk = await twoLibraries(t, 'desk');
  for (const address of [
    '/beheer/intake/organisaties/highland/kwaliteit',
    '/beheer/intake/organisaties/highland/kwaliteit.csv',
    '/beheer/catalogus/alleen.csv?bron=north',
  ])
    assert.equal((await desk.get(address)).statusCode, 403, address);
  const poi = await twoLibraries(t, 'poi');
  assert.equal((await poi.get('/beheer/intake/organisaties/upham/kwaliteit')).statusCode, 404);
  assert.equal((await poi.get('/beheer/intake/organisaties/highland/kwaliteit.csv')).statusCode, 200);
});
