import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  type Look,
  withoutBrowser,
  withPage,
} from '../support/browser.ts';
import { openReportPages } from '../support/report-pages.ts';
import { signInAs } from '../support/sign-in.ts';

const skip = withoutBrowser;

/** One for all tests: none of them publishes. */
const baseUrl = await openReportPages();

const looks: Readonly<Record<string, Look>> = {
  'on a desk': { width: 1280 },
  'on a phone in the dark': { width: 320, colorScheme: 'dark' },
  'in forced colours': { width: 1280, forcedColors: 'active' },
  'on a phone without script': { width: 320, javaScript: false },
};

const soundIn = (look: Look) => async (page: Page) => {
  if (look.javaScript ?? true) await expectAccessible(page);
  await expectNoSidewaysScroll(page);
};

for (const [name, look] of Object.entries(looks))
  test(`a reader goes from the shelf to a number and finds where it comes from, ${name}`, {
    skip,
  }, async () => {
    const sound = soundIn(look);
    await withPage({ ...look, baseUrl }, async page => {
      await page.goto('/publicaties');
      assert.match(await page.locator('body').innerText(), /Demonstratie: deels verzonnen cijfers/);
      await sound(page);
      await page.getByRole('link', { name: 'Verslag van Tinyland' }).click();
      await page.getByRole('heading', { level: 1, name: 'Verslag van Tinyland' }).waitFor();
      await sound(page);
      await page.getByRole('link', { name: 'Bezoek' }).click();
      const read = await page.locator('article').innerText();
      assert.match(read, /In januari kwamen 165\* bezoekers, van wie 120\* in Noord\./);
      await sound(page);

      await page.getByRole('link', { name: '165*, over dit cijfer' }).first().click();
      assert.match(await page.locator('main').innerText(), /visits, versie 1/);
      await sound(page);
      await page.getByRole('button', { name: 'Reken na' }).click();
      assert.match(await page.locator('main').innerText(), /Klopt: er komt weer 165\* uit\./);
      await sound(page);
      await page.getByRole('link', { name: 'Cijfers', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Alle cijfers van' }).waitFor();
      await sound(page);
      await page.goto('/publicaties/verslag-tinyland/versies');
      await sound(page);
    });
  });

test('a search finds other forms of a word, leads to the very block and marks it there, without script', {
  skip,
}, async () => {
  await withPage({ baseUrl, javaScript: false, width: 320 }, async page => {
    await page.goto('/publicaties/verslag-tinyland');
    await page.getByRole('searchbox', { name: 'Zoek in deze publicatie' }).fill('boek');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Een gesprek' }).click();
    assert.match(page.url(), /\/gesprek\?q=boek#b-[0-9a-f]{8}$/);
    assert.equal(await page.locator('article mark').innerText(), 'boeken');
    await expectNoSidewaysScroll(page);
  });
  await withPage({ baseUrl }, async page => {
    await page.goto('/publicaties/zoek?q=boek');
    assert.equal(await page.locator('.found mark').count(), 3);
    await expectAccessible(page);
    await page.goto('/publicaties/zoek?q=giraffe');
    assert.match(await page.locator('main').innerText(), /Niets gevonden voor “giraffe”/);
  });
});

test('a chapter stays light: page, look and script together at most 30 KB, type apart, nothing from elsewhere', {
  skip,
}, async t => {
  await withPage({ baseUrl }, async page => {
    const sizes: Promise<number>[] = [];
    const elsewhere: string[] = [];
    page.on('request', request => {
      if (!request.url().startsWith(baseUrl) && !request.url().startsWith('data:'))
        elsewhere.push(request.url());
    });
    page.on('response', answer => {
      if (!answer.url().endsWith('.woff2') && answer.url().startsWith(baseUrl))
        sizes.push(
          answer
            .request()
            .sizes()
            .then(({ responseBodySize }) => responseBodySize),
        );
    });
    await page.goto('/publicaties/verslag-tinyland/bezoek', { waitUntil: 'networkidle' });
    const bytes = (await Promise.all(sizes)).reduce((sum, one) => sum + one, 0);
    assert.deepEqual(elsewhere, []);
    assert.deepEqual(await page.context().cookies(), []);
    assert.ok(bytes > 0 && bytes <= 30_720, `${bytes} bytes`);
    t.diagnostic(`${bytes} bytes`);
  });
});

/** The number of the page that lies at the near side of the strip. */
const pageInSight = (page: Page): Promise<string> =>
  page.evaluate(`(() => {
    const strip = document.querySelector('.strip');
    const edge = strip.getBoundingClientRect().left;
    const off = sheet => Math.abs(sheet.getBoundingClientRect().left - edge);
    const [near] = [...strip.querySelectorAll('.sheet')].sort((a, b) => off(a) - off(b));
    return near.id;
  })()`);

/** Waits until the address says that a page was turned to. */
async function arriveAt(page: Page, number: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await page.evaluate('location.hash')) === `#blad-${number}`) return;
    await page.waitForTimeout(50);
  }
  assert.fail(`page ${number} did not come`);
}

