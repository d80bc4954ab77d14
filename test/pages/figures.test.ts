import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { addStaff, system } from '#people';
import { standingClock } from '#platform/clock.ts';
import { loadDefinitions, loadPrinted, readPrinted } from '#statistics';
import { buildAssets } from '#web/assets.ts';
import { modules, mount } from '../../src/main.ts';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  type Look,
  withoutBrowser,
  withPage,
} from '../support/browser.ts';
import { aDesk, good, winter } from '../support/desk.ts';
import { aWorld } from '../support/world.ts';
import { password, signInAs } from '../support/sign-in.ts';

const skip = withoutBrowser;
const drenthe = join(import.meta.dirname, '../../provinces/drenthe');

/** The tiny province on the web, with somebody of the provincial office and the old figures of Drenthe. */
async function anOffice(t: TestContext) {
  const { db, units } = await aDesk(t, modules);
  const roles = [{ role: 'poi' as const, unit: units.poi.id }];
  const pia = { name: 'Pia Provincie', login: 'pia', password, from: '2026-01-01' as const, by: system };
  await db.transaction(async tx => {
    good(await addStaff(tx, { ...pia, roles }));
    const hanna = { ...pia, name: 'Hanna Hoogland', login: 'hanna' };
    good(await addStaff(tx, { ...hanna, roles: [{ role: 'figures', unit: units.highland.id }] }));
    await loadDefinitions(tx);
    await loadPrinted(tx, readPrinted(drenthe));
  });
  const clock = standingClock(winter('2026-01-13T11:00'));
  const app = await mount({ ...aWorld(db, modules, { clock }), assets: await buildAssets() });
  const baseUrl = await app.listen({ port: 0, host: '127.0.0.1' });
  t.after(() => app.close());
  return baseUrl;
}

const looks: Readonly<Record<string, Look>> = {
  'on a desk': { width: 1280 },
  'on a phone, without script': { width: 320, javaScript: false },
};

for (const [name, look] of Object.entries(looks))
  test(`the provincial office finds both pages that contradict each other, ${name}`, { skip }, async t => {
    const baseUrl = await anOffice(t);
    await withPage({ ...look, baseUrl }, async page => {
      const sound = async () => {
        if (look.javaScript ?? true) await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      };
      await signInAs(page, 'pia');
      await page.goto('/poi/cijfers');
      await page.getByRole('link', { name: 'Cijfers die eerder zijn gepubliceerd' }).click();
      await page.getByRole('heading', { level: 1, name: 'Eerder gepubliceerde cijfers' }).waitFor();
      const read = await page.locator('main').innerText();
      assert.match(
        read,
        /Uitleningen op school, 2018: de ene pagina zegt 337\.361 \(dBos \/ schoolWise\), de andere 466\.168\./,
      );
      assert.match(read, /Liquiditeit[^]*2023\s+0,86/, 'with the decimals that were printed');
      assert.match(read, /vergelijk 2015 en 2017 niet zomaar/);
      await sound();
      await page.goto('/poi/cijfers/loans?periode=2025');
      assert.match(await page.locator('main').innerText(), /Voorlopig/);
      await sound();
    });
  });

for (const [name, look] of Object.entries(looks))
  test(`who keeps an organisation's figures enters one with evidence and puts it right, ${name}`, {
    skip,
  }, async t => {
    const baseUrl = await anOffice(t);
    await withPage({ ...look, baseUrl }, async page => {
      const sound = async () => {
        if (look.javaScript ?? true) await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      };
      await signInAs(page, 'hanna');
      await page.goto('/cijfers/gegevens?plaats=highland&periode=2025');
      await sound();
      await page.getByRole('link', { name: 'Personeel in fte' }).click();
      await page.fill('[name=waarde]', '12,5');
      await page.fill('[name=bewijs]', 'Salarislijst december 2025');
      await page.fill('[name=eigenaar]', 'Hoofd personeel');
      await sound();
      await page.getByRole('button', { name: 'Bewaren' }).click();
      await page.getByText('Bewaard: Personeel in fte van Highland Libraries, 2025.').waitFor();
      await page.getByRole('link', { name: 'Personeel in fte' }).click();
      await page.fill('[name=waarde]', '13');
      await page.fill('[name=reden]', 'Een baan vergeten');
      await page.keyboard.press('Enter');
      await page.getByText('Verbeterd: Personeel in fte').waitFor();
      await page.getByRole('link', { name: 'Personeel in fte' }).click();
      assert.match(await page.locator('main').innerText(), /12,50[\s\S]*Salarislijst/);
      await sound();
      await page.goto('/cijfers/gegevens-bestand');
      await page.fill(
        '[name=regels]',
        'cijfer;plaats;periode;waarde;bewijs\nliquidity-reported;highland;2025;0,86 %;jaarrekening',
      );
      await page.getByRole('button', { name: 'Inlezen' }).click();
      await page.getByText('een verhouding is geen percentage').waitFor();
      await sound();
    });
  });
