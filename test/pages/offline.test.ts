import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { checkOut, openLoans, whereabouts } from '#circulation';
import type { Item } from '#catalogue';
import { blockMembers, system } from '#people';
import { sql } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { openTransits } from '#transport';
import { aBrokenLine } from '../support/broken-line.ts';
import { expectSound, withoutBrowser, withPage } from '../support/browser.ts';
import { aCopyAt, good, winter, wishFor } from '../support/desk.ts';
import { aMovingClock, aServer, atNorth, scanned } from '../support/desk-pages.ts';
import { signInAs } from '../support/sign-in.ts';

// An afternoon at the desk and a round with the van, while the network comes and goes.

const skip = withoutBrowser;

/** Types a code and Enter into the field that is ready for it, as a scanner does, and waits for nothing that comes of it. */
async function fires(page: Page, code: string): Promise<void> {
  await page.waitForSelector('[name=code]:focus');
  await page.waitForLoadState('domcontentloaded');
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
}

const awayText = 'text=Geen verbinding';

/** Asks the page until it says yes. */
async function until(page: Page, question: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await page.evaluate(question)) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  assert.fail(`the page never said yes to ${question}`);
}

/** Waits until the browser has nothing left to send. */
const allSent = (page: Page) =>
  until(page, 'Object.keys(localStorage).every(key => !key.startsWith("bindwerk.scan."))');

/** Waits until the browser could serve this page without a network. */
const isKept = (page: Page) =>
  until(page, 'navigator.serviceWorker.ready.then(() => caches.match(location.pathname)).then(Boolean)');

test('five codes a second are all taken, in the order in which they were scanned', { skip }, async t => {
  const { db, units, baseUrl } = await aServer(t, aMovingClock(winter('2026-01-13T11:00')));
  const books: Item[] = [];
  for (let i = 0; i < 12; i += 1) books.push(await aCopyAt(db, units.north.id));
  await withPage({ baseUrl }, async page => {
    await atNorth(page);
    for (const { barcode } of books) {
      const soon = new Promise(resolve => setTimeout(resolve, 200));
      await fires(page, barcode);
      await soon;
    }
    await allSent(page);
    assert.equal(await page.inputValue('[name=code]'), '');
  });
  const seen = await db.many<{ code: string }>(sql`select code from desk.scan order by number`);
  assert.deepEqual(
    seen.map(({ code }) => code),
    books.map(({ barcode }) => barcode),
  );
});

test('case 65: an afternoon at the desk goes on without a network, and each scan gets its own time', {
  skip,
}, async t => {
  const {
    db,
    units,
    baseUrl: far,
    clock,
    ada,
    ben,
    cor,
  } = await aServer(t, aMovingClock(winter('2026-01-13T11:00')));
  const line = await aBrokenLine(t, far);
  const copy = () => aCopyAt(db, units.north.id);
  const [before, taken, guest, wanted, missed] = [
    await copy(),
    await copy(),
    await aCopyAt(db, units.south.id),
    await copy(),
    await copy(),
  ];
  await db.transaction(async tx => {
    const wish = { item: wanted.id, member: ben, unit: units.north.id, at: winter('2026-01-12T11:00') };
    good(only(await checkOut(tx, [{ ...wish, by: system }])));
  });
  await withPage({ baseUrl: line.baseUrl }, async page => {
    await page.clock.install();
    await atNorth(page);
    await isKept(page);
    assert.equal(await scanned(page, 'C0'), 'Ada van der Voorbeeld');
    assert.match(await scanned(page, before.barcode), /^Mee tot en met/);
    await scanned(page, '');

    line.become('cut');
    await fires(page, guest.barcode);
    await page.waitForSelector(awayText);
    await fires(page, 'C0');
    await fires(page, taken.barcode);
    await fires(page, '');
    await page.reload();
    await page.waitForSelector(awayText);
    assert.doesNotMatch(await page.innerText('body'), /Voorbeeld/, 'the kept page names no member');
    await fires(page, wanted.barcode);
    await fires(page, 'C2');
    await fires(page, missed.barcode);
    await page.waitForSelector('text=Wacht op de verbinding: 7');
    await expectSound(page);

    // An hour goes by. Meanwhile somebody asks for the book that was taken in, and Cor is blocked.
    await wishFor(db, ada, wanted, units.south.id, clock.now());
    await db.transaction(tx =>
      blockMembers(tx, [
        {
          member: cor,
          reason: 'unpaid',
          note: '',
          reach: undefined,
          until: undefined,
          by: system,
          at: clock.now(),
        },
      ]),
    );
    const scannedAt = clock.now();
    clock.pass(3_600_000);
    await page.clock.fastForward(3_600_000);
    line.become('fine');
    await page.waitForSelector('text=3 scans van zonder verbinding vragen nog iets', { timeout: 20_000 });
    assert.equal(await page.locator(awayText).isVisible(), false);
    await expectSound(page);

    const loans = await openLoans(db, { member: ada });
    const lent = loans.find(({ item }) => item === taken.id);
    const off = Math.abs((lent?.lentAt.getTime() ?? 0) - scannedAt.getTime());
    assert.ok(off < 120_000, `lent ${off / 1000} s from when it was scanned`);
    assert.equal((await openLoans(db, { member: ben })).length, 0);
    assert.equal((await openLoans(db, { member: cor })).length, 0);
    assert.equal((await whereabouts(db, [guest.id])).get(guest.id)?.state, 'in-transit');

    await page.click('text=Kijk wat je moet doen');
    await page.waitForSelector('h1:has-text("Nog te doen in North")');
    await page.waitForSelector('text=Leg in de krat naar South');
    await page.waitForSelector('text=Los eerst op wat hiernaast staat');
    await expectSound(page);
    await page.setViewportSize({ width: 320, height: 800 });
    await expectSound(page);
    const done = page.locator('button:has-text("Gedaan")');
    for (let left = 3; left > 0; left -= 1) {
      await done.first().click();
      await done.nth(left - 1).waitFor({ state: 'detached' });
    }
    await page.waitForSelector('text=Er is niets meer te doen');
  });
});