const sheetLooks: Readonly<Record<string, Look>> = {
  'on a desk': { width: 1280 },
  'on a phone in the dark': { width: 320, colorScheme: 'dark' },
  'in forced colours': { width: 1280, forcedColors: 'active' },
};

for (const [name, look] of Object.entries(sheetLooks))
  test(`pages turn by key, by number and by link, and all their text is there for who hears them, ${name}`, {
    skip,
  }, async () => {
    await withPage({ ...look, baseUrl }, async page => {
      await page.goto('/publicaties/verslag-tinyland/blad/3');
      assert.match(page.url(), /\/blad#blad-3$/);
      const last = await page.locator('.sheet').count();
      assert.ok(last > 4);
      await page.getByText(`Bladzijde 3 van ${last}`).waitFor();
      assert.equal(await pageInSight(page), 'blad-3');
      const tree = await page.locator('.strip').ariaSnapshot();
      for (let number = 1; number <= last; number += 1)
        assert.match(tree, new RegExp(`Bladzijde ${number}"`));
      assert.match(tree, /In januari kwamen/);
      assert.match(tree, /Over boeken en bezoekers praten we door/);
      const turns = [
        ['ArrowRight', 4],
        ['PageDown', 5],
        ['ArrowLeft', 4],
        ['PageUp', 3],
        ['Home', 1],
        ['End', last],
      ] as const;
      for (const [key, expected] of turns) {
        await page.keyboard.press(key);
        await arriveAt(page, expected);
        assert.match(
          await page.locator('[data-where]').innerText(),
          new RegExp(`Bladzijde ${expected} van ${last}`),
        );
      }
      await page.getByLabel('Ga naar bladzijde').fill('2');
      await page.keyboard.press('Enter');
      assert.equal(await pageInSight(page), 'blad-2');
      await page.locator('#blad-2').getByRole('link', { name: 'Een gesprek' }).click();
      await arriveAt(page, last);
      await page.getByText('Alle bladzijden in het klein').click();
      await page.locator('.thumb').nth(3).click();
      await arriveAt(page, 4);
      await page.getByText('Een deel afdrukken').click();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    });
  });

test('without script pages are links away, a number leads to its page, and a part can be shown to print', {
  skip,
}, async () => {
  await withPage({ baseUrl, javaScript: false, width: 320 }, async page => {
    await page.goto('/publicaties/verslag-tinyland/blad');
    const last = await page.locator('.sheet').count();
    await page.getByLabel('Ga naar bladzijde').fill(String(last - 1));
    await page.getByRole('button', { name: 'Ga', exact: true }).click();
    assert.match(page.url(), new RegExp(`/blad#blad-${last - 1}$`));
    await page
      .locator(`#blad-${last - 1}`)
      .getByRole('link', { name: 'Volgende bladzijde' })
      .click();
    assert.match(page.url(), new RegExp(`#blad-${last}$`));
    await page.goto('/publicaties/verslag-tinyland/blad?van=3&tot=4');
    assert.equal(await page.locator('.sheet').count(), 2);
    assert.match(await page.locator('main').innerText(), /Je ziet bladzijde 3 tot en met 4/);
    await expectNoSidewaysScroll(page);
  });
});

test('the pages hold the words of the chapters, each once and in order, and a page is light', {
  skip,
}, async () => {
  await withPage({ baseUrl, javaScript: false }, async page => {
    const wordsOf = async (address: string, selector: string) => {
      await page.goto(address);
      const texts = (await page.locator(selector).allTextContents()).join(' ');
      return texts.split(/\s+/).filter(word => word !== '');
    };
    const chapters = [
      ...(await wordsOf('/publicaties/verslag-tinyland/bezoek', '.block')),
      ...(await wordsOf('/publicaties/verslag-tinyland/gesprek', '.block')),
    ];
    assert.ok(chapters.length > 100);
    assert.deepEqual(await wordsOf('/publicaties/verslag-tinyland/blad', '.sheet .block'), chapters);
  });
  const encoded = async (path: string) => {
    const answer = await fetch(`${baseUrl}${path}`, { headers: { 'accept-encoding': 'br' } });
    return Number(answer.headers.get('content-length') ?? (await answer.arrayBuffer()).byteLength);
  };
  const html = await (await fetch(`${baseUrl}/publicaties/verslag-tinyland/blad`)).text();
  const script = /src="(\/assets\/sheets\.[^"]+\.js)"/.exec(html)?.[1];
  assert.ok(script);
  assert.ok((await encoded(script)) <= 4_096);
});

