import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { importFile, keepSource, readProfile } from '#intake';
import { sql } from '#platform/db.ts';
import { expectAccessible, expectNoSidewaysScroll, withoutBrowser, withPage } from '../support/browser.ts';
import { aCatalogue, at, looks, signIn, typed } from '../support/cataloguing.ts';
import { aFolder, aRecord } from '../support/marc.ts';

const skip = withoutBrowser;

for (const [name, look] of Object.entries(looks))
  test(`a cataloguer joins two titles and takes it back, and a request follows its title, ${name}`, {
    skip,
  }, async t => {
    const { one, two, asked, baseUrl } = await aCatalogue(t);
    const sound = async (page: Page, step: string) => {
      if (look.javaScript !== false) await expectAccessible(page);
      if (look.javaScript !== false) await expectNoSidewaysScroll(page);
      if (process.env['SHOTS'])
        await page.screenshot({ path: `${process.env['SHOTS']}/${step}-${look.width}.png`, fullPage: true });
    };
    await withPage({ ...look, baseUrl }, async page => {
      await signIn(page);
      await page.goto('/beheer/catalogus?q=veer');
      await sound(page, 'find');
      await page.click('text=De veerpont');
      await page.check('[value=join]');
      await page.fill('[name=titel]', String(two));
      await sound(page, 'edition');
      await page.click('text=Bekijk wat er gebeurt');
      assert.match(await page.innerText('main'), /1 aanvraag gaat mee\s+\S.*, af te halen in \S/);
      await sound(page, 'preview');
      assert.match(
        await page.innerText('main'),
        /Leningen\s+Geen[\s\S]*Veerdienst aan de Rijn is dan geen eigen titel/,
      );
      await page.fill('[name=waarom]', 'Hetzelfde boek, andere omslag');
      await page.click('button:has-text("Voeg samen")');
      assert.match(await page.innerText('main'), /Bron north[\s\S]*Bron south[\s\S]*andere omslag/);
      assert.equal(await asked(), one);
      await sound(page, 'joined');
      await page.goto(`/titel/${two}`);
      assert.equal(new URL(page.url()).pathname, `/titel/${one}`);
      assert.match(await page.innerText('main'), /North[\s\S]*South/);
      await page.goto(`/beheer/catalogus/${one}`);
      await page.click('button:has-text("Maak ongedaan")');
      assert.match(await page.innerText('main'), /Ongedaan gemaakt op/);
      assert.equal(await asked(), two);
      await sound(page, 'undone');
      await page.goto(`/titel/${two}`);
      assert.equal(new URL(page.url()).pathname, `/titel/${two}`);
      await page.goto('/beheer/intake/bronnen/north/kwaliteit');
      assert.match(
        await page.innerText('main'),
        /0 van 1 record \(0%\) staan bij een titel[\s\S]*Wat de andere records tegenhield/,
      );
      await sound(page, 'quality');
    });
  });

test('a title is found by number, barcode, ISBN and the number of a record; a wrong wish is said on the page', {
  skip,
}, async t => {
  const { one, baseUrl } = await aCatalogue(t);
  await withPage({ baseUrl }, async page => {
    await signIn(page);
    for (const typed of [String(one), 'n', 'north', 'veerpont']) {
      await page.goto(`/beheer/catalogus?q=${typed}`);
      assert.match(await page.innerText('main'), /De veerpont/, typed);
    }
    await page.goto(`/beheer/catalogus/${one}`);
    await page.click('text=Bekijk wat er gebeurt');
    assert.match(await page.innerText('main'), /Kies ten minste één record/);
    await expectAccessible(page);
    await page.goto('/beheer/catalogus?q=bestaat-niet');
    assert.match(await page.innerText('main'), /Niets gevonden/);
    await expectAccessible(page);
  });
});

