import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startJobs } from '#platform/jobs.ts';
import { buildAssets } from '#web/assets.ts';
import { expectAccessible, withoutBrowser, withPage } from '../../../../../test/support/browser.ts';
import { aRecord } from '../../../../../test/support/marc.ts';
import { anOffice } from '../../../../../test/support/office.ts';
import { uploadJob } from '../../jobs.ts';
import { intakeModule } from '../../module.ts';

test('who uploads a file sees how far it is, hears when the connection is lost, and sees the delivery become done by itself', {
  skip: withoutBrowser,
}, async t => {
  const { app, db, world, session, write } = await anOffice(t, 'admin');
  Object.assign(world, { assets: await buildAssets(intakeModule.islands) });
  for (const { path, type, body } of world.assets.list)
    app.get(path, (_, reply) => reply.type(type).send(body));
  const baseUrl = await app.listen({ host: '127.0.0.1', port: 0 });
  t.after(() => app.close());
  const books = Array.from({ length: 200 }, (_, i) => aRecord({ number: `n${i}`, title: `Deel ${i}` }));
  const file = write('van-assen.mrc', ...books);
  await withPage({ baseUrl }, async page => {
    await page.context().addCookies([{ name: 'session', value: session, url: baseUrl }]);
    await page.goto('/beheer/intake/bronnen/north');
    const bar = page.locator('progress');
    assert.equal(await bar.isVisible(), false, 'nothing is under way');
    await page.setInputFiles('[name=file]', file);

    await page.route('**/upload', route => route.abort());
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await page.getByText('De verbinding viel weg. Er is niets opgenomen.').waitFor();
    await page.unroute('**/upload');

    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    await page.route('**/upload', async route => {
      await gate;
      await route.continue();
    });
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await page.getByText(/Bezig met uploaden: \d+% is verstuurd|Alles is verstuurd/).waitFor();
    assert.equal(await bar.isVisible(), true);
    await expectAccessible(page);
    open();
    await page.getByText('Het bestand is binnen. We lezen het nu in.').waitFor();
    assert.equal(new URL(page.url()).pathname, '/beheer/intake');
    assert.equal(await page.getByText('van-assen.mrc').count(), 0, 'the job has not begun');

    const stop = await startJobs(db, world.log, world, [uploadJob]);
    try {
      await page.getByRole('row', { name: /van-assen\.mrc.*Klaar/ }).waitFor({ timeout: 20_000 });
    } finally {
      await stop();
    }
  });
});
