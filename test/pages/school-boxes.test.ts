import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openLoans } from '#circulation';
import { addMembers, type MemberId, system } from '#people';
import type { Db } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { board, deliver } from '#transport';
import { type Look, withoutBrowser, withPage } from '../support/browser.ts';
import { copiesAt, good, winter } from '../support/desk.ts';
import { aServer, atNorth } from '../support/desk-pages.ts';
import { firstDay } from '../support/network.ts';
import { expectSound } from '../support/open-office.ts';
import { signInAs } from '../support/sign-in.ts';

const skip = withoutBrowser;
const looks: readonly (readonly [string, Look])[] = [
  ['wide', { width: 1280 }],
  ['on a phone', { width: 320 }],
  ['without script', { width: 320, javaScript: false }],
];

/** De Regenring, a school that is a member of North. */
const aSchool = (db: Db, home: number): Promise<MemberId> =>
  db.transaction(async tx => {
    const who = { kind: 'school', givenName: '', familyName: 'De Regenring' } as const;
    const wish = { ...who, home, category: 'basic', since: firstDay, card: 'S1', by: system };
    return good(only(await addMembers(tx, [wish])));
  });

for (const [how, look] of looks)
  test(`a class set is scanned into a box, lent to a school, and comes back with one book missing, ${how}`, {
    skip,
  }, async t => {
    const { db, units, clock, baseUrl } = await aServer(t);
    const copies = await copiesAt(db, units.north.id, 3);
    const codes = copies.map(({ barcode }) => barcode);
    const school = await aSchool(db, units.north.id);
    await withPage({ ...look, baseUrl }, async page => {
      await atNorth(page);
      await page.goto('/balie/kisten');
      await page.fill('[name=naam]', 'Groep 5: water');
      await page.fill('[name=kist]', 'KIST-5');
      await expectSound(page, look);
      await page.click('button:has-text("Maak de kist")');
      await page.fill('#codes-in', [...codes, 'ONZIN'].join('\n'));
      await page.click('button:has-text("In de kist")');
      await page.waitForSelector('text=3 boeken in de kist. Niet in de kist: ONZIN.');
      await expectSound(page, look);
      await page.fill('[name=pas]', 'S1');
      await page.fill('[name=tot]', '2026-03-31');
      await page.click('button:has-text("Leen de kist uit")');
      await page.waitForSelector('text=De kist is bij De Regenring, tot en met dinsdag 31 maart 2026.');
      await expectSound(page, look);
      clock.pass(10_000);
      await page.fill('#codes-back', codes.slice(0, 2).join('\n'));
      await page.click('button:has-text("Neem de kist in")');
      await page.waitForSelector(`text=2 boeken terug. Er mist 1 boek: Ferry Timetables (${codes[2]}).`);
      await expectSound(page, look);
      await page.goto('/balie/kisten');
      await page.waitForSelector('text=bij De Regenring');
    });
    const left = await openLoans(db, { member: school });
    assert.deepEqual(
      left.map(({ item }) => item),
      copies.slice(2).map(({ id }) => id),
    );
  });

for (const [how, look] of looks)
  test(`a box goes by van to another branch, which lends it to a school when it is there, ${how}`, {
    skip,
  }, async t => {
    const { db, units, baseUrl } = await aServer(t);
    const { north, south } = units;
    const copies = await copiesAt(db, north.id, 2);
    const school = await aSchool(db, north.id);
    await withPage({ ...look, baseUrl }, async page => {
      await atNorth(page);
      await page.goto('/balie/kisten');
      await page.fill('[name=naam]', 'Groep 5: water');
      await page.fill('[name=kist]', 'KIST-5');
      await page.click('button:has-text("Maak de kist")');
      await page.fill('#codes-in', copies.map(({ barcode }) => barcode).join('\n'));
      await page.click('button:has-text("In de kist")');
      await page.waitForSelector('text=2 boeken in de kist.');
      await page.selectOption('[name=naar]', 'south');
      await expectSound(page, look);
      await page.click('button:has-text("Zet klaar voor de bus")');
      await page.waitForSelector('text=2 boeken staan klaar voor de bus, als krat KIST-5 naar South.');
      await expectSound(page, look);
      await page.goto('/balie/kisten');
      await page.waitForSelector('text=onderweg naar South');
      const van = { by: system };
      await db.transaction(async tx => {
        const take = { crate: 'KIST-5' };
        await board(tx, [{ ...van, unit: north.id, take, at: winter('2026-01-13T11:10') }]);
        const there = { ...van, unit: south.id, at: winter('2026-01-13T11:20') };
        await deliver(
          tx,
          copies.map(({ id: item }) => ({ ...there, item })),
        );
      });
      await signInAs(page, 'lo');
      await page.goto('/balie/plek');
      await page.selectOption('[name=vestiging]', 'south');
      await page.click('text=Naar de balie');
      await page.goto('/balie/kist/KIST-5');
      await page.fill('[name=pas]', 'S1');
      await page.fill('[name=tot]', '2026-03-31');
      await page.click('button:has-text("Leen de kist uit")');
      await page.waitForSelector('text=De kist is bij De Regenring, tot en met dinsdag 31 maart 2026.');
      await expectSound(page, look);
    });
    assert.equal((await openLoans(db, { member: school })).length, 2);
  });
