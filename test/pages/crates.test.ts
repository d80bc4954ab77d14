import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { board } from '#transport';
import { system } from '#people';
import { expectSound, withoutBrowser, withPage } from '../support/browser.ts';
import { aCopyAt, winter, wishFor } from '../support/desk.ts';
import { aServer, atNorth, scanned } from '../support/desk-pages.ts';
import { signInAs } from '../support/sign-in.ts';

const skip = withoutBrowser;

/** Follows a link or a button and waits for the page that it leads to. */
const follow = async (page: Page, what: string, then: string): Promise<void> => {
  await page.click(what);
  await page.waitForSelector(then);
};

test('a crate is filled and sealed at one desk, counted at another, and what lacks is looked for', {
  skip,
}, async t => {
  const { db, units, baseUrl, clock, ada, ben } = await aServer(t);
  const [one, two] = [await aCopyAt(db, units.south.id), await aCopyAt(db, units.south.id)];
  for (const [member, copy] of [
    [ada, one],
    [ben, two],
  ] as const)
    await wishFor(db, member, copy, units.north.id, winter('2026-01-12T10:30'));
  await withPage({ width: 320, baseUrl }, async page => {
    await signInAs(page, 'lo');
    await page.goto('/balie/kratten');
    await page.waitForSelector('text=Er staat geen krat');
    await expectSound(page);
    await page.fill('[name=krat]', 'K7');
    await follow(page, 'text=Maak het label', '.barcode path');
    await expectSound(page);
    await page.goto('/balie');
    for (const { barcode } of [one, two]) {
      assert.equal(await scanned(page, barcode), 'Leg in de krat naar North');
      assert.equal(await scanned(page, '%KK7'), 'In krat K7 naar North');
    }
    await follow(page, 'text=Bekijk of verzegel de krat', 'text=Verzegel de krat');
    await expectSound(page);
    await page.fill('[name=zegel]', 'Z1');
    await follow(page, 'button:has-text("Verzegel")', 'text=Krat K7 is verzegeld.');
    await expectSound(page);
  });
  await db.transaction(tx => board(tx, [{ unit: units.south.id, take: 'all', at: clock.now(), by: system }]));
  clock.pass(2 * 86_400_000);
  await withPage({ baseUrl }, async page => {
    await atNorth(page);
    await page.goto('/balie/krat/K7');
    await page.fill('[name=aantal]', '1');
    await page.fill('[name=zegel]', 'Z1');
    await follow(page, 'text=Geopend en geteld', 'text=Er zit 1 ding minder in dan South heeft gezegd');
    await page.goto('/balie');
    assert.match(await scanned(page, one.barcode), /afhaalplank/);
    await page.goto('/balie/krat/K7');
    await expectSound(page);
    assert.equal(await page.locator('button:has-text("Niet in de krat")').count(), 1);
    await follow(page, 'button:has-text("Niet in de krat")', 'text=staat nu als zoek');
    await page.waitForSelector('text=klopt niet');
    await expectSound(page);
  });
});

test('what is too late on its way is listed at both ends, and other things are sent away', {
  skip,
}, async t => {
  const { db, units, baseUrl, clock } = await aServer(t);
  const mend = await aCopyAt(db, units.north.id);
  await withPage({ baseUrl }, async page => {
    await atNorth(page);
    await page.goto('/balie/kratten');
    await page.fill('[name=code]', 'zomaar');
    await follow(page, 'text=Zet klaar voor de bus', 'text=We kennen geen boek met code zomaar');
    await page.fill('[name=code]', mend.barcode);
    await page.selectOption('[name=naar]', 'east');
    await page.selectOption('[name=reden]', 'repair');
    await follow(page, 'text=Zet klaar voor de bus', 'text=wacht op de bus naar East');
  });
  clock.pass(14 * 86_400_000);
  await withPage({ baseUrl }, async page => {
    await atNorth(page);
    await page.goto('/balie/kratten');
    await page.waitForSelector('text=Te laat onderweg');
    await expectSound(page);
    await follow(page, 'button:has-text("Niet gevonden")', 'text=staat nu als zoek');
    assert.equal(await page.getByText('Te laat onderweg').count(), 0);
  });
});
