import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { expectAccessible, withoutBrowser, withPage } from '../support/browser.ts';
import { chromium, paperTools, unlessThere } from '../support/debian.ts';
import { openReportPages } from '../support/report-pages.ts';

const baseUrl = await openReportPages();
const pages = '/publicaties/verslag-tinyland/blad';

const whereSaid = (page: Page): Promise<string> => page.locator('[data-where]').innerText();

/** Waits until the page says where the reader is. */
async function arriveAt(page: Page, number: number): Promise<void> {
  const said = new RegExp(`^Bladzijde ${number} van`);
  for (let tries = 0; tries < 200 && !said.test(await whereSaid(page)); tries += 1)
    await page.waitForTimeout(25);
  assert.match(await whereSaid(page), said);
}

for (const reducedMotion of ['reduce', 'no-preference'] as const)
  test(`a finger turns the pages, one at a time, and the page says where it is (motion: ${reducedMotion})`, {
    skip: withoutBrowser,
  }, async () => {
    await withPage({ baseUrl, width: 390, height: 800, reducedMotion }, async page => {
      await page.goto(pages, { waitUntil: 'networkidle' });
      const touch = await page.context().newCDPSession(page);
      await touch.send('Emulation.setTouchEmulationEnabled', { enabled: true });
      await page.evaluate(`document.querySelector('.strip').scrollIntoView({ block: 'start' })`);
      const box = await page.locator('.strip').boundingBox();
      assert.ok(box);
      const y = Math.max(box.y, 0) + 80;
      const swipe = async (from: number, to: number) => {
        const point = (type: 'touchStart' | 'touchMove', x: number) =>
          touch.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x, y }] });
        await point('touchStart', from);
        for (let step = 1; step <= 15; step += 1) {
          await point('touchMove', from + ((to - from) * step) / 15);
          await page.waitForTimeout(16);
        }
        await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      };
      await swipe(340, 60);
      await arriveAt(page, 2);
      await swipe(340, 60);
      await arriveAt(page, 3);
      await swipe(60, 340);
      await arriveAt(page, 2);
      assert.equal(await page.evaluate('location.hash'), '#blad-2');
      assert.equal(
        await page.getByLabel('Ga naar bladzijde').inputValue(),
        '2',
        'the field follows the finger',
      );
    });
  });

test('each page is there small, shows what kinds of things stand on it, and leads to itself', {
  skip: withoutBrowser,
}, async () => {
  await withPage({ baseUrl, width: 390 }, async page => {
    await page.goto(pages);
    await page.getByText('Alle bladzijden in het klein').click();
    const last = await page.locator('.sheet').count();
    assert.equal(await page.locator('.thumb').count(), last);
    const marks = await page.locator('.thumb svg').evaluateAll(all => all.map(one => one.innerHTML.length));
    assert.equal(marks.length, last);
    assert.ok(new Set(marks).size > 2, 'they differ as the pages do');
    assert.match(await page.locator('.thumb').nth(2).innerText(), /3\s+Bezoek/);
    await expectAccessible(page);
    await page.locator('.thumb').nth(4).focus();
    await page.keyboard.press('Enter');
    await arriveAt(page, 5);
    assert.equal(
      await page.evaluate(`document.activeElement.closest('[data-strip]') !== null`),
      true,
      'the keys turn from there on',
    );
    await page.keyboard.press('ArrowRight');
    await arriveAt(page, 6);
  });
});

test('a number that is typed leads to its page; one that is not there stays within the report, and letters change nothing', {
  skip: withoutBrowser,
}, async () => {
  await withPage({ baseUrl }, async page => {
    await page.goto(pages);
    const last = await page.locator('.sheet').count();
    const go = async (typed: string) => {
      await page.getByLabel('Ga naar bladzijde').fill(typed);
      await page.keyboard.press('Enter');
    };
    await go('4');
    await arriveAt(page, 4);
    await go(' 2 ');
    await arriveAt(page, 2);
    await go('9999');
    await page.waitForURL(url => url.hash === `#blad-${last}`);
    await go('vier');
    await page.waitForURL(url => url.pathname.endsWith('/blad') && url.search === '');
    await page.waitForLoadState('networkidle');
    assert.equal(await page.locator('.sheet').count(), last);
  });
});

test('what is said in a video can be read, with and without script, in the chapter, in the pages and in a search', {
  skip: withoutBrowser,
}, async () => {
  for (const javaScript of [true, false])
    await withPage({ baseUrl, javaScript, width: 320 }, async page => {
      for (const path of ['/publicaties/verslag-tinyland/bezoek', pages]) {
        await page.goto(path);
        const video = page.locator('.block--video');
        assert.equal(
          await video.getByRole('link', { name: 'Bekijk de video “Een dag in Noord”' }).getAttribute('href'),
          'https://video.invalid/noord',
        );
        const transcript = video.getByText('Een kind rent naar binnen');
        assert.equal(await transcript.isVisible(), false);
        await video.locator('summary').focus();
        await page.keyboard.press('Enter');
        assert.equal(await transcript.isVisible(), true);
        assert.equal(
          await page.locator('iframe, video, embed').count(),
          0,
          'nothing from elsewhere is loaded',
        );
      }
      await page.goto('/publicaties/verslag-tinyland/zoek?q=kind+rent');
      assert.match(await page.locator('.found').innerText(), /rent/);
    });
});

test('a part is printed as those pages alone, each on a sheet of its own, and what can be unfolded is unfolded', {
  skip: unlessThere(chromium, ...paperTools),
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bindwerk-printed-'));
  try {
    await withPage({ baseUrl }, async page => {
      await page.goto(pages);
      const last = await page.locator('.sheet').count();
      await page.getByText('Een deel afdrukken').click();
      await page.getByLabel('Van bladzijde').fill('3');
      await page.getByLabel('Tot en met').fill('4');
      await page.getByRole('button', { name: 'Toon alleen deze bladzijden' }).click();
      await page.waitForURL(/van=3&tot=4/);
      assert.equal(await page.locator('.sheet').count(), 2);
      const print = async (name: string): Promise<string[]> => {
        const path = join(folder, name);
        writeFileSync(path, await page.pdf({ format: 'A4' }));
        return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
          .split('\f')
          .filter(text => text.trim() !== '');
      };
      const part = await print('part.pdf');
      assert.equal(part.length, 2, part.join('\n=====\n'));
      assert.match(part[0] ?? '', /In januari kwamen/);
      assert.doesNotMatch(part.join(''), /Inhoud|Over boeken en bezoekers/);
      assert.doesNotMatch(
        part.join(''),
        /Ga naar bladzijde|Zoek in|Afdrukken/,
        'nothing to press is printed',
      );
      await page.goto(`${pages}?van=1&tot=${last}`);
      const whole = await print('whole.pdf');
      assert.equal(whole.length, last);
      assert.match(whole.join(' '), /Een kind rent naar binnen/, 'what is said in the video is on paper');
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
