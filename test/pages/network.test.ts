import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { network } from '#network';
import { addStaff, system } from '#people';
import { standingClock } from '#platform/clock.ts';
import { buildAssets } from '#web/assets.ts';
import { modules, mount } from '../../src/main.ts';
import { expectSound, type Look, withoutBrowser, withPage } from '../support/browser.ts';
import { aDesk, good, winter } from '../support/desk.ts';
import { aWorld } from '../support/world.ts';
import { password, signInAs } from '../support/sign-in.ts';

const skip = withoutBrowser;

/** The tiny province on the web, with its administrator. */
async function anOffice(t: TestContext) {
  const { db, units } = await aDesk(t, modules);
  const roles = [{ role: 'admin' as const, unit: units.tinyland.id }];
  const cor = { name: 'Cor Kantoor', login: 'cor', password, from: '2026-01-01' as const, by: system };
  await db.transaction(async tx => good(await addStaff(tx, { ...cor, roles })));
  const clock = standingClock(winter('2026-01-13T11:00'));
  const app = await mount({ ...aWorld(db, modules, { clock }), assets: await buildAssets() });
  const baseUrl = await app.listen({ port: 0, host: '127.0.0.1' });
  t.after(() => app.close());
  return { db, units, baseUrl };
}

const looks: Readonly<Record<string, Look>> = {
  'on a desk': { width: 1280 },
  'on a phone, without script': { width: 320, javaScript: false },
};

for (const [name, look] of Object.entries(looks))
  test(`an administrator opens a branch, shuts it for a day and ends it, ${name}`, { skip }, async t => {
    const { db, baseUrl } = await anOffice(t);
    const script = look.javaScript ?? true;
    await withPage({ ...look, baseUrl }, async page => {
      await signInAs(page, 'cor');
      await page.goto('/beheer/netwerk');
      if (script) await expectSound(page);
      await page.click('text=Nieuwe plek of partij');
      await page.fill('[name=code]', 'moor');
      await page.fill('[name=name]', 'Moor');
      await page.click('button:has-text("Voeg toe")');
      await page.waitForSelector('text=2 antwoorden kloppen nog niet');
      if (script) await expectSound(page);
      await page.selectOption('[name=organisation]', { label: 'Highland Libraries' });
      await page.selectOption('[name=municipality]', { label: 'Upham' });
      await page.fill('[name=from]', '2026-03-01');
      await page.fill('[name=picks]', '9');
      await page.click('button:has-text("Voeg toe")');
      await page.waitForSelector('h1:has-text("Moor")');
      if (script) await expectSound(page);
      assert.equal(
        await page.inputValue('#change-from'),
        '2026-03-01',
        'a plan is changed from its own first day',
      );
      await page.fill('#shut-first', '2026-03-02');
      await page.fill('#shut-last', '2026-03-02');
      await page.fill('#shut-reason', 'Verhuizing');
      await page.focus('#shut-reason');
      await page.keyboard.press('Enter');
      await page.waitForSelector('[aria-label="Weer open op maandag 2 maart 2026"]');
      if (script) await expectSound(page);
      await page.click('[aria-label="Weer open op maandag 2 maart 2026"]');
      await page.waitForSelector('text=Bewaard. 1 dag is anders.');
      await page.fill('#holiday-rule', '12-05');
      await page.fill('#holiday-nameNl', 'Pakjesavond');
      await page.click('button:has-text("Sluit elk jaar op deze dag")');
      await page.waitForSelector('#holiday-nameEn-error');
      if (script) await expectSound(page);
      await page.fill('#holiday-nameEn', "Saint Nicholas' Eve");
      await page.click('button:has-text("Sluit elk jaar op deze dag")');
      await page.click('[aria-label="Niet meer elk jaar: Pakjesavond"]');
      await page.waitForSelector('text=Bewaard. Het geldt vanaf zaterdag 5 december 2026');
      await page.fill('#end-last', '2026-12-31');
      await page.selectOption('#end-heir', 'north');
      await page.click('button:has-text("Bewaar de laatste dag")');
      await page.waitForSelector('text=De laatste dag is donderdag 31 december 2026');
      assert.equal(await page.inputValue('#end-heir'), 'north', 'where its books and members go on');
      if (process.env['SHOTS'])
        await page.screenshot({ path: `${process.env['SHOTS']}/heir-${look.width}.png`, fullPage: true });
      await page.goto('/beheer/netwerk');
      assert.match(await page.innerText('#others-caption'), /Er nog niet, of niet meer/);
      if (script) await expectSound(page);
    });
    const moor = (await network(db)).byCode('moor');
    assert.deepEqual([moor?.from, moor?.until, moor?.picks], ['2026-03-01', '2026-12-31', 9]);
  });

for (const [name, look] of Object.entries(looks))
  test(`an administrator changes a tariff from a day on, ${name}`, { skip }, async t => {
    const { db, baseUrl } = await anOffice(t);
    await withPage({ ...look, baseUrl }, async page => {
      await signInAs(page, 'cor');
      for (const path of ['afspraken', 'taken', 'tarieven']) {
        await page.goto(`/beheer/${path}`);
        if (look.javaScript ?? true) await expectSound(page);
      }
      await page.getByRole('link', { name: 'Verander request-in-province' }).click();
      assert.equal(await page.inputValue('[name=code]'), 'request-in-province');
      await page.fill('[name=cents]', 'niets');
      await page.click('button:has-text("Bewaar vanaf deze dag")');
      await page.waitForSelector('text=Eén antwoord klopt nog niet');
      if (look.javaScript ?? true) await expectSound(page);
      await page.fill('[name=cents]', '2,50');
      await page.fill('[name=from]', '2026-07-01');
      await page.click('button:has-text("Bewaar vanaf deze dag")');
      await page.waitForSelector('text=Het geldt vanaf woensdag 1 juli 2026');
    });
    const now = await network(db);
    const cents = (['2026-06-30', '2026-07-01'] as const).map(
      day => now.tariff('request-in-province', day)?.cents,
    );
    assert.deepEqual(cents, [0, 250]);
  });
