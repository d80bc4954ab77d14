import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openLoans } from '#circulation';
import { addMembers, system } from '#people';
import { only } from '#platform/result.ts';
import { type Look, withoutBrowser, withPage } from '../support/browser.ts';
import { aCopyAt, good } from '../support/desk.ts';
import { aServer, atNorth } from '../support/desk-pages.ts';
import { firstDay } from '../support/network.ts';
import { expectSound } from '../support/open-office.ts';
import { password, signInAs } from '../support/sign-in.ts';

const skip = withoutBrowser;
const looks: readonly (readonly [string, Look])[] = [
  ['wide', { width: 1280 }],
  ['on a phone', { width: 320 }],
  ['without script', { width: 320, javaScript: false }],
];

for (const [how, look] of looks)
  test(`a book is agreed to be brought, asked for, put with the round, and ticked off after it, ${how}`, {
    skip,
  }, async t => {
    const { db, units, clock, baseUrl } = await aServer(t);
    const [book, second] = [await aCopyAt(db, units.north.id), await aCopyAt(db, units.north.id)];
    const dee = await db.transaction(async tx =>
      good(
        only(
          await addMembers(tx, [
            {
              home: units.north.id,
              category: 'basic',
              givenName: 'Dee',
              familyName: 'Voorbeeld',
              birthDay: '1934-05-05',
              street: 'Verzonnenlaan 3',
              postcode: '1234 AB',
              town: 'Noord',
              phone: '0592 000 000',
              since: firstDay,
              card: '2000000001',
              password,
              by: system,
            },
          ]),
        ),
      ),
    );
    await withPage({ ...look, baseUrl }, async page => {
      await atNorth(page);
      await page.goto(`/leden/${dee}`);
      await page.selectOption('[name=weekday]', '5');
      await page.fill('#delivery-reason', 'kan de trap niet af');
      await page.click('button:has-text("Bewaar de afspraak")');
      await page.waitForSelector(
        'text=We bezorgen op vrijdag, vanuit North, door een vrijwilliger: kan de trap niet af.',
      );
      await expectSound(page, look);

      await signInAs(page, '2000000001');
      for (const { edition } of [book, second]) {
        await page.goto(`/titel/${edition}`);
        assert.equal(await page.inputValue('[name=ophalen]'), 'aan-huis');
        await page.click('button:has-text("Vraag aan")');
        await page.waitForSelector('text=We brengen het vrijdag 16 januari 2026 bij je thuis.');
      }
      await expectSound(page, look);

      await signInAs(page, 'bo');
      for (const { barcode } of [book, second]) {
        clock.pass(10_000);
        await page.goto('/balie');
        await page.fill('[name=code] >> nth=0', barcode);
        await page.press('[name=code] >> nth=0', 'Enter');
        await page.waitForSelector('text=Gaat mee: vrijdag 16 januari.');
      }
      await page.goto('/balie/aan-huis');
      await expectSound(page, look);
      await page.click('table >> text=vrijdag 16 januari 2026');
      await page.waitForSelector('text=Verzonnenlaan 3, 1234 AB Noord');
      await expectSound(page, look);
      await page.check(`[name^=ding-] >> nth=0`);
      await page.click('button:has-text("Aangevinkte dingen zijn bezorgd")');
      await page.waitForSelector('text=Dee Voorbeeld: 1 ding bezorgd en geleend, 1 ding wacht weer hier.');
      await page.goto('/balie/aan-huis');
      await page.waitForSelector('table >> text=vrijdag 23 januari 2026');
      clock.pass(10_000);
      await page.fill('[name=code] >> nth=0', book.barcode);
      await page.press('[name=code] >> nth=0', 'Enter');
      await page.waitForSelector('text=Zet terug op de plank');

      await signInAs(page, '2000000001');
      await page.waitForSelector('text=We brengen het vrijdag 23 januari 2026 bij je thuis.');
      await expectSound(page, look);
    });
    assert.deepEqual(await openLoans(db, { member: dee }), []);
  });