for (const [name, look] of Object.entries(looks))
  test(`a cataloguer reads a record as its source wrote it, and lays the other beside it, ${name}`, {
    skip,
  }, async t => {
    const { db, baseUrl } = await aCatalogue(t);
    const { write } = await aFolder(t);
    const profile = await readProfile('no-items');
    for (const [code, author] of [
      ['east', 'Verzonnen, Vera'],
      ['west', 'Verzonnen, V.'],
    ] as const) {
      const source = await db.transaction(tx =>
        keepSource(tx, { code, name: `Bron ${code}`, organisation: undefined, profile }),
      );
      const record = aRecord({ number: `r-${code}`, title: 'Het hooggelegen dorp', author });
      await importFile(db, { source, path: write(`${code}.mrc`, record), at });
    }
    const { record } = await db.one<{ record: number }>(
      sql`select id as record from catalogue.source_record where control_number = 'r-east'`,
    );
    await withPage({ ...look, baseUrl }, async page => {
      await signIn(page);
      assert.match(await page.innerText('nav'), /Catalogus/, 'the navigation leads a cataloguer there');
      await page.goto('/beheer/catalogus?q=hooggelegen');
      await page.click('text=Het hooggelegen dorp');
      await page.click('text=r-east');
      assert.equal(new URL(page.url()).pathname, `/beheer/catalogus/record/${record}`);
      const alone = await page.innerText('main');
      assert.match(alone, /LDR[\s\S]*245[\s\S]*\$a Het hooggelegen dorp/);
      await page.click('text=r-west van Bron west');
      const beside = await page.innerText('main');
      assert.match(beside, /2 velden verschillen/);
      assert.match(beside, /Verzonnen, Vera[\s\S]*Verzonnen, V\.[\s\S]*anders/);
      assert.equal(await page.locator('mark').count(), 4);
      if (look.javaScript !== false) await expectAccessible(page);
      if (look.javaScript !== false) await expectNoSidewaysScroll(page);
      if (process.env['SHOTS'])
        await page.screenshot({ path: `${process.env['SHOTS']}/beside-${look.width}.png`, fullPage: true });
      await page.goto('/beheer/catalogus/record/999999');
      assert.match(await page.innerText('main'), /Dit record kennen we niet/);
    });
  });

for (const [name, look] of Object.entries(looks))
  test(`a cataloguer describes a title, gives it a copy, changes it and puts the version before back, ${name}`, {
    skip,
  }, async t => {
    const { baseUrl } = await aCatalogue(t);
    await withPage({ ...look, baseUrl }, async page => {
      const sound = async (step: string) => {
        if (look.javaScript !== false) await expectAccessible(page);
        if (look.javaScript !== false) await expectNoSidewaysScroll(page);
        if (process.env['SHOTS'])
          await page.screenshot({
            path: `${process.env['SHOTS']}/${step}-${look.width}.png`,
            fullPage: true,
          });
      };
      const main = () => page.innerText('main');
      const save = async (text: string) => {
        await page.fill('[name=marc]', text);
        await page.click('button:has-text("Bewaar")');
      };
      await signIn(page);
      await page.goto('/beheer/catalogus');
      await page.click('text=Beschrijf een nieuwe titel in MARC');
      await page.selectOption('[name=organisatie]', 'highland');
      await save(typed('De turfsteker', '9789000000006'));
      assert.match(await main(), /ISBN 9789000000006 klopt niet/);
      assert.match(await page.inputValue('[name=marc]'), /De turfsteker/, 'what was typed is still there');
      await sound('write-wrong');
      await save(typed('De turfsteker'));
      assert.match(await main(), /hier beschreven[\s\S]*De turfsteker[\s\S]*nog geen exemplaren/);
      const record = new URL(page.url()).pathname;
      await page.click('a:has-text("Voeg het exemplaar toe")');
      await page.fill('[name=streepjescode]', 'nieuw1');
      await page.selectOption('[name=vestiging]', 'north');
      await page.fill('[name=plaatsing]', 'ROM bed');
      await page.click('button:has-text("Voeg toe")');
      assert.match(await main(), /nieuw1[\s\S]*North · ROM bed/);
      await page.goto(record);
      assert.match(await main(), /nieuw1[\s\S]*North[\s\S]*ROM bed/);
      await sound('write-record');
      await page.click('a:has-text("Etiket")');
      assert.equal(await page.locator('svg.barcode').count(), 1);
      await page.goto('/zoek?q=turfsteker');
      assert.match(await main(), /De turfsteker/, 'a reader finds it at once');

      const colleague = await page.context().newPage();
      await colleague.goto(`${record}/wijzig`);
      await page.goto(`${record}/wijzig`);
      await save((await page.inputValue('[name=marc]')).replace('De turfsteker', 'De turfsteker van Veen'));
      assert.match(await main(), /De turfsteker van Veen/);
      await colleague.fill(
        '[name=marc]',
        (await colleague.inputValue('[name=marc]')).replace('De turfsteker', 'De turfgraver'),
      );
      await colleague.click('button:has-text("Bewaar")');
      assert.match(
        await colleague.innerText('main'),
        /Iemand anders[\s\S]*turfsteker van Veen[\s\S]*De turfgraver/,
      );
      await colleague.close();

      await page.goto(`${record}/versies`);
      assert.match(await main(), /De versie van nu[\s\S]*1 regel is anders[\s\S]*De eerste versie/);
      await sound('write-versions');
      await page.click('button:has-text("Zet deze versie terug") >> nth=0');
      assert.match(await main(), /De versie van nu[\s\S]*1 regel is anders/);
      await page.goto(record);
      assert.match(await main(), /\$a De turfsteker\n[\s\S]*nieuw1/);
      assert.doesNotMatch(await main(), /van Veen/);
    });
  });

