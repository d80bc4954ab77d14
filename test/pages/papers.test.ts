import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { startJobs } from '#platform/jobs.ts';
import { modules } from '../../src/main.ts';
import { paperJob } from '../../src/modules/publications/paper/take-paper.ts';
import { type Look, withPage } from '../support/browser.ts';
import { chromium, paperTools, unlessThere } from '../support/debian.ts';
import { testDatabase } from '../support/database.ts';
import { winter } from '../support/desk.ts';
import { aNetwork } from '../support/network.ts';
import { anOpenOffice, expectSound } from '../support/open-office.ts';
import { aPaper, aTaggedPaper, scanned } from '../support/paper.ts';
import { signInAs } from '../support/sign-in.ts';

const skip = unlessThere(chromium, ...paperTools);

/** The provincial office, with an old report as a PDF and the work that goes on behind the pages. */
async function withAPaper(
  t: TestContext,
  look: Look,
  visit: (page: Page, path: string) => Promise<void>,
): Promise<void> {
  const db = await testDatabase(t, modules);
  const { units } = await aNetwork(db);
  const { baseUrl, world } = await anOpenOffice(t, db, winter('2026-02-02T10:00'), {
    poi: units.tinyland.id,
  });
  const stop = await startJobs(db, world.log, world, [paperJob]);
  const folder = mkdtempSync(join(tmpdir(), 'bindwerk-papers-'));
  try {
    const path = await aPaper(folder);
    await withPage({ ...look, baseUrl }, async page => {
      await signInAs(page, 'poi');
      await visit(page, path);
    });
  } finally {
    await stop();
    rmSync(folder, { recursive: true });
  }
}

async function bring(page: Page, path: string, title: string): Promise<void> {
  await page.goto('/beheer/papier');
  await page.getByLabel('Titel van het verslag').fill(title);
  await page.getByLabel('Oud adres').fill('verzonnen-bladerboek');
  await page.getByLabel('PDF', { exact: true }).setInputFiles(path);
  await page.getByRole('button', { name: 'Lees het verslag in' }).click();
  for (let n = 0; n < 100 && /Wordt gelezen/.test(await page.locator('main').innerText()); n += 1) {
    await page.waitForTimeout(200);
    await page.goto('/beheer/papier');
  }
}

const looks: Readonly<Record<string, Look>> = {
  'on a desk': { width: 1280 },
  'on a phone, without script': { width: 320, javaScript: false },
};

