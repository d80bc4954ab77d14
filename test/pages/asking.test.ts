import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addMembers, addStaff, system } from '#people';
import { standingClock } from '#platform/clock.ts';
import { sql } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { pickLines } from '#requests';
import { board } from '#transport';
import { buildAssets } from '#web/assets.ts';
import { islands, modules, mount } from '../../src/main.ts';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  type Look,
  withoutBrowser,
  withPage,
} from '../support/browser.ts';
import { aCopyAt, aDesk, good, winter, wishFor } from '../support/desk.ts';
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

for (const [name, look] of Object.entries(looks))
  test(`case 31: a member stops while the copy is on the van, and at the desk it finds its next reader, ${name}`, {
    skip,
  }, async t => {
    const { db, units, ben } = await aDesk(t, modules);
    const { north, south } = units;
    const dee = await db.transaction(async tx => {
      const staff = { name: 'Bo Proef', login: 'bo', password, from: firstDay, by: system };
      good(await addStaff(tx, { ...staff, roles: [{ role: 'desk', unit: north.id }] }));
      const reader = {
        home: north.id,
        category: 'basic',
        givenName: 'Dee',
        familyName: 'Voorbeeld',
        birthDay: '1980-05-05' as const,
        since: firstDay,
        card: '2000000001',
        password,
        by: system,
      };
      return good(only(await addMembers(tx, [reader])));
    });
    const copy = await aCopyAt(db, south.id);
    const { request } = await wishFor(db, dee, copy, north.id, winter('2026-01-12T11:00'));
    await wishFor(db, ben, copy, north.id, winter('2026-01-12T12:00'));
    const at = winter('2026-01-13T10:10');
    await db.transaction(async tx => {
      good(only(await pickLines(tx, [{ item: copy.id, unit: south.id, at, by: system }])));
      await board(tx, [{ unit: south.id, take: 'all', at: winter('2026-01-13T11:00'), by: system }]);
    });
    const clock = standingClock(winter('2026-01-15T10:05'));
    const app = await mount({ ...aWorld(db, modules, { clock }), assets: await buildAssets(islands) });
    const baseUrl = await app.listen({ port: 0, host: '127.0.0.1' });
    t.after(() => app.close());
    await withPage({ ...look, baseUrl }, async page => {
      await signInAs(page, '2000000001');
      await page.goto('/mijn');
      assert.match(await page.innerText('main'), /Je boek is onderweg/);
      await page.click('summary[aria-label^="Aanvraag wijzigen"]');
      await page.click('button:has-text("Aanvraag stoppen")');
      await page.waitForSelector('text=Je aanvraag is gestopt');
      if (look.javaScript ?? true) await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await signInAs(page, 'bo');
      await page.goto('/balie');
      await page.fill('#code', copy.barcode);
      await page.keyboard.press('Enter');
      await page.waitForSelector('.answer__headline');
      await page.waitForTimeout(500);
      assert.match(await page.innerText('main'), /Leg op de afhaalplank[\s\S]*Pas eindigt op C1/, 'for Ben');
    });
    const rows = await db.many<{ id: number; state: string }>(
      sql`select id, state from requests.request order by id`,
    );
    assert.deepEqual(
      rows.map(({ state }) => state),
      ['withdrawn', 'ready'],
    );
    assert.equal(rows[0]?.id, request);
  });
