import { test } from 'node:test';
import { seededChance } from '#platform/chance.ts';
import { openSession } from '#platform/session.ts';
import { buildAssets } from '#web/assets.ts';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  withoutBrowser,
  withPage,
} from '../../../../../test/support/browser.ts';
import { testDatabase } from '../../../../../test/support/database.ts';
import { aNetwork } from '../../../../../test/support/network.ts';
import { aWorld, pagesOf } from '../../../../../test/support/world.ts';
import { catalogueModule } from '../../module.ts';

test('the page is accessible and fits, also when the day is wrong', { skip: withoutBrowser }, async t => {
  const plugs = [catalogueModule];
  const db = await testDatabase(t, plugs);
  const { units } = await aNetwork(db);
  const assets = await buildAssets();
  const world = { ...aWorld(db, plugs), assets };
  const { app } = await pagesOf(world, plugs);
  for (const asset of assets.list)
    app.get(asset.path, { schema: { hide: true } }, (_, reply) => reply.type(asset.type).send(asset.body));
  const viewer = {
    account: 1,
    name: 'Cor',
    member: undefined,
    staff: 1,
    roles: [{ role: 'admin', unit: units.tinyland.id }],
  };
  const value = await db.transaction(tx => openSession(tx, viewer, world.clock.now(), seededChance(1)));
  const baseUrl = await app.listen({ host: '127.0.0.1', port: 0 });
  t.after(() => app.close());
  for (const width of [1280, 320])
    await withPage({ baseUrl, width }, async page => {
      await page.context().addCookies([{ name: 'session', value, url: baseUrl }]);
      for (const path of ['/beheer/meenemen', '/beheer/meenemen?sinds=gisteren']) {
        await page.goto(path);
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      }
    });
});
