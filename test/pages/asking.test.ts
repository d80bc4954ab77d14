import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addMembers, system } from '#people';
import { standingClock } from '#platform/clock.ts';
import { sql } from '#platform/db.ts';
import { buildAssets } from '#web/assets.ts';
import { modules, mount } from '../../src/main.ts';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  type Look,
  withoutBrowser,
  withPage,
} from '../support/browser.ts';
import { aDesk, winter } from '../support/desk.ts';
import { firstDay } from '../support/network.ts';
import { addTitles } from '../support/titles.ts';
import { aWorld } from '../support/world.ts';
import { password, signInAs } from '../support/sign-in.ts';

const skip = withoutBrowser;

const looks: Readonly<Record<string, Look>> = {
  'on a desk': { width: 1280 },
  'on a phone, without script': { width: 320, javaScript: false },
};

for (const [name, look] of Object.entries(looks))
  test(`a member says what else will do and until when, ${name}`, { skip }, async t => {
    const { db, units } = await aDesk(t, modules);
    const [book, large] = await addTitles(db, [
      { title: 'Het gele pontje', at: [units.south.id] },
      { title: 'Het gele pontje (grote letter)', at: [units.north.id], material: 'large-print' },
    ]);
    const [edition, other] = [book?.edition ?? 0, large?.edition ?? 0];
    await db.transaction(async tx => {
      await tx.run(sql`
        update catalogue.edition set work = (select work from catalogue.edition where id = ${edition}) where id = ${other}`);
      await addMembers(tx, [
        {
          home: units.north.id,
          category: 'basic',
          givenName: 'Dee',
          familyName: 'Voorbeeld',
          birthDay: '1980-05-05' as const,
          postcode: '1234 AB',
          since: firstDay,
          card: '2000000001',
          password,
          by: system,
        },
      ]);
    });
    const clock = standingClock(winter('2026-01-12T11:00'));
    const app = await mount({ ...aWorld(db, modules, { clock }), assets: await buildAssets() });
    const baseUrl = await app.listen({ port: 0, host: '127.0.0.1' });
    t.after(() => app.close());
    await withPage({ ...look, baseUrl }, async page => {
      await signInAs(page, '2000000001');
      await page.goto(`/titel/${edition}`);
      await page.click('summary:has-text("Meer wensen")');
      await page.check('[name=soort-large-print]');
      await page.fill('[name=uiterlijk]', '2026-01-30');
      if (look.javaScript ?? true) await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await page.click('button:has-text("Vraag aan")');
      await page.waitForURL('**/mijn');
      await page.waitForSelector('text=Gelukt');
    });
    const wish = await db.one<{ also: number[]; notAfter: string; materials: string[] }>(
      sql`select also, not_after, materials from requests.request`,
    );
    assert.deepEqual([wish.also, wish.notAfter], [[other], '2026-01-30']);
    assert.deepEqual(wish.materials, ['book', 'large-print']);
  });