test('the old viewer’s page 4 leads to what stood there, and a number behind our own address to that page', async () => {
  const leads = async (path: string) => {
    const answer = await fetch(`${baseUrl}${path}`, { redirect: 'manual' });
    return [answer.status, answer.headers.get('location')];
  };
  assert.deepEqual(await leads('/klant/oud-verslag/4'), [301, '/publicaties/verslag-tinyland/bezoek']);
  assert.deepEqual(await leads('/oud-verslag/9'), [301, '/publicaties/verslag-tinyland/gesprek']);
  assert.deepEqual(await leads('/oud-verslag/1'), [301, '/publicaties/verslag-tinyland']);
  assert.deepEqual(await leads('/publicaties/verslag-tinyland/4'), [
    301,
    '/publicaties/verslag-tinyland/blad/4',
  ]);
  assert.equal((await leads('/klant/onbekend/4'))[0], 404);
});

test('an author writes without a button, puts a text back, and sees what is still to be done', {
  skip,
}, async () => {
  await withPage({ baseUrl }, async page => {
    await signInAs(page, 'pia');
    await page.goto('/poi/publicaties');
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Verslag van Tinyland' }).click();
    await page.getByText('Er staat niets in de weg.').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Een gesprek' }).click();
    await page.getByText('Bewerk dit stuk').click();
    await page.getByLabel('Tekst van dit stuk').fill('Wij praten verder over {{nog-niets}}.');
    await page.getByText('Bewaard.', { exact: true }).waitFor();
    await page.reload();
    assert.match(await page.locator('main').innerText(), /Wij praten verder over \[nog-niets\?\]\./);
    await page.getByText('Bewerk dit stuk').click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Draai de laatste wijziging terug' }).click();
    assert.match(await page.locator('main').innerText(), /Over boeken en bezoekers praten we door/);
  });
  await withPage({ baseUrl, javaScript: false, width: 320 }, async page => {
    await signInAs(page, 'pia');
    await page.goto('/poi/publicaties/verslag-tinyland/bezoek');
    await page.getByText('Bewerk dit stuk').first().click();
    await expectNoSidewaysScroll(page);
    await page.locator('textarea').first().fill('## Wie kwamen er binnen?');
    await page.getByRole('button', { name: 'Bewaar' }).first().click();
    assert.match(await page.locator('main').innerText(), /Wie kwamen er binnen\?/);
  });
});

/** Puts a text with its looks on the clipboard, as a word processor does. */
async function copy(page: Page, html: string, words: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(
    `navigator.clipboard.write([new ClipboardItem({
      'text/html': new Blob([${JSON.stringify(html)}], { type: 'text/html' }),
      'text/plain': new Blob([${JSON.stringify(words)}], { type: 'text/plain' }),
    })])`,
  );
}

