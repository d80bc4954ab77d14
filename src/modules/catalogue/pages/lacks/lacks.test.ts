import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepSource, readProfile } from '#intake';
import type { MarcRecord } from '#standards/marc/record.ts';
import { aRecord, data } from '../../../../../test/support/marc.ts';
import { anOffice } from '../../../../../test/support/office.ts';
import { intakeModule } from '../../../intake/module.ts';
import { catalogueModule } from '../../module.ts';
import { takeRecords } from '../../take-records.ts';

const whole = {
  author: 'Verzonnen, Vera',
  isbn: '9780306406157',
  year: 2001,
  more: [data('520', '  ', 'aEen pont'), data('650', ' 4', 'aVeerponten')],
  copies: [{ barcode: 'c1', branch: 'north' }],
};

test('an organisation sees what readers miss in its records, how often, and by record as CSV', async t => {
  const { db, get, source, units } = await anOffice(t, 'cataloguer', [intakeModule, catalogueModule]);
  const profile = await readProfile('marc21-852');
  const north = await db.transaction(tx =>
    keepSource(tx, { ...source, profile, organisation: units['highland']?.id }),
  );
  const records: readonly MarcRecord[] = [
    aRecord({ ...whole, title: 'De veerpont' }),
    aRecord({ ...whole, title: 'De veerpont, tweede keer', copies: [{ barcode: 'c2', branch: 'north' }] }),
    aRecord({ title: 'NIEMAND LEENT DIT', year: 2099 }),
  ];
  await db.transaction(tx =>
    takeRecords(
      tx,
      north,
      records.map((record, i) => ({ arrival: undefined, controlNumber: `n${i}`, record })),
      '2026-01-05',
    ),
  );
  const { payload } = await get('/beheer/intake/organisaties/highland/kwaliteit');
  assert.match(payload, /Wat lezers missen/);
  assert.match(payload, /Van 1 record valt iets te verbeteren/);
  assert.match(payload, /Geen exemplaren: niemand kan het lenen<\/th><td[^>]*>1<\/td><td[^>]*>33%/);
  assert.match(payload, /Zelfde ISBN als een ander record/);
  const { payload: csv } = await get('/beheer/catalogus/gebreken.csv?bron=north');
  const codes = csv
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .map(line =>
      line
        .split(',')
        .slice(1, 2)
        .concat(/,(double|no-\w+|future-year|shouted-title),/.exec(line)?.[1] ?? '')
        .join(' '),
    );
  assert.deepEqual(codes.sort(), [
    'n1 double',
    'n2 future-year',
    'n2 no-author',
    'n2 no-copies',
    'n2 no-number',
    'n2 no-subject',
    'n2 no-summary',
    'n2 shouted-title',
  ]);
  assert.match(csv, /^north,n1,"?De veerpont, tweede keer"?,double,.*,n0\r?$/m);
});

test('who has no business with the records of a library gets neither page nor file', async t => {
  const { get } = await anOffice(t, 'desk', [intakeModule, catalogueModule]);
  assert.equal((await get('/beheer/catalogus/gebreken.csv?bron=north')).statusCode, 403);
});