test('an answer that got lost on the way is asked for again, and the scan counts once', { skip }, async t => {
  const { db, units, baseUrl: far, ada } = await aServer(t, aMovingClock(winter('2026-01-13T11:00')));
  const line = await aBrokenLine(t, far);
  const book = await aCopyAt(db, units.north.id);
  await withPage({ baseUrl: line.baseUrl }, async page => {
    await atNorth(page);
    await scanned(page, 'C0');
    line.become('answers-lost');
    await fires(page, book.barcode);
    await page.waitForSelector(awayText);
    line.become('fine');
    await page.waitForSelector('text=Mee tot en met dinsdag 3 februari');
  });
  const scans = await db.many<{ code: string }>(sql`select code from desk.scan order by number`);
  assert.deepEqual(
    scans.map(({ code }) => code),
    ['C0', book.barcode],
  );
  assert.equal((await openLoans(db, { member: ada })).length, 1);
});

test('whoever was signed out meanwhile signs in, and the kept scans go along', { skip }, async t => {
  const { db, units, baseUrl: far } = await aServer(t, aMovingClock(winter('2026-01-13T11:00')));
  const line = await aBrokenLine(t, far);
  const book = await aCopyAt(db, units.south.id);
  await withPage({ baseUrl: line.baseUrl }, async page => {
    await atNorth(page);
    line.become('cut');
    await fires(page, book.barcode);
    await page.waitForSelector(awayText);
    await db.transaction(tx => tx.run(sql`delete from platform.session`));
    line.become('fine');
    await page.waitForSelector('text=Je bent niet meer aangemeld');
    await expectSound(page);
    await signInAs(page, 'bo');
    await page.goto('/balie');
    await page.waitForSelector('text=Leg in de krat naar South');
  });
});

test('a driver and a picker go on where the signal is poor', { skip }, async t => {
  const {
    db,
    units,
    baseUrl: far,
    ada,
    ben,
    desks,
    clock,
  } = await aServer(t, aMovingClock(winter('2026-01-13T11:00')));
  const line = await aBrokenLine(t, far);
  const [one, two, three] = [
    await aCopyAt(db, units.south.id),
    await aCopyAt(db, units.south.id),
    await aCopyAt(db, units.north.id),
  ];
  const monday = winter('2026-01-12T10:30');
  await wishFor(db, ada, one, units.north.id, monday);
  await wishFor(db, ben, two, units.north.id, monday);
  await wishFor(db, ben, three, units.south.id, monday);
  for (const { barcode } of [one, two]) await desks(units.south.id, barcode, winter('2026-01-12T15:00'));
  await withPage({ width: 320, baseUrl: line.baseUrl }, async page => {
    await page.clock.install();
    await signInAs(page, 'mo');
    await page.goto('/bus');
    const stops = await page.locator('[data-keep] a').count();
    await until(
      page,
      `caches.open('bindwerk-pages').then(kept => kept.keys()).then(k => k.length > ${stops})`,
    );
    line.become('cut');
    await page.click('[aria-label="Naar deze stop: South"]');
    await page.waitForSelector(awayText);
    await page.waitForSelector('text=2 dingen staan klaar.');
    await expectSound(page);
    await fires(page, one.barcode);
    await page.click('button:has-text("Alles mee")');
    await page.waitForSelector('text=Wacht op de verbinding: 2');
    await page.click('text=Alle stops van vandaag');
    await page.click('[aria-label="Naar deze stop: North"]');
    await fires(page, two.barcode);
    await page.waitForSelector('text=Wacht op de verbinding: 3');
    clock.pass(1_800_000);
    await page.clock.fastForward(1_800_000);
    line.become('fine');
    await allSent(page);
    assert.deepEqual(
      (await openTransits(db, { to: units.north.id })).map(({ item, state }) => [item, state]),
      [
        [one.id, 'on-van'],
        [two.id, 'delivered'],
      ],
    );
    const visit = await db.one<{ at: Date }>(sql`select at from transport.visit where unit = ${units.south.id}
      and at is not null`);
    assert.ok(
      clock.now().getTime() - visit.at.getTime() > 1_700_000,
      'the van called when the driver said so',
    );
  });
  await withPage({ width: 320, baseUrl: line.baseUrl }, async page => {
    await atNorth(page);
    await page.goto('/balie/picklijst');
    await isKept(page);
    line.become('cut');
    await page.reload();
    await page.waitForSelector(awayText);
    await fires(page, three.barcode);
    await page.waitForSelector('text=Wacht op de verbinding: 1');
    line.become('fine');
    await page.waitForSelector('text=Leg in de krat naar South');
    await page.waitForSelector('text=Er staat niets op de lijst');
  });
});