test('what is pasted from a word processor keeps its headings, lists and table; one undo takes it back', {
  skip,
}, async () => {
  const html = `<h2>Hoe het ging</h2><p>Wij hielpen <b>iedereen</b>.</p><ul><li>lezen<ul><li>samen</li></ul></li></ul>
    <table><tr><th>Plaats</th><th>Gasten</th></tr><tr><td>Upham</td><td>veel</td></tr></table><p><img src="https://x.invalid/a.png"></p>`;
  await withPage({ baseUrl }, async page => {
    await signInAs(page, 'pia');
    await page.goto('/poi/publicaties/verslag-tinyland/gesprek');
    await page.getByText('Bewerk dit stuk').click();
    const text = page.getByLabel('Tekst van dit stuk');
    const before = await text.inputValue();
    await copy(page, html, 'Hoe het ging Wij hielpen iedereen.');
    await text.press('Control+End');
    await text.press('Control+v');
    await page.getByText('Niet meegekomen: één plaatje').waitFor();
    assert.match(await text.inputValue(), /door\.\n\n## Hoe het ging\n\nWij hielpen \*\*iedereen\*\*/);
    await text.press('Control+z');
    assert.equal(await text.inputValue(), before);
    await text.press('Control+Shift+v');
    assert.equal(await text.inputValue(), `${before}Hoe het ging Wij hielpen iedereen.`);
    await text.press('Control+z');
    await text.press('Control+v');
    await page.waitForFunction(`document.querySelector('textarea').value.includes('| Upham |')`);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Bewaar' }).first().click();
    await page.getByRole('heading', { name: 'Hoe het ging' }).waitFor();
    assert.equal(await page.locator('main li li').innerText(), 'samen');
    assert.match(await page.getByRole('table').innerText(), /Upham\s+veel/);
    await expectAccessible(page);
    await page.getByText('Bewerk dit stuk').first().click();
    await page.getByRole('button', { name: 'Draai de laatste wijziging terug' }).click();
    await page.getByText('De laatste wijziging is teruggedraaid').waitFor();
    assert.equal(await page.getByRole('table').count(), 0, 'all that was pasted is gone again');

    await page.goto('/poi/publicaties');
    await copy(page, '<h1>Vooraf</h1><p>Een zin.</p><h1>Daarna</h1><p>Nog een.</p>', 'Vooraf');
    await page.getByLabel('Tekst', { exact: true }).press('Control+v');
    await page.getByText('Geplakt met koppen').waitFor();
    assert.match(await page.getByLabel('Tekst', { exact: true }).inputValue(), /^# Vooraf\n\nEen zin/);
    await page.getByLabel('Titel', { exact: true }).fill('Plan van Tinyland');
    await page.getByLabel('Samenvatting').fill('Kort.');
    await page.getByRole('button', { name: 'Begin', exact: true }).click();
    await page.getByRole('link', { name: 'Daarna' }).waitFor();
  });
  await withPage({ baseUrl, javaScript: false, width: 320 }, async page => {
    await signInAs(page, 'pia');
    await page.goto('/poi/publicaties');
    await page.getByLabel('document uit een tekstverwerker').waitFor();
    await expectNoSidewaysScroll(page);
  });
});

/** The page of somebody else with these lines on it; answers its address. */
async function elsewhere(t: TestContext, lines: string): Promise<string> {
  const theirs = createServer((_, response) =>
    response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end(`<!doctype html><html lang="nl"><title>Gemeente</title><body>${lines}</body></html>`),
  );
  await once(theirs.listen(0, '127.0.0.1'), 'listening');
  t.after(() => theirs.close());
  return `http://localhost:${(theirs.address() as AddressInfo).port}/`;
}

for (const [name, look] of Object.entries(looks))
  test(`a reader takes a part along: its address, its text, and lines for a website, ${name}`, {
    skip,
  }, async t => {
    const sound = soundIn(look);
    await withPage({ ...look, baseUrl }, async page => {
      await page.goto('/publicaties/verslag-tinyland');
      await page.getByRole('link', { name: 'Bezoek' }).click();
      const links = page.getByRole('link', { name: /^Deel dit: / });
      assert.ok((await links.count()) >= 3, 'a chart, a table and a number can be taken along');
      await sound(page);
      await links.first().click();
      await page.getByRole('heading', { level: 1, name: /^Neem mee: / }).waitFor();
      await sound(page);
      const field = (of: string) => page.locator(`[name=${of}]`).inputValue();
      assert.match(await field('adres'), /\/publicaties\/verslag-tinyland\/[a-z-]+#[\w-]+$/);
      assert.match(await field('tekst'), /Uit: Verslag van Tinyland\nhttp/);
      const lines = (await field('regels')).replaceAll('http://127.0.0.1/', `${baseUrl}/`);
      assert.equal((await page.locator('[data-copy] >> visible=true').count()) > 0, look.javaScript ?? true);
      await page.screenshot({ path: `test-results/meenemen-${look.width}.png`, fullPage: true });
      // on somebody else's page
      await page.goto(await elsewhere(t, lines));
      const framed = page.frameLocator('iframe');
      await framed.getByRole('link', { name: 'Uit: Verslag van Tinyland' }).waitFor();
      assert.equal(await framed.locator('header, nav').count(), 0, 'the part and nothing around it');
      assert.match(await framed.locator('body').innerText(), /Demonstratie: deels verzonnen cijfers/);
      assert.equal(await page.locator('figcaption a').count(), 1, 'a link stands where no frame is shown');
      await page.screenshot({ path: `test-results/los-${look.width}.png` });
    });
  });

test('only parts alone may be framed, and of what is not there no part is', { skip }, async () => {
  await withPage({ baseUrl }, async page => {
    const policy = async (path: string) => {
      const answer = await page.request.get(path);
      return `${answer.status()} ${/frame-ancestors ([^;]*)/.exec(answer.headers()['content-security-policy'] ?? '')?.[1]}`;
    };
    const base = '/publicaties/verslag-tinyland';
    assert.equal(await policy(`${base}/los/cijfer-visits`), '200 *');
    assert.equal(await policy(`${base}/meenemen/cijfer-visits`), "200 'none'");
    assert.equal(await policy(`${base}/los/nergens`), "404 'none'");
    assert.equal(await policy('/publicaties/nergens/los/cijfer-visits'), "404 'none'");
    assert.equal(await policy(`${base}/los/cijfer-toString`), "404 'none'");
  });
});
