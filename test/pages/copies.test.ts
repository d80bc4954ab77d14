import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { sql } from '#platform/db.ts';
import { withoutBrowser, withPage } from '../support/browser.ts';
import { aCatalogue, looks, signIn, soundIn, typed } from '../support/cataloguing.ts';

const skip = withoutBrowser;

const main = (page: Page) => page.innerText('main');

async function describe(page: Page, title: string, isbn: string): Promise<void> {
  await page.goto('/beheer/catalogus/nieuw');
  await page.selectOption('[name=organisatie]', 'highland');
  await page.fill('[name=marc]', typed(title, isbn));
  await page.click('button:has-text("Bewaar")');
  assert.match(await main(page), /nog geen exemplaren/);
}

async function addCopy(page: Page, isbn: string, copy: Readonly<Record<string, string>>): Promise<void> {
  await page.fill('[name=q]', isbn);
  await page.keyboard.press('Enter');
  await page.waitForSelector('[name=streepjescode]', { timeout: 5000 }).catch(async () => {
    assert.fail(await main(page));
  });
  for (const [name, value] of Object.entries(copy))
    if (name === 'vestiging' || name === 'materiaal') await page.selectOption(`[name=${name}]`, value);
    else await page.fill(`[name=${name}]`, value);
  await page.click('button:has-text("Voeg toe")');
}

for (const [name, look] of Object.entries(looks))
  test(`copies are added one after another by scanning, and get labels for their backs and barcodes, ${name}`, {
    skip,
  }, async t => {
    const { db, one, baseUrl } = await aCatalogue(t);
    const sound = soundIn(look);
    await withPage({ ...look, baseUrl }, async page => {
      await signIn(page);
      await describe(page, 'De turfsteker', '9789000000005');
      await page.goto('/beheer/catalogus');
      await page.click('text=Voeg exemplaren toe');
      await sound(page, 'copies-find');
      await addCopy(page, '978-90-0000000-5', {
        streepjescode: 'nieuw1',
        vestiging: 'north',
        plaatsing: 'ROM bed',
        materiaal: 'large-print',
        prijs: 'duur',
      });
      assert.match(await main(page), /Dit is geen bedrag/);
      assert.equal(await page.inputValue('[name=plaatsing]'), 'ROM bed', 'what was typed is still there');
      await sound(page, 'copies-wrong');
      await page.fill('[name=prijs]', '24,99');
      await page.click('button:has-text("Voeg toe")');
      assert.match(await page.innerText('body'), /Exemplaar nieuw1 is toegevoegd/);

      await addCopy(page, '9789000000005', { streepjescode: 'nieuw1' });
      assert.match(await main(page), /nieuw1 is al van “De turfsteker” in North\. Plak een andere code/);
      await page.fill('[name=streepjescode]', 'nieuw2');
      await page.click('button:has-text("Voeg toe")');
      assert.deepEqual(
        await db.many(sql`
          select barcode, call_number as shelf, material, price_cents as price from catalogue.item
           where barcode like 'nieuw%' order by barcode`),
        ['nieuw1', 'nieuw2'].map(barcode => ({
          barcode,
          shelf: 'ROM bed',
          material: 'large-print',
          price: 2499,
        })),
        'branch, place, kind and price stayed for the second',
      );
      await sound(page, 'copies-done');

      await addCopy(page, 'veerpont', { streepjescode: 'nieuw3' });
      assert.match(await page.innerText('body'), /nieuw3 is toegevoegd/);
      assert.deepEqual(
        await db.one(sql`
          select item.edition, source.code from catalogue.item
            join catalogue.source_record as record on record.id = item.record
            join intake.source on source.id = record.source
           where barcode = 'nieuw3'`),
        { edition: one, code: 'hier-highland' },
        'a title that only others described is described here too, and stays one title',
      );

      await page.goto('/beheer/catalogus/exemplaren');
      await page.fill('[name=q]', '9789000000012');
      await page.click('button:has-text("Zoek de titel")');
      assert.match(await main(page), /Deze titel is er nog niet[\s\S]*Neem een beschrijving over/);

      await page.goto('/beheer/catalogus/etiketten?codes=nieuw1+nieuw2+weg');
      assert.match(await main(page), /2 etiketten staan klaar/);
      assert.match(await main(page), /Deze code kennen we niet: weg/);
      assert.equal(await page.locator('svg.barcode').count(), 2);
      await sound(page, 'labels');
      await page.check('[value=spine]');
      await page.fill('[name=over]', '22');
      await page.click('button:has-text("Maak etiketten")');
      assert.deepEqual(await page.locator('.label--spine').first().locator('span').allInnerTexts(), [
        'ROM',
        'bed',
      ]);
      assert.equal(
        await page.locator('.labels > li').count(),
        24,
        'twenty-two of the sheet were used already',
      );
      const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      assert.equal(sheets.match(/\/Type \/Page\b(?!s)/g)?.length, 1, 'twenty-four labels fill one sheet');
      await page.goto('/beheer/catalogus/etiketten?codes=nieuw1+nieuw2&papier=roll');
      const roll = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      assert.equal(roll.match(/\/Type \/Page\b(?!s)/g)?.length, 2, 'on a roll each has its own');
    });
  });