test('a record that a source delivers is not changed here, but can be described beside it', {
  skip,
}, async t => {
  const { db, one, baseUrl } = await aCatalogue(t);
  const profile = await readProfile('no-items');
  const source = await db.transaction(tx =>
    keepSource(tx, { code: 'east', name: 'Bron east', organisation: undefined, profile }),
  );
  const { write } = await aFolder(t);
  const record = aRecord({ number: 'r-east', title: 'De veerpont', author: 'Verzonnen, Vera' });
  await importFile(db, { source, path: write('east.mrc', record), at });
  await withPage({ baseUrl }, async page => {
    await signIn(page);
    await page.goto('/beheer/catalogus?q=r-east');
    await page.click('text=De veerpont');
    await page.click('text=r-east');
    const { pathname } = new URL(page.url());
    assert.match(await page.innerText('main'), /komt van Bron east/);
    await page.goto(`${pathname}/wijzig`);
    assert.match(await page.innerText('main'), /zou de volgende levering weer overschrijven/);
    await page.goto(pathname);
    await page.click('text=Beschrijf deze titel zelf');
    await page.selectOption('[name=organisatie]', 'lowland');
    await page.click('button:has-text("Bewaar")');
    await page.click('main >> text=De veerpont >> nth=0');
    assert.equal(new URL(page.url()).pathname, `/beheer/catalogus/${one}`, 'they come together in one title');
    assert.match(await page.innerText('main'), /Lowland Libraries, hier beschreven/);
  });
});

for (const [name, look] of Object.entries(looks))
  test(`a description is taken over from another catalogue by SRU and becomes one's own, ${name}`, {
    skip,
  }, async t => {
    const { db, one, baseUrl } = await aCatalogue(t);
    const profile = await readProfile('marc21-852');
    const askAt = (code: string, address: string) =>
      db.transaction(async tx => {
        const source = await keepSource(tx, {
          code,
          name: `Elders ${code}`,
          organisation: undefined,
          profile,
        });
        await tx.run(sql`
          insert into intake.supply (source, kind, address, form, lists, most_gone)
          values (${source.id}, 'sru', ${address}, 'marcxml', 'changes', 0.05)`);
      });
    await askAt('peer', `${baseUrl}/sru`);
    await askAt('silent', 'http://127.0.0.1:9/sru');
    await withPage({ ...look, baseUrl }, async page => {
      const main = () => page.innerText('main');
      await signIn(page);
      await page.goto('/beheer/catalogus');
      await page.click('text=Neem een beschrijving over');
      await page.selectOption('[name=bron]', 'silent');
      await page.fill('[name=q]', 'veerpont');
      await page.click('button:has-text("Zoek daar")');
      assert.match(await main(), /Daar kwam niets/);
      await page.selectOption('[name=bron]', 'peer');
      await page.fill('[name=q]', 'veerpont verzonnen');
      await page.click('button:has-text("Zoek daar")');
      assert.match(await main(), /De veerpont[\s\S]*Verzonnen/);
      if (look.javaScript !== false) await expectAccessible(page);
      if (look.javaScript !== false) await expectNoSidewaysScroll(page);
      if (process.env['SHOTS'])
        await page.screenshot({ path: `${process.env['SHOTS']}/copy-${look.width}.png`, fullPage: true });
      await page.click('button:has-text("Neem over")');
      assert.doesNotMatch(await page.inputValue('[name=marc]'), /^852/m, 'the copies of others stay theirs');
      await page.selectOption('[name=organisatie]', 'lowland');
      await page.click('button:has-text("Bewaar")');
      await page.goto(`/beheer/catalogus/${one}`);
      assert.match(await main(), /Bron north[\s\S]*Lowland Libraries, hier beschreven/);
    });
  });

