import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { checkOut, whichRule } from '#circulation';
import { system } from '#people';
import { modules } from '../../src/main.ts';
import { type Look, withoutBrowser, withPage } from '../support/browser.ts';
import { aCopyAt, aDesk, good, winter } from '../support/desk.ts';
import { anOpenOffice, expectSound } from '../support/open-office.ts';
import { signInAs } from '../support/sign-in.ts';

const skip = withoutBrowser;

/** The tiny province on the web in January, with its administrator and a book lent in December. */
async function anOffice(t: TestContext) {
  const { db, units, ada } = await aDesk(t, modules);
  const item = (await aCopyAt(db, units.north.id)).id;
  const at = winter('2025-12-16T11:00');
  await db.transaction(async tx => {
    const [lent] = await checkOut(tx, [{ item, member: ada, unit: units.north.id, at, by: system }]);
    good(lent ?? assert.fail());
  });
  const { baseUrl } = await anOpenOffice(t, db, winter('2026-01-13T11:00'), { admin: units.tinyland.id });
  return { db, baseUrl };
}

const looks: Readonly<Record<string, Look>> = {
  'on a phone': { width: 320 },
  'without script': { width: 1280, javaScript: false },
};

for (const [name, look] of Object.entries(looks))
  test(`an administrator sees what a rule would change, writes it and ends it, ${name}`, {
    skip,
  }, async t => {
    const { db, baseUrl } = await anOffice(t);
    const material = 'book';
    await withPage({ ...look, baseUrl }, async page => {
      const sound = () => expectSound(page, look);
      await signInAs(page, 'admin');
      await page.goto('/beheer/regels');
      await page.waitForSelector('text=21 dagen');
      await sound();
      await page.fill('[name=says-days]', 'veel');
      await page.click('button:has-text("Bewaar deze regel")');
      await page.waitForSelector('text=Eén antwoord klopt nog niet');
      await sound();
      await page.fill('[name=says-days]', '28');
      await page.fill('[name=ageFrom]', '19');
      await page.fill('[name=from]', '2026-02-01');
      await page.check('[name=materiaal-book]');
      await page.click('button:has-text("Wat zou dit veranderen?")');
      await page.waitForSelector('text=1 van 1 ging dan anders');
      await page.waitForSelector('text=28 dagen');
      await sound();
      await page.click('button:has-text("Bewaar deze regel")');
      await page.waitForSelector('text=De regel geldt vanaf zondag 1 februari 2026');
      await sound();
      assert.equal((await whichRule(db, 'loan', { material, age: 44 }, '2026-02-01')).won?.says.days, 28);
      await page.getByRole('link', { name: 'Beëindig: vanaf 19 jaar · Boek: 28 dagen' }).click();
      await page.fill('[name=endFrom]', '2026-03-01');
      await sound();
      await page.click('#einde button');
      await page.waitForSelector('text=De regel geldt niet meer vanaf zondag 1 maart 2026');
      await page.goto('/beheer/regels/welke?over=loan');
      await page.selectOption('[name=material]', 'dvd');
      await page.fill('[name=age]', '44');
      await page.click('button:has-text("Laat zien")');
      await page.waitForSelector('text=deze geldt');
      assert.match(
        await page.innerText('main'),
        /deze geldt\s+Film op dvd\s+7 dagen[\s\S]*2\s+alles en iedereen/,
      );
      await sound();
      for (const topic of ['renewal', 'limit', 'request', 'late', 'lost', 'damaged', 'membership', 'debt']) {
        await page.goto(`/beheer/regels?over=${topic}`);
        await sound();
      }
    });
    const { won } = await whichRule(db, 'loan', { material, age: 44 }, '2026-03-01');
    assert.equal(won?.says.days, 21);
  });