for (const [name, look] of Object.entries(looks))
  test(`scanned copies move to another branch, seen before and taken back in one go, ${name}`, {
    skip,
  }, async t => {
    const { db, baseUrl } = await aCatalogue(t);
    const sound = soundIn(look);
    const homes = async () =>
      (
        await db.many<{ said: string }>(sql`
          select concat_ws(' ', item.barcode, unit.code, item.call_number) as said
            from catalogue.item join network.unit on unit.id = item.home
           where barcode like 'nieuw%' and withdrawn is null order by barcode`)
      ).map(({ said }) => said);
    await withPage({ ...look, baseUrl }, async page => {
      await signIn(page);
      await describe(page, 'De turfsteker', '9789000000005');
      await page.goto('/beheer/catalogus/exemplaren');
      for (const streepjescode of ['nieuw1', 'nieuw2', 'nieuw3'])
        await addCopy(page, '9789000000005', { streepjescode, vestiging: 'north', plaatsing: 'ROM bed' });
      await page.goto('/beheer/catalogus');
      await page.click('text=Verplaats of wijzig exemplaren');
      await page.click('button:has-text("Bekijk wat er verandert")');
      assert.match(await main(page), /Scan codes, of kies een vestiging[\s\S]*Kies wat er moet veranderen/);
      await page.fill('[name=codes]', 'nieuw1\nnieuw3\nn\nniks');
      await page.selectOption('[name=vestiging]', 'south');
      await page.selectOption('[name=organisatie]', 'highland');
      await page.click('button:has-text("Bekijk wat er verandert")');
      assert.match(await main(page), /Deze vestiging is niet van de organisatie/);
      await page.selectOption('[name=vestiging]', 'east');
      await page.fill('[name=plaatsing]', 'Magazijn');
      await sound(page, 'move-form');
      await page.click('button:has-text("Bekijk wat er verandert")');
      assert.match(await main(page), /2 exemplaren veranderen/);
      assert.match(await main(page), /nieuw1[\s\S]*North · ROM bed[\s\S]*Magazijn/);
      assert.match(await main(page), /n komt van Bron north[\s\S]*niks kennen we niet/);
      await sound(page, 'move-preview');
      await page.click('button:has-text("Doe het")');
      assert.deepEqual(await homes(), [
        'nieuw1 east Magazijn',
        'nieuw2 north ROM bed',
        'nieuw3 east Magazijn',
      ]);
      assert.deepEqual(
        await db.many(sql`
          select event.kind, unit.code, count(*) as copies
            from ledger.item_event as event join network.unit on unit.id = event.unit
           where event.kind like 'item-moved%' group by 1, 2 order by 1, 2`),
        [
          { kind: 'item-moved-in', code: 'east', copies: 2 },
          { kind: 'item-moved-out', code: 'north', copies: 2 },
        ],
        'the ledger knows that they left one branch for another',
      );
      await page.goto('/beheer/catalogus/samen');
      await sound(page, 'many-recent');
      await page.click('#recent-caption >> xpath=.. >> a');
      await page.click('button:has-text("Draai alles terug")');
      assert.match(await page.innerText('body'), /Alles is teruggedraaid/);
      assert.deepEqual(await homes(), [
        'nieuw1 north ROM bed',
        'nieuw2 north ROM bed',
        'nieuw3 north ROM bed',
      ]);
    });
  });
