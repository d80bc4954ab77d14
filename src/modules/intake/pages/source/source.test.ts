import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { sql } from '#platform/db.ts';
import { startJobs } from '#platform/jobs.ts';
import { buildAssets } from '#web/assets.ts';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  withoutBrowser,
  withPage,
} from '../../../../../test/support/browser.ts';
import { aRecord, bytesOf } from '../../../../../test/support/marc.ts';
import { anOffice } from '../../../../../test/support/office.ts';
import { aPeer } from '../../../../../test/support/peer.ts';
import { deliveries } from '../../report.ts';
import { uploadJob } from '../../jobs.ts';
import { intakeModule } from '../../module.ts';

const sound = {
  code: 'assen',
  name: 'Assen',
  kind: 'oai-pmh',
  everyHours: '24',
  mostGone: '5',
  itemField: '852',
  barcode: 'p',
  branch: 'b',
  branches: 'ASN = north',
};

test('everything that is wrong in a source is said at once, and nothing is made', async t => {
  const { db, post } = await anOffice(t, 'admin');
  const wrong = {
    ...sound,
    code: 'Big Code',
    name: '',
    address: 'nowhere',
    barcode: 'pp',
    branches: 'ASN',
    subjects: '690',
  };
  const { statusCode, payload } = await post('/beheer/intake/bronnen', wrong);
  assert.equal(statusCode, 422);
  for (const field of ['code', 'name', 'address', 'barcode', 'branches', 'subjects'])
    assert.match(payload, new RegExp(`href="#${field}"`), field);
  const taken = await post('/beheer/intake/bronnen', { ...sound, address: 'http://x.nl/', code: 'north' });
  assert.match(taken.payload, /al van een andere bron/);
  assert.deepEqual(await db.many(sql`select code from intake.source`), [{ code: 'north' }]);
});

test('a try shows the first records as they would be read, and keeps nothing; then the source is made and changed', async t => {
  const { db, get, post } = await anOffice(t, 'admin');
  const peer = await aPeer(t);
  const record = aRecord({ number: 'n1', title: 'De aanslag', copies: [{ barcode: 'b77', branch: 'ASN' }] });
  peer.records = [{ identifier: 'oai:n1', datestamp: '2026-01-01', record }];
  const form = { ...sound, address: peer.oai, subjects: '690a 950ax' };
  const tried = await post('/beheer/intake/bronnen/proef', form);
  assert.match(tried.payload, /n1[\s\S]*De aanslag[\s\S]*b77, North/);
  assert.equal((await deliveries(db)).length, 0);
  assert.equal((await db.many(sql`select from intake.source`)).length, 1);
  peer.mischief = ['garbage', 'garbage', 'garbage', 'garbage', 'garbage'];
  assert.match((await post('/beheer/intake/bronnen/proef', form)).payload, /begrijpen het antwoord/);
  assert.equal((await post('/beheer/intake/bronnen', form)).statusCode, 303);
  assert.match((await get('/beheer/intake/bronnen')).payload, /Assen[\s\S]*OAI-PMH/);
  const changed = { ...form, existing: 'assen', code: 'other', name: 'Assen en Rolde' };
  assert.equal((await post('/beheer/intake/bronnen', changed)).statusCode, 303);
  assert.match(
    (await get('/beheer/intake/bronnen/assen')).payload,
    /Assen en Rolde[\s\S]*ASN = north[\s\S]*690a 950ax/,
  );
});

test('a file is uploaded as a plain form, taken in by a job, and cleared away', async t => {
  const { app, db, world, session } = await anOffice(t, 'admin');
  const stop = await startJobs(db, world.log, world, [uploadJob]);
  const form = new FormData();
  form.set('lists', 'everything');
  form.set(
    'file',
    new Blob([Uint8Array.from(bytesOf(aRecord({ number: 'u1', title: 'Uploaded' })))]),
    'van-assen.mrc',
  );
  const body = new Response(form);
  const sent = await app.inject({
    method: 'POST',
    url: '/beheer/intake/bronnen/north/upload',
    cookies: { session },
    headers: { accept: 'text/html', 'content-type': body.headers.get('content-type') ?? '' },
    payload: Buffer.from(await body.arrayBuffer()),
  });
  assert.equal(sent.statusCode, 303, sent.payload);
  for (let left = 200; left > 0 && (await deliveries(db))[0]?.state !== 'done'; left -= 1)
    await new Promise(resolve => setTimeout(resolve, 25));
  await stop();
  const [done] = await deliveries(db);
  assert.ok(done);
  assert.equal(existsSync(dirname(done.path)), false);
  assert.deepEqual(
    [done?.way, done?.name, done?.by, done?.lists],
    ['upload', 'van-assen.mrc', 'Cor Kantoor', 'everything'],
  );
});

test('the pages of intake can be used by everyone: axe, 320 px, without a script', {
  skip: withoutBrowser,
}, async t => {
  const { app, world, session, write, take, post } = await anOffice(t, 'admin');
  Object.assign(world, { assets: await buildAssets(intakeModule.islands) });
  for (const { path, type, body } of world.assets.list)
    app.get(path, (_, reply) => reply.type(type).send(body));
  await post('/beheer/intake/bronnen', { ...sound, address: 'http://127.0.0.1:1/oai' });
  const { id } = await take(write('two.mrc', aRecord({ number: 'n7', title: 'Whole' }), '00500nam a22'));
  const baseUrl = await app.listen({ host: '127.0.0.1', port: 0 });
  t.after(() => app.close());
  const history = '/record?bron=1&nummer=n7';
  const pages = [
    '',
    '/bronnen',
    '/bronnen/north/kwaliteit',
    history,
    '/bronnen/assen',
    '/bronnen/nieuw',
    `/${id}`,
  ];
  const look = (width: number, javaScript: boolean, check: (page: Page) => Promise<void>) =>
    withPage({ baseUrl, width, javaScript }, async page => {
      await page.context().addCookies([{ name: 'session', value: session, url: baseUrl }]);
      for (const address of pages) {
        await page.goto(`/beheer/intake${address}`);
        await check(page);
      }
    });
  await look(1280, true, expectAccessible);
  await look(320, true, expectNoSidewaysScroll);
  await withPage({ baseUrl, javaScript: false }, async page => {
    await page.context().addCookies([{ name: 'session', value: session, url: baseUrl }]);
    await page.goto('/beheer/intake/bronnen/assen');
    await page.getByLabel('Naam').fill('Assen en Rolde');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Assen en Rolde' }).waitFor();
  });
});
