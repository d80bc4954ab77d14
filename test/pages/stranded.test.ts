import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endUnit } from '#network';
import { type Look, withoutBrowser, withPage } from '../support/browser.ts';
import { aCopyAt, aDesk, good, winter, wishFor } from '../support/desk.ts';
import { anOpenOffice, expectSound } from '../support/open-office.ts';
import { signInAs } from '../support/sign-in.ts';
import { modules } from '../../src/main.ts';
import { strandedRequests } from '../../src/modules/requests/stranded.ts';

const skip = withoutBrowser;
const looks: readonly (readonly [string, Look])[] = [
  ['on a wide screen', {}],
  ['on a phone', { width: 320 }],
  ['without script', { javaScript: false }],
];
const now = winter('2026-01-15T11:00');

for (const [how, look] of looks)
  test(`case 75: the office chooses another library for a wish of one that ended, and stops another, ${how}`, {
    skip,
  }, async t => {
    const { db, units, ben, cor } = await aDesk(t, modules);
    const monday = winter('2026-01-12T11:00');
    for (const member of [ben, cor])
      await wishFor(db, member, await aCopyAt(db, units.north.id), units.south.id, monday);
    const mandates = [{ role: 'admin', unit: units.tinyland.id }];
    const wish = { unit: units.south.id, last: '2026-01-14', heir: undefined, mandates } as const;
    good(await db.transaction(tx => endUnit(tx, wish)));
    const { baseUrl } = await anOpenOffice(t, db, now, { poi: units.poi.id });
    await withPage({ ...look, baseUrl }, async page => {
      await signInAs(page, 'poi');
      await page.goto('/poi/sturen');
      await page.click('text=2 aanvragen bij een gestopte bibliotheek');
      await page.waitForSelector('h1:has-text("Aanvragen bij een gestopte bibliotheek")');
      await page.waitForSelector('text=Nog geen exemplaar. Kies waar het opgehaald wordt.');
      await expectSound(page, look);
      await page.selectOption('select >> nth=0', String(units.north.id));
      await page.click('button:text-is("Kies") >> nth=0');
      await page.waitForSelector('text=Gekozen: North. Wie aanvroeg, krijgt bericht.');
      await page.click('button:has-text("Stop deze aanvraag")');
      await page.waitForSelector('text=De aanvraag is gestopt.');
      await page.waitForSelector('text=Geen enkele aanvraag wacht bij een gestopte bibliotheek.');
      await expectSound(page, look);
    });
    assert.deepEqual(await strandedRequests(db, now), []);
  });
