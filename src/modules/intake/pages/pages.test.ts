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
