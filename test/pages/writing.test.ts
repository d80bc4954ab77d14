import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { sql } from '#platform/db.ts';
import { withoutBrowser, withPage } from '../support/browser.ts';
import { aCatalogue, looks, signIn, soundIn, typed } from '../support/cataloguing.ts';

const skip = withoutBrowser;

const main = (page: Page) => page.innerText('main');

for (const [name, look] of Object.entries(looks))
  test(`a thing to borrow is described with a short form, looked over and kept, ${name}`, {
    skip,
  }, async t => {
    const { db, baseUrl } = await aCatalogue(t);
    const sound = soundIn(look);
    await withPage({ ...look, baseUrl }, async page => {
      await signIn(page);
      await page.goto('/beheer/catalogus');
      await sound(page, 'catalogue');
      await page.click('text=Beschrijf een titel met een kort formulier');
      await page.fill('[name=jaar]', '26');
      await page.click('button:has-text("Maak het record")');
      assert.match(await main(page), /Vul de titel in[\s\S]*Een jaar heeft vier cijfers/);
      await sound(page, 'short-wrong');
      await page.selectOption('[name=soort]', 'object');
      await page.fill('[name=titel]', 'Boormachine');
      await page.fill('[name=jaar]', '2026');
      await page.selectOption('[name=taal]', 'zxx');
      await page.fill('[name=samenvatting]', 'Met een koffer en twaalf boren');
      await page.click('button:has-text("Maak het record")');
      await page.selectOption('[name=organisatie]', 'highland');
      await page.click('button:has-text("Bekijk het eerst")');
      assert.match(await main(page), /Zo zien lezers het[\s\S]*Boormachine[\s\S]*Ding om te lenen/);
      assert.match(await main(page), /zoals MARC 21 het wil/);
      assert.equal(await page.inputValue('[name=organisatie]'), 'highland', 'what was chosen stays');
      await sound(page, 'write-look');
      await page.click('button:has-text("Bewaar")');
      assert.match(await main(page), /Boormachine[\s\S]*nog geen exemplaren/);
      const { material } = await db.one<{ material: string }>(
        sql`select material from catalogue.edition where title = 'Boormachine'`,
      );
      assert.equal(material, 'object');
    });
  });

test('what would go wrong is said before it is kept: a double title, an odd field, a copy that cannot be', {
  skip,
}, async t => {
  const { db, baseUrl } = await aCatalogue(t);
  const sound = soundIn({ width: 1280 });
  await withPage({ baseUrl }, async page => {
    const write = async (text: string, button = 'Bewaar') => {
      await page.goto('/beheer/catalogus/nieuw');
      await page.selectOption('[name=organisatie]', 'highland');
      await page.fill('[name=marc]', text);
      await page.click(`button:has-text("${button}")`);
    };
    await signIn(page);
    await write(`${typed('De turfsteker').replace('245 10', '245 00')}\n700 9# $a Veen $y 1`, 'Bekijk');
    assert.match(await main(page), /3 opmerkingen: bewaren kan wel/);
    assert.match(
      await main(page),
      /Veld 245: de eerste indicator hoort 1[\s\S]*Veld 700 kent geen subveld y/,
    );
    await write(`${typed('De turfsteker')}\n852 ## $b north $p n`);
    assert.match(await main(page), /Streepjescode n is al van “De veerpont” in North/);
    await write(`${typed('De turfsteker')}\n852 ## $b nergens $p t1`);
    assert.match(await main(page), /Vestiging “nergens” kennen we niet/);
    await write(`${typed('De turfsteker')}\n852 ## $b south $p t1`);
    assert.match(await main(page), /Vestiging “south” is van een andere organisatie/);
    await write(`${typed('De turfsteker')}\n852 ## $b north $p t1\n852 ## $b north $p t1`);
    assert.match(await main(page), /t1 staat twee keer/);
    assert.deepEqual(
      await db.many(sql`select barcode from catalogue.item where barcode = 't1'`),
      [],
      'nothing of it was kept',
    );
    await write(`${typed('De turfsteker')}\n852 ## $b north $p t1`);
    assert.match(await main(page), /t1[\s\S]*North/);
    await write(typed('De turfsteker, nog eens'));
    assert.match(await main(page), /Je organisatie beschrijft deze titel al/);
    await sound(page, 'write-double');
    await page.check('[name=dubbel]');
    await page.click('button:has-text("Bewaar")');
    assert.match(await main(page), /De turfsteker, nog eens/);
  });
});

for (const [name, look] of Object.entries(looks))
  test(`a record is taken out with its copies, after what follows was shown, and comes back, ${name}`, {
    skip,
  }, async t => {
    const { db, baseUrl } = await aCatalogue(t);
    const sound = soundIn(look);
    const inCollection = async () =>
      (
        await db.many<{ barcode: string }>(
          sql`select barcode from catalogue.item where barcode like 't%' and withdrawn is null order by 1`,
        )
      ).map(({ barcode }) => barcode);
    await withPage({ ...look, baseUrl }, async page => {
      await signIn(page);
      await page.goto('/beheer/catalogus/nieuw');
      await page.selectOption('[name=organisatie]', 'highland');
      await page.fill('[name=marc]', `${typed('De turfsteker')}\n852 ## $b north $p t1`);
      await page.click('button:has-text("Bewaar")');
      await page.click('a:has-text("Haal dit record weg")');
      assert.match(await main(page), /1 exemplaar gaat uit de collectie[\s\S]*Niemand anders beschrijft/);
      await sound(page, 'remove');
      await page.click('button:has-text("Haal weg")');
      assert.match(await page.innerText('body'), /Weggehaald\. Zet een versie terug/);
      assert.deepEqual(await inCollection(), []);
      await page.goto('/zoek?q=turfsteker');
      assert.match(await main(page), /Geen titels gevonden/, 'nobody describes it and no copy is left');
      await page.goBack();
      assert.match(await main(page), /Het record werd verwijderd/);
      await page.click('button:has-text("Zet deze versie terug") >> nth=0');
      assert.match(await page.innerText('body'), /Teruggezet/);
      assert.deepEqual(await inCollection(), ['t1']);
    });
  });

test('putting the version from before a copy back takes the copy out: what is written here is the only word on it', {
  skip,
}, async t => {
  const { db, baseUrl } = await aCatalogue(t);
  await withPage({ baseUrl }, async page => {
    await signIn(page);
    await page.goto('/beheer/catalogus/nieuw');
    await page.selectOption('[name=organisatie]', 'highland');
    await page.fill('[name=marc]', typed('De turfsteker'));
    await page.click('button:has-text("Bewaar")');
    const record = page.url();
    await page.click('a:has-text("Voeg het exemplaar toe")');
    await page.fill('[name=streepjescode]', 't1');
    await page.selectOption('[name=vestiging]', 'north');
    await page.click('button:has-text("Voeg toe")');
    assert.match(await page.innerText('body'), /t1 is toegevoegd/);
    await page.goto(`${record}/versies`);
    await page.click('button:has-text("Zet deze versie terug")');
    assert.match(await page.innerText('body'), /Teruggezet/);
    const { gone } = await db.one<{ gone: boolean }>(
      sql`select withdrawn is not null as gone from catalogue.item where barcode = 't1'`,
    );
    assert.ok(gone);
    await page.goto(record);
    await page.click('a:has-text("Voeg het exemplaar toe")');
    await page.fill('[name=streepjescode]', 't1');
    await page.selectOption('[name=vestiging]', 'east');
    await page.click('button:has-text("Voeg toe")');
    assert.match(await page.innerText('body'), /t1 is toegevoegd/, 'the same copy can come back');
  });
});
