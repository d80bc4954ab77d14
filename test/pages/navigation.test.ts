import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expectAccessible, expectNoSidewaysScroll, withoutBrowser, withPage } from '../support/browser.ts';
import { aDesk } from '../support/desk.ts';
import { modules } from '../../src/main.ts';
import { anOpenOffice } from '../support/open-office.ts';
import { signInAs } from '../support/sign-in.ts';

const skip = withoutBrowser;
const pictures = join(import.meta.dirname, '../../test-results');
mkdirSync(pictures, { recursive: true });

test('who may do everything finds it in one row, opened by the keyboard, also on a phone without script', {
  skip,
}, async t => {
  const { db, units } = await aDesk(t, modules);
  const { baseUrl } = await anOpenOffice(t, db, new Date('2026-01-13T10:00:00Z'), {
    admin: units.tinyland.id,
  });
  await withPage({ baseUrl }, async page => {
    await signInAs(page, 'admin', { next: '/beheer/regels' });
    const entries = await page.locator('.masthead__nav > ul > li').all();
    const tops = await Promise.all(entries.map(async entry => (await entry.boundingBox())?.y));
    assert.equal(new Set(tops).size, 1, 'one row');
    assert.equal(await page.getByRole('link', { name: 'Picklijst' }).isVisible(), false);
    await page.locator('summary', { hasText: 'Balie' }).focus();
    await page.keyboard.press('Enter');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.screenshot({ path: join(pictures, 'navigation-1280.png') });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/balie/**');
    await page.goto('/beheer/regels');
    await page.locator('summary', { hasText: 'Leden' }).click();
    await page.locator('summary', { hasText: 'Beheer' }).click();
    assert.equal(
      await page.getByRole('link', { name: 'Nieuw lid' }).isVisible(),
      false,
      'one open at a time',
    );
    await expectNoSidewaysScroll(page);
  });
  await withPage({ baseUrl, width: 320, javaScript: false }, async page => {
    await signInAs(page, 'admin', { next: '/beheer/regels' });
    await expectNoSidewaysScroll(page);
    await page.locator('summary', { hasText: 'Cijfers' }).click();
    await expectNoSidewaysScroll(page);
    await page.screenshot({ path: join(pictures, 'navigation-320.png') });
    await page.getByRole('link', { name: 'Open data' }).click();
    await page.waitForURL('**/open-data');
  });
});
