import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#platform/db.ts';
import { expectSound, type Look, withoutBrowser, withPage } from '../support/browser.ts';
import { aCopyAt, winter, wishFor } from '../support/desk.ts';
import { aServer, atNorth, scanned } from '../support/desk-pages.ts';
import { signInAs } from '../support/sign-in.ts';

const skip = withoutBrowser;

const looks: readonly (readonly [string, Look])[] = [
  ['on a wide screen', {}],
  ['on a phone', { width: 320 }],
];

for (const [how, look] of looks)
  test(`the desk lends, takes in and sends on by scans alone, ${how}`, { skip }, async t => {
    const { db, units, baseUrl, ben } = await aServer(t);
    const [book, guest, asked] = [
      await aCopyAt(db, units.north.id),
      await aCopyAt(db, units.south.id),
      await aCopyAt(db, units.north.id),
    ];
    await wishFor(db, ben, asked, units.north.id, winter('2026-01-12T11:00'));
    await withPage({ ...look, baseUrl }, async page => {
      await atNorth(page);
      await expectSound(page);
      assert.equal(await scanned(page, 'C0'), 'Ada van der Voorbeeld');
      assert.match(await scanned(page, book.barcode), /^Mee tot en met dinsdag 3 februari$/);
      await expectSound(page);
      assert.equal(await scanned(page, ''), 'Klaar. Wie volgt?');
      assert.equal(await scanned(page, guest.barcode), 'Leg in de krat naar South');
      assert.equal(await scanned(page, asked.barcode), 'Leg op de afhaalplank onder V');
      const slip = await page.getAttribute('text=Print de bon', 'href');
      assert.equal(await scanned(page, 'zomaar'), 'Deze code kennen we niet');
      await expectSound(page);
      await page.goto(slip ?? '');
      assert.match(await page.innerText('h1'), /Afhaalplank North/);
      assert.equal(await page.locator('.barcode path').count(), 1);
      await expectSound(page);
      const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      const [, wide] = /\/MediaBox \[0 0 ([\d.]+) /.exec(paper) ?? [];
      assert.equal(Math.round((Number(wide) / 72) * 25.4), 80, 'the slip fits a roll of 80 mm');
      assert.equal(paper.match(/\/Type \/Page\b/g)?.length, 1, 'and is one slip');
    });
  });

test('the desk works without a script', { skip }, async t => {
  const { db, units, baseUrl } = await aServer(t);
  const book = await aCopyAt(db, units.north.id);
  await withPage({ javaScript: false, baseUrl }, async page => {
    await atNorth(page);
    await page.fill('[name=code]', 'C0');
    await page.press('[name=code]', 'Enter');
    await page.waitForSelector('text=Aan de balie: Ada van der Voorbeeld');
    await page.fill('[name=code]', book.barcode);
    await page.press('[name=code]', 'Enter');
    await page.waitForSelector('text=Mee tot en met dinsdag 3 februari');
    await page.click('text=Klaar met Ada van der Voorbeeld');
    await page.waitForSelector('text=Klaar. Wie volgt?');
  });
});

for (const [how, look] of looks)
  test(`the lists of the desk say what to do, also when they are empty, ${how}`, { skip }, async t => {
    const { db, units, baseUrl, ada, ben, cor, desks } = await aServer(t);
    const pages = [
      '/balie/picklijst',
      '/balie/verwacht',
      '/balie/afhaalplank',
      '/balie/lid',
      '/balie/lid?q=zzz',
    ];
    await withPage({ ...look, baseUrl }, async page => {
      await atNorth(page);
      for (const path of pages) {
        await page.goto(path);
        await page.waitForSelector('h1');
        await expectSound(page);
      }
      const [wanted, coming, ready] = [
        await aCopyAt(db, units.north.id),
        await aCopyAt(db, units.south.id),
        await aCopyAt(db, units.north.id),
      ];
      const monday = winter('2026-01-12T10:30');
      await wishFor(db, ada, wanted, units.south.id, monday);
      await wishFor(db, ben, coming, units.north.id, monday);
      await wishFor(db, cor, ready, units.north.id, monday);
      await desks(units.south.id, coming.barcode, winter('2026-01-12T15:00'));
      await desks(units.north.id, ready.barcode, winter('2026-01-12T15:00'));
      await page.goto('/balie/verwacht');
      await page.waitForSelector('text=ingepakt in South');
      await expectSound(page);
      await page.goto('/balie/afhaalplank');
      await page.waitForSelector('text=V · C2');
      await expectSound(page);
      await page.goto('/balie/picklijst');
      await page.waitForSelector('text=Er is geen ander exemplaar dat kan.');
      await expectSound(page);
      await page.click('text=Niet gevonden');
      await page.waitForSelector('text=Er staat niets op de lijst');
      await page.waitForSelector('text=staat nu als zoek');
    });
  });

test('staff say why they look at a member, and each look is written down', { skip }, async t => {
  const { db, baseUrl, ada } = await aServer(t);
  await withPage({ width: 320, baseUrl }, async page => {
    await atNorth(page);
    await page.goto('/balie/lid');
    await page.fill('[name=q]', 'van ada');
    await page.keyboard.press('Enter');
    await page.click('text=Ada van der Voorbeeld');
    await page.waitForSelector('text=Waarom kijk je bij dit lid?');
    await expectSound(page);
    await page.check('text=Het lid belt of mailt');
    await page.click('text=Bekijk dit lid');
    await page.waitForSelector('dd:has-text("C0")');
    await expectSound(page);
  });
  const looked = await db.many(sql`select member, reason from people.look`);
  assert.deepEqual(looked, [{ member: ada, reason: 'desk: by-phone' }]);
});

test('a driver scans in and out on a phone, or takes everything at once', { skip }, async t => {
  const { db, units, baseUrl, ada, ben, desks } = await aServer(t);
  const [one, two] = [await aCopyAt(db, units.south.id), await aCopyAt(db, units.south.id)];
  const monday = winter('2026-01-12T10:30');
  await wishFor(db, ada, one, units.north.id, monday);
  await wishFor(db, ben, two, units.north.id, monday);
  for (const { barcode } of [one, two]) await desks(units.south.id, barcode, winter('2026-01-12T15:00'));
  await withPage({ width: 320, baseUrl }, async page => {
    await signInAs(page, 'mo');
    await page.goto('/bus');
    await expectSound(page);
    await page.click('[aria-label="Naar deze stop: South"]');
    await page.waitForSelector('text=2 dingen staan klaar.');
    await expectSound(page);
    assert.equal(await scanned(page, one.barcode), 'In de bus naar North');
    await page.click('button:has-text("Alles mee")');
    await page.waitForSelector('text=1 ding gaat mee.');
    await page.goto('/bus');
    assert.match(await page.innerText('main'), /South[\s\S]*geweest om 11:00/);
    await page.click('[aria-label="Naar deze stop: North"]');
    assert.equal(await scanned(page, two.barcode), 'Geef af in North');
    assert.equal(await scanned(page, 'C0'), 'Een pas doet hier niets');
    await expectSound(page);
  });
  await withPage({ baseUrl }, async page => {
    await atNorth(page);
    await page.goto('/balie/verwacht');
    await page.waitForSelector('text=gebracht, nog niet gescand');
    await expectSound(page);
    assert.match(await scanned(page, two.barcode), /afhaalplank/);
    assert.equal(await page.getByText('gebracht, nog niet gescand').count(), 0);
  });
});

test('who works at one branch is not asked which one', { skip }, async t => {
  const { baseUrl } = await aServer(t);
  await withPage({ baseUrl }, async page => {
    await signInAs(page, 'lo');
    await page.goto('/balie/afhaalplank');
    assert.equal(await page.innerText('h1'), 'Afhaalplank South');
    await page.goto('/balie/plek');
    await page.waitForSelector('text=Aan welke balie werk je?');
  });
});

test('a desk page is closed to who does not work there', { skip }, async t => {
  const { baseUrl } = await aServer(t);
  await withPage({ baseUrl }, async page => {
    await signInAs(page, 'mo');
    const answer = await page.goto('/balie');
    assert.equal(answer?.status(), 403);
    await expectSound(page);
  });
});
