import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addStaff, system } from '#people';
import { sql } from '#platform/db.ts';
import { withoutBrowser, withPage } from '../support/browser.ts';
import { looks, soundIn, typed } from '../support/cataloguing.ts';
import { good } from '../support/desk.ts';
import { aServer, atNorth, scanned } from '../support/desk-pages.ts';
import { password, signInAs } from '../support/sign-in.ts';

const skip = withoutBrowser;

for (const [name, look] of Object.entries(looks))
  test(`case 67: a desk lends a book that nobody described with a title typed in, and the cataloguer finishes it from a list, ${name}`, {
    skip,
  }, async t => {
    const { db, units, clock, baseUrl } = await aServer(t);
    const roles = [{ role: 'cataloguer' as const, unit: units.highland.id }];
    const cas = { name: 'Cas Catalogus', login: 'cas', password, from: '2026-01-01' as const, by: system };
    await db.transaction(async tx => good(await addStaff(tx, { ...cas, roles })));
    const sound = soundIn(look);
    await withPage({ ...look, baseUrl }, async page => {
      await atNorth(page);
      await scanned(page, 'C0');
      assert.equal(await scanned(page, '30001'), 'Deze code kennen we niet');
      await sound(page, 'quick-unknown');
      await page.fill('[name=titel]', 'De turfsteker');
      await page.click('button:has-text("Leen uit aan Ada")');
      await page.waitForSelector('.answer__headline:has-text("Mee tot en met")');
      assert.match(await page.innerText('main'), /De turfsteker/);
      await page.click('button:has-text("Klaar met Ada")');
      await page.waitForSelector('.answer__headline:has-text("Wie volgt")');
      clock.pass(60_000);
      assert.equal(await scanned(page, '30001'), 'Leg apart voor de catalogus');
      await sound(page, 'quick-back');
      await scanned(page, 'C1');
      assert.equal(await scanned(page, '30002'), 'Deze code kennen we niet');
      await page.fill('[name=titel]', 'Het veenkind');
      await page.selectOption('[name=doelgroep]', { label: 'Jongere' });
      await page.click('button:has-text("Leen uit aan Ben")');
      await page.waitForSelector('.answer__headline:has-text("Mee tot en met")');
    });
    await withPage({ ...look, baseUrl }, async page => {
      const main = () => page.innerText('main');
      await signInAs(page, 'cas');
      await page.goto('/beheer/catalogus/nieuw');
      await page.fill('[name=marc]', typed('De turfsteker'));
      await page.click('button:has-text("Bewaar")');
      await page.goto('/beheer/catalogus');
      await page.click('text=Maak af wat een balie uitleende');
      assert.match(await main(), /2 exemplaren wachten[\s\S]*De turfsteker[\s\S]*30001[\s\S]*North/);
      const rowOf = (title: string) => page.locator('tr', { hasText: title }).innerText();
      assert.match(await rowOf('De turfsteker'), /Ligt apart bij de balie/);
      assert.match(await rowOf('Het veenkind'), /Uitgeleend, terug op \w+/);
      await sound(page, 'quick-list');
      await page.click('tr:has-text("De turfsteker") a:has-text("Maak af")');
      assert.equal(
        await page.inputValue('[name=streepjescode]'),
        '30001',
        'the title is found, the copy filled in',
      );
      assert.equal(await page.inputValue('[name=vestiging]'), 'north');
      await page.click('button:has-text("Voeg toe")');
      assert.match(await page.innerText('body'), /Exemplaar 30001 is toegevoegd/);
      await page.goto('/beheer/catalogus/snel');
      assert.match(await main(), /1 exemplaar wacht[\s\S]*Het veenkind/);
    });
    const { quick } = await db.one<{ quick: boolean }>(sql`
      select record is null as quick from catalogue.item where barcode = '30001'`);
    assert.equal(quick, false);
    const { audience } = await db.one<{ audience: string }>(sql`
      select audience from catalogue.item_view where item = (select id from catalogue.item where barcode = '30002')`);
    assert.equal(audience, 'youth', 'rules and limits for youth hold for it');
  });