for (const [name, look] of Object.entries(looks))
  test(`one change is made to many records, seen before and taken back in one go, ${name}`, {
    skip,
  }, async t => {
    const { db, baseUrl } = await aCatalogue(t);
    const subjects = async () =>
      (
        await db.many<{ subjects: string[] }>(
          sql`select subjects from catalogue.edition where subjects <> '{}' order by title`,
        )
      ).flatMap(row => row.subjects);
    await withPage({ ...look, baseUrl }, async page => {
      const main = () => page.innerText('main');
      await signIn(page);
      for (const [title, subject] of [
        ['Turf', 'Venen'],
        ['Veen', 'Venen'],
        ['Zee', 'Zeeën'],
      ] as const) {
        await page.goto('/beheer/catalogus/nieuw');
        await page.selectOption('[name=organisatie]', 'highland');
        await page.fill(
          '[name=marc]',
          `${typed(title).replace(/^020.*\n/m, '')}\n650 #7 $a ${subject} $2 gtt`,
        );
        await page.click('button:has-text("Bewaar")');
      }
      await page.goto('/beheer/catalogus');
      await page.click('text=Wijzig veel records tegelijk');
      await page.selectOption('[name=organisatie]', 'highland');
      await page.fill('[name=veld]', '65');
      await page.click('button:has-text("Bekijk wat er verandert")');
      assert.match(await main(), /Een veld heeft drie tekens[\s\S]*Een subveld is/);
      if (look.javaScript !== false) await expectAccessible(page);
      const fill = async () => {
        const change = { veld: '650', subveld: 'a', van: 'Venen', naar: 'Hoogveen' };
        for (const [field, value] of Object.entries(change)) await page.fill(`[name=${field}]`, value);
      };
      await fill();
      await page.click('button:has-text("Bekijk wat er verandert")');
      assert.match(await main(), /2 records veranderen[\s\S]*Venen[\s\S]*Hoogveen/);
      assert.deepEqual(await subjects(), ['Venen', 'Venen', 'Zeeën'], 'looking changes nothing');
      if (look.javaScript !== false) await expectAccessible(page);
      if (look.javaScript !== false) await expectNoSidewaysScroll(page);
      if (process.env['SHOTS'])
        await page.screenshot({ path: `${process.env['SHOTS']}/many-${look.width}.png`, fullPage: true });
      await page.click('button:has-text("Doe het")');
      assert.match(await main(), /2 records zijn veranderd/);
      assert.deepEqual(await subjects(), ['Hoogveen', 'Hoogveen', 'Zeeën']);
      await page.click('button:has-text("Draai alles terug")');
      assert.match(
        await main(),
        /Alles is teruggedraaid[\s\S]*650 \$a: Venen → Hoogveen[\s\S]*Teruggedraaid/,
      );
      assert.deepEqual(await subjects(), ['Venen', 'Venen', 'Zeeën']);

      await page.goto('/beheer/catalogus/samen');
      await page.selectOption('[name=organisatie]', 'highland');
      await fill();
      await page.click('button:has-text("Bekijk wat er verandert")');
      await page.click('button:has-text("Doe het")');
      assert.match(await main(), /2 records zijn veranderd/);
      const done = page.url();
      await page.goto('/beheer/catalogus?q=Turf');
      await page.click('main >> a:text-is("Turf")');
      await page.click('main table >> a >> nth=0');
      await page.click('a:has-text("Wijzig dit record")');
      await page.fill('[name=marc]', (await page.inputValue('[name=marc]')).replace('Hoogveen', 'Laagveen'));
      await page.click('button:has-text("Bewaar")');
      assert.match(await main(), /Laagveen/);
      await page.goto(done);
      await page.click('button:has-text("Draai alles terug")');
      assert.match(await main(), /Een latere levering heeft 1 van deze records weer veranderd/);
      await page.check('[name=laat]');
      await page.click('button:has-text("Draai alles terug")');
      assert.match(await page.innerText('body'), /Alles is teruggedraaid/);
      assert.deepEqual(await subjects(), ['Laagveen', 'Venen', 'Zeeën']);
    });
  });
