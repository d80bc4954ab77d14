import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moveItems, whereabouts } from '#circulation';
import { type Look, tabOrder, withoutBrowser, withPage } from '../support/browser.ts';
import { aCopyAt, winter, wishFor } from '../support/desk.ts';
import { aServer, atNorth, scanned } from '../support/desk-pages.ts';
import { expectSound } from '../support/open-office.ts';

const skip = withoutBrowser;
const looks: readonly (readonly [string, Look])[] = [
  ['on a wide screen', {}],
  ['on a phone', { width: 320 }],
];

for (const [how, look] of looks)
  test(`a scanned book is sent to be mended and comes back for who waits, ${how}`, { skip }, async t => {
    const { db, units, ben, baseUrl } = await aServer(t);
    const book = await aCopyAt(db, units.north.id);
    const stateOf = async () => (await whereabouts(db, [book.id])).get(book.id)?.state;
    await withPage({ ...look, baseUrl }, async page => {
      await atNorth(page);
      await scanned(page, book.barcode);
      await page.click('summary:has-text("Iets anders met dit exemplaar")');
      await expectSound(page, look);
      assert.equal(await page.locator('button:text-is("Gemaakt")').count(), 0);
      await page.click('button:text-is("Beschadigd")');
      await page.waitForSelector('.answer__headline:has-text("Leg bij de reparaties")');
      assert.equal(await stateOf(), 'in-repair');
      await wishFor(db, ben, book, units.north.id, winter('2026-01-13T10:00'));
      await page.click('summary:has-text("Iets anders met dit exemplaar")');
      await page.click('button:text-is("Gemaakt")');
      await page.waitForSelector('.answer__headline:has-text("Leg op de afhaalplank onder V")');
      assert.equal(await stateOf(), 'on-hold-shelf');
      await page.click('summary:has-text("Iets anders met dit exemplaar")');
      await expectSound(page, look);
    });
  });

test('a missing book is looked up without finding it, and found with the keyboard alone', {
  skip,
}, async t => {
  const { db, units, baseUrl } = await aServer(t);
  const book = await aCopyAt(db, units.north.id);
  const miss = { item: book.id, verb: 'miss', unit: units.north.id, at: winter('2026-01-12T11:00') } as const;
  await db.transaction(tx => moveItems(tx, [miss]));
  const stateOf = async () => (await whereabouts(db, [book.id])).get(book.id)?.state;
  await withPage({ baseUrl, width: 320 }, async page => {
    await atNorth(page);
    await page.click('text=Exemplaar bekijken');
    await page.waitForSelector('[name=code]:focus');
    await page.keyboard.type('nergens');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=We vinden geen exemplaar met code nergens');
    await page.fill('[name=code]', book.barcode);
    await page.press('[name=code]', 'Enter');
    await page.waitForSelector('text=is zoek');
    assert.equal(await stateOf(), 'missing', 'looking changes nothing');
    await expectSound(page, {});
    assert.ok((await tabOrder(page)).includes('Gevonden'));
    await page.focus('button:text-is("Gevonden")');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.answer__headline:has-text("Zet terug op de plank")');
    assert.equal(await stateOf(), 'on-shelf');
  });
});

test('without a script a book is put on display, counted as used and withdrawn with a reason', {
  skip,
}, async t => {
  const { db, units, baseUrl } = await aServer(t);
  const book = await aCopyAt(db, units.north.id);
  await withPage({ baseUrl, javaScript: false }, async page => {
    await atNorth(page);
    const choose = async (button: string, headline: string) => {
      await page.goto(`/balie/exemplaar?code=${book.barcode}`);
      await page.click(`button:text-is("${button}")`);
      await page.waitForSelector(`.answer__headline:has-text("${headline}")`);
    };
    await choose('Uitlichten', 'Leg het bij wat is uitgelicht');
    await choose('In huis gebruikt', 'Geteld als gebruik in huis');
    await page.goto(`/balie/exemplaar?code=${book.barcode}`);
    await page.fill('[name=reden]', 'versleten');
    await page.click('button:text-is("Afschrijven")');
    await page.waitForSelector('.answer__headline:has-text("Leg apart: afgeschreven")');
    await page.goto(`/balie/exemplaar?code=${book.barcode}`);
    await page.waitForSelector('text=Met dit exemplaar kan de balie nu niets anders doen');
  });
  assert.equal((await whereabouts(db, [book.id])).get(book.id)?.state, 'withdrawn');
});
