import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aRecord, bytesOf } from '../../../../test/support/marc.ts';
import { anOffice } from '../../../../test/support/office.ts';

const cutOff = bytesOf(aRecord({ number: 'x', title: 'Cut' })).subarray(0, 70);

test('before the first delivery the page says how to begin', async t => {
  const { get } = await anOffice(t, 'admin');
  const { statusCode, payload } = await get('/beheer/intake');
  assert.equal(statusCode, 200);
  assert.match(payload, /npx bindwerk import/);
});

test('a delivery shows what was set aside, why, and hands out its bytes', async t => {
  const { get, write, take } = await anOffice(t, 'admin');
  const { id } = await take(write('two.mrc', aRecord({ title: 'Whole' }), cutOff));
  assert.match((await get('/beheer/intake')).payload, /two\.mrc[\s\S]*North[\s\S]*Klaar/);
  const { payload } = await get(`/beheer/intake/${id}`);
  assert.match(payload, /Het record houdt op voor het einde\./);
  assert.match(payload, /Het record heeft geen nummer in veld 001/);
  const address = /\/beheer\/intake\/bytes\/\d+/.exec(payload)?.[0] ?? '';
  const download = await get(address);
  assert.deepEqual(download.rawPayload, cutOff);
  assert.match(String(download.headers['content-disposition']), /attachment/);
});

test('an unknown delivery or piece is a plain 404, and a desk sees none of it', async t => {
  const office = await anOffice(t, 'admin');
  for (const address of ['/beheer/intake/99', '/beheer/intake/x', '/beheer/intake/bytes/99'])
    assert.equal((await office.get(address)).statusCode, 404, address);
  const desk = await anOffice(t, 'desk');
  const { id } = await desk.take(desk.write('one.mrc', cutOff));
  for (const address of ['/beheer/intake', `/beheer/intake/${id}`, '/beheer/intake/bytes/1'])
    assert.equal((await desk.get(address)).statusCode, 403, address);
});

test('a record tells every version with who brought it; its bytes are those that came', async t => {
  const { get, write, take } = await anOffice(t, 'admin');
  const first = aRecord({ number: 'n/1 &', title: 'First', isbn: '9789000000005' });
  await take(write('one.mrc', first));
  await take(write('two.mrc', aRecord({ number: 'n/1 &', title: 'Second' })));
  const { payload } = await get(`/beheer/intake/record?bron=1&nummer=${encodeURIComponent('n/1 &')}`);
  assert.match(payload, /two\.mrc[\s\S]*Het boek heeft geen ISBN[\s\S]*one\.mrc/);
  const oldest = [...payload.matchAll(/\/beheer\/intake\/bytes\/\d+/g)].at(-1)?.[0] ?? '';
  assert.deepEqual((await get(oldest)).rawPayload, bytesOf(first));
  assert.equal((await get('/beheer/intake/record?bron=1&nummer=none')).statusCode, 404);
});

test('the quality of a source counts what is wrong in what it has here now, with examples; a report is CSV and JSON', async t => {
  const { get, write, take } = await anOffice(t, 'admin');
  const books = ['a', 'b', 'c', 'd'].map(number => aRecord({ number, title: number }));
  await take(write('one.mrc', ...books));
  const { id } = await take(
    write('two.mrc', aRecord({ number: 'a', title: '=a', isbn: '9789000000005' }), cutOff),
  );
  const { payload } = await get('/beheer/intake/bronnen/north/kwaliteit');
  assert.match(payload, /Van de 4 records hebben er 3 een opmerking/);
  assert.match(payload, /Het boek heeft geen ISBN\.[\s\S]*nummer=b[\s\S]*nummer=c[\s\S]*nummer=d/);
  const csv = (await get('/beheer/intake/bronnen/north/kwaliteit.csv')).payload;
  assert.deepEqual(
    csv
      .split('\r\n')
      .slice(1, 4)
      .map(line => line.split(',')[1]),
    ['b', 'c', 'd'],
  );
  const report = await get(`/beheer/intake/${id}/verslag.csv`);
  assert.match(report.payload, /^2,\d+,,nee,cut-off,/m);
  const { delivery, remarks } = (await get(`/beheer/intake/${id}/verslag.json`)).json();
  assert.deepEqual([delivery.accepted, delivery.changed, delivery.refused, remarks.length], [1, 1, 1, 1]);
});
