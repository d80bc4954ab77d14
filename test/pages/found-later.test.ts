import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountOf, loadRules } from '#circulation';
import { addMembers, type MemberId, system } from '#people';
import type { Db } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import type { Network, UnitId } from '#network';
import { type Look, withoutBrowser, withPage } from '../support/browser.ts';
import { aCopyAt, good, winter } from '../support/desk.ts';
import { aServer, atNorth } from '../support/desk-pages.ts';
import { bring, lend } from '../support/loans.ts';
import { expectSound } from '../support/open-office.ts';
import { password, signInAs } from '../support/sign-in.ts';

const skip = withoutBrowser;
const looks: readonly (readonly [string, Look])[] = [
  ['on a wide screen', {}],
  ['on a phone', { width: 320 }],
  ['without script', { javaScript: false }],
];

/** Dora, who can sign in; damage is charged up to three days after check-in. */
async function dora(db: Db, network: Network, home: UnitId): Promise<MemberId> {
  const rules = [{ about: 'damaged', says: { cents: 250, foundDays: 3 }, from: '2026-01-01' }];
  good(await db.transaction(tx => loadRules(tx, { rules }, network)));
  return db.transaction(async tx =>
    good(
      only(
        await addMembers(tx, [
          {
            home,
            category: 'basic',
            givenName: 'Dora',
            familyName: 'Verzonnen',
            birthDay: '1985-02-03',
            since: '2025-02-01',
            email: 'dora@example.org',
            card: 'C77',
            password,
            by: system,
          },
        ]),
      ),
    ),
  );
}

for (const [how, look] of looks)
  test(`a torn page found the next day is charged to who had the book last, who reads why and until when that is known, ${how}`, {
    skip,
  }, async t => {
    const { db, network, units, baseUrl } = await aServer(t);
    const member = await dora(db, network, units.north.id);
    const book = await aCopyAt(db, units.north.id);
    await lend(db, book.id, member, units.north.id, winter('2026-01-07T11:00'));
    await bring(db, book.id, units.north.id, winter('2026-01-12T11:00'));
    const owed = async () => (await accountOf(db, member, '2026-01-01')).owed;
    await withPage({ ...look, baseUrl }, async page => {
      await atNorth(page);
      await page.goto(`/balie/exemplaar?code=${book.barcode}`);
      const open = () => page.click('summary:has-text("Schade gevonden na het innemen?")');
      await open();
      await page.waitForSelector('text=Tot en met donderdag 15 januari');
      assert.equal(await page.locator('text=Dora').count(), 0, 'the page does not say who it was');
      await expectSound(page, look);
      await page.fill('[name=wat]', 'bladzijde 12 is gescheurd');
      await page.fill('[name=bedrag]', 'veel');
      await page.press('[name=bedrag]', 'Enter');
      await page.waitForSelector('text=Vul een bedrag in dat klopt');
      assert.equal(await owed(), 0);
      await open();
      await page.fill('[name=wat]', 'bladzijde 12 is gescheurd');
      await page.click('button:has-text("Reken af met wie het als laatste had")');
      await page.waitForSelector('text=In rekening gebracht: € 2,50');
      assert.equal(await owed(), 250);
      await open();
      await page.waitForSelector('text=is al gevraagd om te betalen');
      await expectSound(page, look);
    });
    await withPage({ ...look, baseUrl }, async page => {
      await signInAs(page, 'c77');
      await page.goto('/mijn/gegevens');
      await page.waitForSelector('text=weten we nog 3 dagen wie het als laatste had');
      await expectSound(page, look);
      await page.goto('/mijn');
      await page.waitForSelector('text=bladzijde 12 is gescheurd');
    });
  });
