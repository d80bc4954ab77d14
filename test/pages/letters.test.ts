import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notify } from '#notices';
import type { Page } from 'playwright-core';
import { sql } from '#platform/db.ts';
import { expectAccessible, expectNoSidewaysScroll, withoutBrowser, withPage } from '../support/browser.ts';
import { aServer } from '../support/desk-pages.ts';
import { signInAs } from '../support/sign-in.ts';

const skip = withoutBrowser;

async function sound(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
}

test('staff print letters, each on a sheet of its own, and say that they are in the post', {
  skip,
}, async t => {
  const { db, baseUrl, clock, ada, ben } = await aServer(t);
  await db.transaction(tx =>
    notify(
      tx,
      [ada, ben].map(member => ({
        member,
        key: `ready:${member}`,
        at: clock.now(),
        subject: { nl: '“Turf en tijd” ligt klaar', en: '“Peat and Time” is ready' },
        text: { nl: 'Haal het op in North.\n\nNeem je pas mee.', en: 'Fetch it in North.' },
        onPaper: true,
      })),
    ),
  );
  for (const width of [320, 1280])
    await withPage({ width, baseUrl }, async page => {
      await signInAs(page, 'bo');
      await page.goto('/balie/brieven');
      await page.waitForSelector('text=2 brieven wachten');
      await sound(page);
      await page.click('text=Open ze om te printen');
      await page.waitForSelector('text=Beste Ben van der Voorbeeld,');
      await sound(page);
      if (width === 320) return;
      const paper = (await page.pdf({ format: 'A4' })).toString('latin1');
      assert.equal(paper.match(/\/Type \/Page\b/g)?.length, 2, 'a sheet each');
      await page.click('text=Ze zijn geprint en gaan op de post');
      await page.waitForSelector('text=2 brieven zijn op de post.');
      await page.waitForSelector('text=Er zijn geen brieven');
      await sound(page);
    });
  const sent = await db.many(sql`select distinct state from notices.message where channel = 'letter'`);
  assert.deepEqual(sent, [{ state: 'sent' }]);
});
