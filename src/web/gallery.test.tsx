import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  tabOrder,
  withoutBrowser,
  withPage,
} from '../../test/support/browser.ts';
import { buildAssets } from './assets.ts';
import { renderPage } from './frame.tsx';
import { Gallery } from './gallery.tsx';

const assets = await buildAssets();
const policy = "default-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'";
const server = createServer((request, response) => {
  const asset = assets.list.find(({ path }) => path === request.url);
  if (asset) {
    response.setHeader('content-type', asset.type).end(asset.body);
    return;
  }
  const audience = request.url?.startsWith('/staff') ? 'staff' : 'resident';
  response.setHeader('content-type', 'text/html; charset=utf-8').setHeader('content-security-policy', policy);
  const links = { stylesheet: assets.href('main.css'), font: assets.href('text.woff2') };
  response.end(renderPage(<Gallery audience={audience} {...links} />));
});
let baseUrl = '';

before(async () => {
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => server.close());

const needsBrowser = { skip: withoutBrowser };

for (const audience of ['resident', 'staff'])
  for (const colorScheme of ['light', 'dark'] as const)
    test(`every part is accessible to all: ${audience}, ${colorScheme}`, needsBrowser, async () => {
      await withPage({ baseUrl, colorScheme }, async page => {
        await page.goto(`/${audience}`);
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      });
      await withPage({ baseUrl, colorScheme, width: 320 }, async page => {
        await page.goto(`/${audience}`);
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      });
    });

test('in forced colours nothing depends on ours', needsBrowser, async () => {
  await withPage({ baseUrl, forcedColors: 'active' }, async page => {
    await page.goto('/resident');
    await expectAccessible(page);
  });
});

test(
  'the keyboard goes through the page in reading order, the way past the head first',
  needsBrowser,
  async () => {
    await withPage({ baseUrl }, async page => {
      await page.goto('/resident');
      const order = await tabOrder(page);
      assert.deepEqual(order.slice(0, 6), [
        'Naar de inhoud',
        'Bindwerk, naar de startpagina',
        'Weergave',
        'English',
        'Inloggen',
        'Zoeken',
      ]);
      const [field, error] = [
        order.indexOf('Nummer van je pas'),
        order.findIndex(name => /13 cijfers/.test(name)),
      ];
      assert.ok(error > 0 && error < field, 'the summary of errors comes before the field');
      assert.ok(
        order.includes('Uitleningen en aanvragen in november'),
        'a wide table can be scrolled by keyboard',
      );
      await page.goto('/resident');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      // following a link to a place on the page is not done when the key is up
      await page.waitForFunction(`document.activeElement.id === 'content'`);
    });
  },
);

test('focus is always in sight', needsBrowser, async () => {
  await withPage({ baseUrl }, async page => {
    await page.goto('/staff');
    for (let press = 0; press < 40; press += 1) {
      await page.keyboard.press('Tab');
      const [style, width, name] = (await page.evaluate(`(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
        return [outlineStyle, parseFloat(outlineWidth), document.activeElement.outerHTML.slice(0, 120)];
      })()`)) as [string, number, string];
      assert.ok(style === 'solid' && width >= 2, `${name} has outline ${style} ${width}`);
    }
  });
});

test('lines stay between 45 and 75 characters for residents', needsBrowser, async () => {
  await withPage({ baseUrl, width: 1600 }, async page => {
    await page.goto('/resident');
    const characters = (await page.evaluate(`(() => {
      const paragraph = [...document.querySelectorAll('.content > .utrecht-paragraph')].find(p => p.innerText.length > 150);
      const range = document.createRange();
      range.selectNodeContents(paragraph);
      const lines = new Set([...range.getClientRects()].map(rect => Math.round(rect.bottom))).size;
      return paragraph.innerText.length / lines;
    })()`)) as number;
    assert.ok(characters >= 45 && characters <= 75, `${characters} characters a line`);
  });
});

test('what a member writes is shown, never run', () => {
  const html = renderPage(<Gallery audience="resident" stylesheet={'"><script>alert(1)</script>'} font="" />);
  assert.ok(!html.includes('<script>alert'));
});