for (const [name, look] of Object.entries(looks))
  test(`a report from the old viewer is brought, set right, put on the shelf and found by its old address, ${name}`, {
    skip,
  }, async t => {
    await withAPaper(t, look, async (page, path) => {
      await bring(page, path, 'Verslag van Verzonnendam 2019');
      await expectSound(page, look);
      await page.getByRole('link', { name: 'Verslag van Verzonnendam 2019' }).click();
      assert.match(await page.locator('main').innerText(), /8 bladzijden, 4 hoofdstukken/);
      await page.locator('summary', { hasText: 'De cijfers' }).click();
      await page.locator('details[open]').getByLabel('Wat is het?').first().selectOption('paragraph');
      await expectSound(page, look);
      await page.locator('details[open]').getByRole('button', { name: 'Bewaar dit hoofdstuk' }).click();
      await page.getByText('De verbeteringen zijn bewaard').waitFor();
      await page.getByRole('button', { name: 'Zet op de plank' }).click();
      await page.getByText('staat op de plank').waitFor();

      await page.goto('/publicaties/verslag-van-verzonnendam-2019/de-cijfers');
      assert.equal(await page.getByRole('heading', { name: 'Terugblik 3' }).count(), 0, 'plain text now');
      assert.match(await page.getByRole('table').innerText(), /Nergenshuizen\s+880\s+902/);
      await expectSound(page, look);
      await page.goto('/verzonnen-bladerboek/7');
      assert.match(page.url(), /\/publicaties\/verslag-van-verzonnendam-2019\/blad#blad-7$/);
      const seventh = page.locator('#blad-7');
      assert.match(await seventh.innerText(), /De cijfers/);
      await seventh.getByText('Zo zag de bladzijde eruit').click();
      await expectSound(page, look);
      const picture = await page.request.get('/publicaties/verslag-van-verzonnendam-2019/beeld/7');
      assert.equal(picture.headers()['content-type'], 'image/jpeg');
      await page.goto('/publicaties/zoek?q=formulier');
      assert.match(await page.locator('main').innerText(), /Verslag van Verzonnendam 2019/);
    });
  });

test('what is said of a picture is set right on the repair screen', { skip }, async t => {
  await withAPaper(t, { width: 320 }, async (page, path) => {
    await bring(page, await aTaggedPaper(`${path}.tagged.pdf`), 'Verslag met beeld');
    await page.getByRole('link', { name: 'Verslag met beeld' }).click();
    await page.locator('summary', { hasText: 'Onderweg' }).click();
    const words = page.getByLabel('Tekst van de noot of het plaatje').first();
    assert.equal(await words.inputValue(), 'Afbeelding: De bus op de Brink');
    await expectSound(page, { width: 320 });
    await words.fill('Afbeelding: De bibliotheekbus op de Brink');
    await page.locator('details[open]').getByRole('button', { name: 'Bewaar dit hoofdstuk' }).click();
    await page.getByText('De verbeteringen zijn bewaard').waitFor();
    await page.getByRole('button', { name: 'Zet op de plank' }).click();
    await page.getByText('staat op de plank').waitFor();
    await page.goto('/publicaties/verslag-met-beeld/blad');
    assert.match(await page.locator('main').innerText(), /De bibliotheekbus op de Brink/);
  });
});

test('a scan is read, and put on the shelf, while its other pages are still being read; they follow by themselves', {
  skip,
}, async t => {
  await withAPaper(t, {}, async (page, path) => {
    const folder = `${path}.scans`;
    const scans = [3, 5, 7, 3, 5, 7, 3, 5].map((from, n) => scanned(path, from, join(folder, String(n))));
    const together = join(folder, 'whole.pdf');
    execFileSync('qpdf', ['--empty', '--pages', ...scans, '--', together]);
    await page.goto('/beheer/papier');
    await page.getByLabel('Titel van het verslag').fill('Verslag van een scanner');
    await page.getByLabel('Oud adres').fill('oude-scan');
    await page.getByLabel('PDF', { exact: true }).setInputFiles(together);
    await page.getByRole('button', { name: 'Lees het verslag in' }).click();
    const says = async (what: RegExp) => what.test(await page.locator('main').innerText());
    for (let n = 0; n < 300 && !(await says(/Wordt gelezen: \d van 8/)); n += 1) {
      await page.waitForTimeout(100);
      await page.reload();
    }
    await page.getByRole('link', { name: 'Verslag van een scanner' }).click();
    assert.match(await page.locator('main').innerText(), /van de 8 bladzijden zijn gelezen/);
    assert.match(await page.locator('main').innerText(), /hielp bezoekers met lezen/);
    await expectSound(page, {});
    await page.getByRole('button', { name: 'Zet op de plank' }).click();
    await page.getByText('staat op de plank').waitFor();
    const home = '/publicaties/verslag-van-een-scanner';
    await page.goto(`${home}/v/1`);
    assert.match(await page.locator('main').innerText(), /van de 8 bladzijden te lezen/);
    await page.goto(`${home}/v/1/blad`);
    assert.match(await page.locator('.strip').innerText(), /wordt nog gelezen/);
    for (let n = 0; n < 300; n += 1) {
      await page.goto(`${home}/versies`);
      if (await says(/De rest van de bladzijden is ingelezen/)) break;
      await page.waitForTimeout(200);
    }
    await page.goto(`${home}/blad`);
    assert.ok(!(await page.locator('.strip').innerText()).includes('wordt nog gelezen'));
    for (let number = 1; number <= 8; number += 1)
      assert.match(await page.locator(`#blad-${number}`).innerText(), /hielp bezoekers met/);
    await page.goto('/oude-scan/8');
    assert.match(page.url(), /\/blad#blad-8$/);
  });
});

test('a file that is no PDF is refused in one sentence, and its address stays free', { skip }, async t => {
  await withAPaper(t, {}, async (page, path) => {
    await bring(page, import.meta.filename, 'Een verslag');
    assert.match(await page.locator('main').innerText(), /Niet gelezen\s+Dit is geen PDF\./);
    await bring(page, path, 'Een verslag');
    assert.match(await page.locator('main').innerText(), /Gelezen: kijk het na/);
  });
});
