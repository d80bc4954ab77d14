import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { standingClock } from '#platform/clock.ts';
import { buildAssets } from '#web/assets.ts';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  tabOrder,
  withoutBrowser,
  withPage,
} from '../../../../test/support/browser.ts';
import { aReadersProvince, readersPlugs } from '../../../../test/support/readers.ts';
import { addTitles } from '../../../../test/support/titles.ts';
import { aWorld, pagesOf } from '../../../../test/support/world.ts';

const monday = new Date('2026-01-12T11:00:00+01:00');

describe('the resident’s pages in a browser', { skip: withoutBrowser }, () => {
  const cleaning: (() => Promise<void>)[] = [];
  let baseUrl = '';
  let title = 0;
  before(async () => {
    const { db, units } = await aReadersProvince({ after: clean => void cleaning.push(clean) });
    const places = [units.north.id, units.east.id, units.south.id, units.west.id];
    const added = await addTitles(
      db,
      Array.from({ length: 40 }, (_, i) => ({
        title: `${['De ontdekking van de hemel', 'Turf', 'Het meisje met de buitengewoon lange achternaam'][i % 3]} ${i}`,
        authors: ['Mulisch, Harry'],
        year: 1980 + i,
        material: (['book', 'dvd', 'audiobook'] as const)[i % 3] ?? 'book',
        audience: (['adult', 'child'] as const)[i % 2] ?? 'adult',
        subjects: ['Veenkoloniën', 'Geschiedenis'],
        summary: 'Een verzonnen verhaal over veen, heide en een brug die te laat openging.',
        isbns: [],
        at: places.slice(i % 3, (i % 3) + 2),
      })),
    );
    title = added[1]?.edition ?? 0;
    const assets = await buildAssets();
    const world = { ...aWorld(db, readersPlugs, { clock: standingClock(monday), demo: true }), assets };
    const { app } = await pagesOf(world, readersPlugs);
    for (const asset of assets.list)
      app.get(asset.path, { schema: { hide: true } }, (_, reply) => reply.type(asset.type).send(asset.body));
    baseUrl = await app.listen({ host: '127.0.0.1', port: 0 });
    cleaning.unshift(() => app.close());
  });
  after(async () => {
    for (const clean of cleaning) await clean();
  });

  const looks = [
    { width: 1280, colorScheme: 'light' },
    { width: 320, colorScheme: 'light' },
    { width: 1280, colorScheme: 'dark' },
  ] as const;
  for (const look of looks)
    test(`every page is accessible and fits at ${look.width} px, ${look.colorScheme}`, async () => {
      for (const path of [
        '/',
        '/zoek?q=hemel',
        '/zoek?q=qqq',
        '/zoek?soort=dvd&bij=south',
        `/titel/${title}`,
        `/titel/${title}/uitgaven`,
        '/schrijver/Mulisch%2C%20Harry',
        '/titel/1234567',
        '/vestigingen',
        '/vestigingen/north',
        '/weergave',
      ])
        await withPage({ ...look, baseUrl }, async page => {
          await page.goto(path);
          await expectAccessible(page);
          await expectNoSidewaysScroll(page);
        });
    });

  for (const chosen of ['eenvoudig.contrast', 'contrast.donker', 'donker'])
    test(`what a reader chose is accessible and fits a phone at 400 %: ${chosen}`, async () => {
      for (const path of [
        '/',
        '/zoek?q=hemel',
        '/zoek?q=qqq+hemel',
        `/titel/${title}`,
        `/titel/${title}/uitgaven`,
        '/schrijver/Mulisch%2C%20Harry',
        '/vestigingen/north',
        '/weergave',
      ])
        await withPage({ width: 320, baseUrl }, async page => {
          await page.context().addCookies([{ name: 'weergave', value: chosen, url: baseUrl }]);
          await page.goto(path);
          await expectAccessible(page);
          await expectNoSidewaysScroll(page);
        });
    });

  test('a screen reader hears the way from searching to asked, in this order', async () => {
    await withPage({ javaScript: false, width: 320, baseUrl }, async page => {
      const heard = async () => (await page.getByRole('main').ariaSnapshot()).replaceAll(/^\s*- /gm, '');
      const inThisOrder = (text: string, ...lines: RegExp[]) => {
        let at = 0;
        for (const line of lines) {
          const found = text.slice(at).search(line);
          assert.notEqual(found, -1, `${line} after ${at} in\n${text}`);
          at += found;
        }
      };
      await page.goto('/');
      inThisOrder(
        await heard(),
        /heading "Alle bibliotheken van Tinyland in één keer" \[level=1\]/,
        /searchbox "Waar zoek je naar\?"/,
        /button "Zoek"/,
      );
      await page.getByRole('searchbox').fill('turf');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/zoek?**');
      inThisOrder(
        await heard(),
        /heading "Zoek in alle bibliotheken" \[level=1\]/,
        /status: 13 titels gevonden/,
        /link "Maak je keuze kleiner"/,
        /heading "Resultaten" \[level=2\]/,
        /heading "Turf \d+" \[level=3\]/,
        /Nu in/,
        /navigation "Maak je keuze kleiner"/,
        /link "Staat op een plank 13 titels"/,
      );
      await page.getByRole('link', { name: 'Turf 4', exact: true }).click();
      await page.waitForURL('**/titel/**');
      inThisOrder(
        await heard(),
        /heading "Turf 4" \[level=1\]/,
        /paragraph: van Harry Mulisch/,
        /heading "Vraag deze titel aan" \[level=2\]/,
        /link "Log in en vraag aan"/,
        /table "Waar het is|table "/,
      );
      await page.getByRole('link', { name: 'Log in en vraag aan' }).click();
      await page
        .getByLabel(/inlognaam|pas/i)
        .first()
        .fill('c100');
      await page.getByLabel(/wachtwoord/i).fill('boekenwurm');
      await page
        .getByRole('main')
        .getByRole('button', { name: /Log in|Inloggen/ })
        .click();
      await page.waitForURL('**/titel/**');
      inThisOrder(
        await heard(),
        /combobox "Ophalen in"|combobox/,
        /button "Vraag aan"/,
        /group|Zet op een lijst/,
      );
      await page.getByRole('button', { name: 'Vraag aan' }).click();
      await page.waitForSelector('text=Gevraagd');
      inThisOrder(await heard(), /Gevraagd\. .* ligt het klaar in North\./, /heading .*\[level=1\]/);
    });
  });

  test('without scripts a reader searches, narrows, signs in, asks, and reads when it will be there', async () => {
    await withPage({ javaScript: false, width: 320, baseUrl }, async page => {
      await page.goto('/');
      await page.getByRole('searchbox', { name: 'Waar zoek je naar?' }).fill('turf');
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: /Staat op een plank/ }).click();
      await page.getByRole('link', { name: 'Turf 1', exact: true }).click();
      await page.getByRole('link', { name: 'Log in en vraag aan' }).click();
      await page
        .getByLabel(/inlognaam|pas/i)
        .first()
        .fill('c100');
      await page.getByLabel(/wachtwoord/i).fill('boekenwurm');
      await page
        .getByRole('main')
        .getByRole('button', { name: /Log in|Inloggen/ })
        .click();
      await page.getByRole('button', { name: 'Vraag aan' }).click();
      await page.waitForSelector('text=Gevraagd');
      assert.match(await page.getByRole('main').innerText(), /Gevraagd\. .* ligt het klaar in North\./);
    });
  });

  test('the keyboard reaches the search field, then the branch, the order, the titles and the facets', async () => {
    await withPage({ baseUrl }, async page => {
      await page.goto('/zoek?q=turf');
      const order = await tabOrder(page);
      const at = (name: RegExp) => order.findIndex(text => name.test(text));
      const stops = [
        /inhoud/,
        /^Titel, schrijver/,
        /Jouw bibliotheek/,
        /Volgorde/,
        /^Turf/,
        /Wat het is/,
      ].map(at);
      assert.ok(
        stops.every(stop => stop >= 0),
        order.join(' | '),
      );
      assert.deepEqual(
        stops,
        stops.toSorted((a, b) => a - b),
        order.join(' | '),
      );
    });
  });

  test('while somebody types the box says what may be meant, and arrows and Enter lead there', async () => {
    for (const width of [320, 1280])
      await withPage({ baseUrl, width }, async page => {
        await page.goto('/zoek?q=turf');
        const box = page.getByRole('combobox', { name: 'Titel, schrijver, onderwerp of ISBN' });
        await box.focus();
        await box.fill('mul');
        const list = page.getByRole('listbox');
        await list.waitFor();
        assert.equal(await box.getAttribute('aria-expanded'), 'true');
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
        await page.getByRole('status').getByText('Kies met de pijltjes').waitFor({ state: 'attached' });
        await page.keyboard.press('Escape');
        await list.waitFor({ state: 'hidden' });
        await box.pressSequentially('isch');
        await list.waitFor();
        await page.keyboard.press('ArrowDown');
        const first = list.getByRole('option', { selected: true });
        assert.match(await first.innerText(), /Harry Mulisch\s+Schrijver of maker/);
        assert.equal(await box.getAttribute('aria-activedescendant'), await first.getAttribute('id'));
        await page.keyboard.press('Enter');
        await page.waitForURL('**/schrijver/Mulisch%2C%20Harry');
        const head = page.getByRole('combobox', { name: 'Zoek een boek, film of onderwerp' });
        await head.focus();
        await head.fill('turf 4');
        await page.getByRole('option', { name: /^Turf 4 Titel/ }).click();
        await page.waitForURL('**/titel/*');
        await head.focus();
        await head.fill('turf');
        await page.getByRole('listbox').waitFor();
        await page.keyboard.press('Enter');
        await page.waitForURL('**/zoek?q=turf', { timeout: 5000 });
      });
  });

  test('page and style sheet together are at most 30 KB as they travel', async () => {
    for (const path of [
      '/',
      '/zoek',
      '/zoek?q=hemel',
      `/titel/${title}`,
      `/titel/${title}/uitgaven`,
      '/schrijver/Mulisch%2C%20Harry',
    ]) {
      const html = await (await fetch(baseUrl + path)).text();
      const href = /<link rel="stylesheet" href="([^"]+)"/.exec(html)?.[1] ?? '';
      const css = Buffer.from(await (await fetch(baseUrl + href)).arrayBuffer());
      const size = brotliCompressSync(html).length + brotliCompressSync(css).length;
      assert.ok(size <= 30 * 1024, `${path} is ${size} bytes`);
    }
  });
});
