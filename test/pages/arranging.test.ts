import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { writeZip } from '#standards/zip/zip.ts';
import { expectAccessible, expectNoSidewaysScroll, withoutBrowser, withPage } from '../support/browser.ts';
import { openReportPages } from '../support/report-pages.ts';
import { signInAs } from '../support/sign-in.ts';

const document = writeZip([
  {
    name: 'word/document.xml',
    bytes: Buffer.from(
      '<w:document xmlns:w="w"><w:body><w:p><w:pPr><w:pStyle w:val="Kop1"/></w:pPr><w:r><w:t>Wie wij zijn</w:t></w:r></w:p><w:p><w:r><w:t>Wij helpen.</w:t></w:r></w:p></w:body></w:document>',
    ),
  },
  {
    name: 'word/styles.xml',
    bytes: Buffer.from(
      '<w:styles xmlns:w="w"><w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style></w:styles>',
    ),
  },
]);

test('a document of a word processor is seen before it becomes a publication; another file is refused', {
  skip: withoutBrowser,
}, async () => {
  const baseUrl = await openReportPages();
  await withPage({ baseUrl, width: 320 }, async page => {
    await signInAs(page, 'pia');
    await page.goto('/poi/publicaties');
    const bring = async (name: string, buffer: Buffer) => {
      await page
        .getByLabel('Of begin met een document')
        .setInputFiles({ name, mimeType: 'application/zip', buffer });
      await page.getByRole('button', { name: 'Lees het document' }).click();
    };
    await bring('plan.docx', Buffer.from('geen document'));
    assert.match(await page.locator('main').innerText(), /Dit document kunnen we niet lezen/);
    await bring('plan.docx', document);
    assert.equal(
      await page.getByLabel('Tekst', { exact: true }).inputValue(),
      '# Wie wij zijn\n\nWij helpen.',
    );
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.getByLabel('Titel').fill('Plan voor volgend jaar');
    await page.getByLabel('Samenvatting').fill('Wat wij gaan doen.');
    await page.getByRole('button', { name: 'Begin', exact: true }).click();
    await page.getByRole('link', { name: 'Wie wij zijn' }).waitFor();
  });
});

const headings = (page: Page) => page.locator('.write-part .block--heading').allInnerTexts();

for (const javaScript of [true, false])
  test(`an author adds a chapter, moves a part into it and reads tips, ${javaScript ? 'on a desk' : 'on a phone without script'}`, {
    skip: withoutBrowser,
  }, async () => {
    const baseUrl = await openReportPages();
    await withPage({ baseUrl, javaScript, width: javaScript ? 1280 : 320 }, async page => {
      await signInAs(page, 'pia');
      await page.goto('/poi/publicaties/verslag-tinyland');
      await page.getByLabel('Titel van het hoofdstuk').fill('Vooruitblik');
      await page.getByRole('button', { name: 'Voeg hoofdstuk toe' }).click();
      await page.getByRole('heading', { level: 1, name: 'Vooruitblik' }).waitFor();
      await page.getByLabel('Wie schrijft dit hoofdstuk?').fill('Pia Proef');
      await page.getByRole('button', { name: 'Onthoud naam' }).click();
      await page.locator('.write-part details > summary').first().click();
      await page.getByLabel('Tekst van dit stuk').fill('Dit plan wordt tevens door de gemeente betaald.');
      await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
      await page.getByText('2 tips om het eenvoudiger te zeggen').click();
      assert.match(await page.locator('.advice').innerText(), /“tevens” is stijf\. Zeg liever “ook”\./);
      if (javaScript) await expectAccessible(page);
      await expectNoSidewaysScroll(page);

      await page.goto('/poi/publicaties/verslag-tinyland/bezoek');
      const [first = ''] = await headings(page);
      const part = page.locator('.write-part').first();
      await part.locator('details > summary').first().click();
      await part.getByLabel('Naar het einde van een ander hoofdstuk').selectOption('vooruitblik');
      await part.getByRole('button', { name: 'Verplaats', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Vooruitblik' }).waitFor();
      assert.deepEqual(await headings(page), [first]);
      const moved = page.locator('.write-part').nth(1);
      await moved.locator('details > summary').first().click();
      await moved.getByRole('button', { name: 'Hoger' }).click();
      assert.match(await page.locator('.write-part').first().innerText(), /Wie kwam er binnen/);
      if (javaScript) await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    });
  });
