import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { accountOf, chargeFee, checkOut, loadRules, whereabouts } from '#circulation';
import { network } from '#network';
import { addMembers, system } from '#people';
import { only } from '#platform/result.ts';
import { modules } from '../../src/main.ts';
import { type Look, withoutBrowser, withPage } from '../support/browser.ts';
import { aDesk, copiesAt, good, winter } from '../support/desk.ts';
import { anOpenOffice, expectSound } from '../support/open-office.ts';
import { password, signInAs } from '../support/sign-in.ts';

const skip = withoutBrowser;
const now = winter('2026-01-13T11:00');

/** The tiny province on the web, and Dora of North, who can sign in and owes € 2,50 for damage and € 1 for copies. */
async function aTill(t: TestContext) {
  const { db, units } = await aDesk(t, modules);
  const dora = await db.transaction(async tx => {
    const wish = {
      home: units.north.id,
      category: 'basic',
      givenName: 'Dora',
      familyName: 'Verzonnen',
      birthDay: '1985-02-03' as const,
      since: '2025-02-01' as const,
      card: 'C77',
      password,
      by: system,
    };
    const member = good(only(await addMembers(tx, [wish])));
    const fee = { member, unit: units.north.id, at: now, by: system };
    good(await chargeFee(tx, { ...fee, kind: 'damaged', cents: 250, note: 'Kaft gescheurd' }));
    good(await chargeFee(tx, { ...fee, kind: 'other', cents: 100, note: 'Kopieën' }));
    return member;
  });
  const staff = { desk: units.north.id, admin: units.tinyland.id };
  const { baseUrl } = await anOpenOffice(t, db, now, staff, { demo: true });
  const owed = async () => (await accountOf(db, dora, '2025-01-01')).owed;
  return { db, units, dora, baseUrl, owed };
}

const looks: Readonly<Record<string, Look>> = {
  'on a phone': { width: 320 },
  'without script': { width: 1280, javaScript: false },
};

for (const [name, look] of Object.entries(looks)) {
  test(`a member sees what is owed and pays it, after one try that fails, ${name}`, { skip }, async t => {
    const { baseUrl, owed } = await aTill(t);
    await withPage({ ...look, baseUrl }, async page => {
      await signInAs(page, 'c77');
      await page.goto('/mijn');
      await page.waitForSelector('text=Kaft gescheurd');
      await expectSound(page, look);
      await page.click('button:has-text("Betaal € 3,50")');
      await page.waitForSelector('text=Er gaat geen geld om');
      await expectSound(page, look);
      await page.click('button:has-text("Doe alsof het mislukt")');
      await page.waitForSelector('text=Het betalen is niet gelukt');
      assert.equal(await owed(), 350);
      await page.click('button:has-text("Betaal € 3,50")');
      await page.click('button:has-text("Doe alsof het betaald is")');
      await page.waitForSelector('text=Je hebt € 3,50 betaald');
      await page.click('summary:has-text("Betaald en vervallen")');
      await expectSound(page, look);
    });
    assert.equal(await owed(), 0);
  });

  test(`a desk opens the drawer, takes cash, puts a mistake right and counts; the statement adds up, ${name}`, {
    skip,
  }, async t => {
    const { baseUrl, dora, owed } = await aTill(t);
    await withPage({ ...look, baseUrl }, async page => {
      await signInAs(page, 'desk');
      await page.goto('/balie/kassa');
      await page.waitForSelector('text=De kassa is dicht');
      await expectSound(page, look);
      await page.fill('[name=amount]', '50');
      await page.click('button:has-text("Open de kassa")');
      await page.waitForSelector('text=Er hoort nu € 50,00 in te zitten');
      await page.goto(`/balie/lid/${dora}/kosten`);
      await page.waitForSelector('text=Open: € 3,50');
      await expectSound(page, look);
      await page.check('[name=method][value=cash]');
      await page.fill('#pay-amount', '2,50');
      await page.click('button:has-text("Boek de betaling")');
      await page.waitForSelector('text=Betaald: € 2,50');
      await page.fill('#waive-reason', 'kopieerapparaat was stuk');
      await page.click('button:has-text("Scheld kwijt")');
      await page.waitForSelector('text=Kwijtgescholden');
      assert.equal(await owed(), 0);
      await expectSound(page, look);
      await page.fill('#reverse-reason', 'toch niet betaald');
      await page.click('[aria-label^="Draai terug: Beschadigd: Kaft gescheurd, betaald"]');
      await page.waitForSelector('text=Teruggedraaid.');
      assert.equal(await owed(), 250);
      await page.fill('#charge-amount', '1');
      await page.fill('#charge-note', 'Nieuwe pas');
      await page.selectOption('[name=kind]', 'other');
      await page.click('button:has-text("Breng in rekening")');
      await page.waitForSelector('text=In rekening gebracht: € 1,00');
      await page.goto('/balie/kassa');
      await page.fill('[name=amount]', '49,50');
      await page.fill('[name=note]', 'vijftig cent te weinig');
      await page.click('button:has-text("Tel en sluit")');
      await page.waitForSelector('text=vijftig cent te weinig');
      await expectSound(page, look);
    });
    await withPage({ ...look, baseUrl }, async page => {
      await signInAs(page, 'admin');
      await page.goto('/beheer/afrekening?bibliotheek=highland&maand=2026-01');
      await page.waitForSelector('text=kwijtgescholden');
      assert.match(await page.innerText('tfoot'), /3,50/);
      await expectSound(page, look);
    });
  });

  test(`a desk notes that a book was said to be back, that one is lost and one is damaged, ${name}`, {
    skip,
  }, async t => {
    const { db, units, dora, baseUrl, owed } = await aTill(t);
    const rules = [
      { about: 'lost', says: { price: 1500, work: 250, refundDays: 180 }, from: '2020-01-01' },
      { about: 'damaged', says: { cents: 200 }, from: '2020-01-01' },
    ];
    await db.transaction(async tx => good(await loadRules(tx, { rules }, await network(tx))));
    const books = await copiesAt(db, units.north.id, 3);
    await db.transaction(async tx =>
      checkOut(
        tx,
        books.map(({ id: item }) => ({
          item,
          member: dora,
          unit: units.north.id,
          at: winter('2026-01-05T11:00'),
          by: system,
        })),
      ),
    );
    await withPage({ ...look, baseUrl }, async page => {
      await signInAs(page, 'desk');
      await page.goto(`/balie/lid/${dora}`);
      await page.click('main button');
      for (const [button, answer] of [
        ['Zegt: al teruggebracht', 'Zoek het boek op de plank'],
        ['Kwijt', 'Genoteerd als kwijt'],
        ['Beschadigd terug', 'In rekening gebracht: € 2,00'],
      ]) {
        await page.click('main summary >> nth=0');
        await expectSound(page, look);
        await page.click(`button:has-text("${button}") >> nth=0`);
        await page.waitForSelector(`text=${answer}`);
      }
      await page.waitForSelector('text=Zei één keer dat iets al terug was');
      await expectSound(page, look);
    });
    assert.equal(await owed(), 350 + 1750 + 200);
    const states = await whereabouts(
      db,
      books.map(({ id }) => id),
    );
    assert.deepEqual([...states.values()].map(({ state }) => state).toSorted(), [
      'in-repair',
      'lost',
      'missing',
    ]);
  });
}
