import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partsOf } from '#circulation';
import { type Look, withoutBrowser, withPage } from '../support/browser.ts';
import { aCopyAt } from '../support/desk.ts';
import { aServer, atNorth, scanned } from '../support/desk-pages.ts';
import { expectSound } from '../support/open-office.ts';

const skip = withoutBrowser;
const looks: readonly (readonly [string, Look])[] = [
  ['on a phone', { width: 320 }],
  ['without script', { javaScript: false }],
];

for (const [how, look] of looks)
  test(`a game gets its parts, goes along with them, and comes back with one pawn less, ${how}`, {
    skip,
  }, async t => {
    const { db, units, clock, baseUrl } = await aServer(t);
    const game = await aCopyAt(db, units.north.id);
    await withPage({ ...look, baseUrl }, async page => {
      const scan = async (code: string) => {
        clock.pass(10_000);
        if (look.javaScript !== false) return scanned(page, code);
        await page.goto('/balie');
        await page.fill('[name=code] >> nth=0', code);
        await page.press('[name=code] >> nth=0', 'Enter');
        return (await page.locator('.answer__headline').innerText()).trim();
      };
      await atNorth(page);
      await page.goto(`/balie/exemplaar?code=${game.barcode}`);
      await page.click('summary:has-text("Delen van dit exemplaar")');
      await page.fill('[name=delen]', '1 speelbord\n4 pionnen');
      await expectSound(page, look);
      await page.click('button:has-text("Bewaar de delen")');
      await page.waitForSelector('text=De delen zijn bewaard');
      await page.goto('/balie');
      await scan('C0');
      assert.match(await scan(game.barcode), /^Mee tot en met/);
      await page.waitForSelector('text=Geef mee: 1 speelbord, 4 pionnen.');
      await expectSound(page, look);
      await scan('');
      assert.equal(await scan(game.barcode), 'Zet terug op de plank');
      await page.fill('[name=deel-1]', '3');
      await expectSound(page, look);
      await page.click('button:has-text("Bewaar de telling")');
      await page.waitForSelector('text=Genoteerd. Mist: 1 van 4 pionnen.');
      await expectSound(page, look);
      await page.goto('/balie');
      await scan('C1');
      await scan(game.barcode);
      await page.waitForSelector('text=Mist: 1 van 4 pionnen.');
    });
    const parts = (await partsOf(db, [game.id])).get(game.id) ?? [];
    assert.deepEqual(
      parts.map(({ missing }) => missing),
      [0, 1],
    );
  });
