import assert from 'node:assert/strict';
import { after } from 'node:test';
import { type Browser, chromium as engine, type Page } from 'playwright-core';
import { violationsOn } from './axe.ts';
import { chromium, unlessThere } from './debian.ts';

/** Why tests in a browser must be skipped, or false: `test('…', { skip: withoutBrowser }, …)`. */
export const withoutBrowser = unlessThere(chromium);

/** How the reader looks at the page. */
export interface Look {
  readonly javaScript?: boolean;
  /** Width of the window in CSS pixels: 320 is a phone, or a desktop at 400 %. */
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly forcedColors?: 'active' | 'none';
  readonly reducedMotion?: 'reduce' | 'no-preference';
  /** Addresses may then be written from the root. */
  readonly baseUrl?: string;
}

const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let browser: Promise<Browser> | undefined;

// One browser for all tests of a file.
after(async () => (await browser)?.close());

/** A fresh page with cookies of its own, closed afterwards. What the page itself does wrong fails the test. */
export async function withPage(look: Look, visit: (page: Page) => Promise<void>): Promise<void> {
  browser ??= engine.launch({ executablePath: chromium.path, args: quiet });
  const context = await (await browser).newContext({
    javaScriptEnabled: look.javaScript ?? true,
    viewport: { width: look.width ?? 1280, height: look.height ?? 900 },
    colorScheme: look.colorScheme ?? 'light',
    forcedColors: look.forcedColors ?? 'none',
    reducedMotion: look.reducedMotion ?? 'reduce',
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    ...(look.baseUrl !== undefined && { baseURL: look.baseUrl }),
  });
  try {
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('pageerror', error => wrong.push(error.message));
    page.on('console', message => {
      if (/Content Security Policy|violates/.test(message.text())) wrong.push(message.text());
    });
    await visit(page);
    assert.deepEqual(wrong, [], 'the page raised errors');
  } finally {
    await context.close();
  }
}

/** Fails with every place where the page breaks WCAG 2.2 AA or good practice, or text is under 7:1 (WCAG 1.4.6). */
export async function expectAccessible(page: Page): Promise<void> {
  assert.deepEqual(await violationsOn(page), []);
}

/** Fails when the page itself scrolls sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [wanted, given] = (await page.evaluate(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  )) as [number, number];
  assert.ok(wanted <= given, `the page is ${wanted} px wide in a window of ${given} px`);
}

/** What has the focus: its name, empty for nothing, and whether the page shows that it has. */
async function focused(page: Page): Promise<{ name: string; shows: boolean }> {
  const { name, shows } = (await page.evaluate(`(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return { name: '', shows: true };
    const { outlineStyle, boxShadow } = getComputedStyle(at);
    const name = at.getAttribute('aria-label') ?? at.labels?.[0]?.innerText ?? (at.innerText || at.name || at.tagName);
    return { name, shows: outlineStyle !== 'none' || boxShadow !== 'none' };
  })()`)) as { name: string; shows: boolean };
  return { name: name.trim().split('\n')[0] ?? '', shows };
}

/** What the keyboard reaches, in order, by name: presses Tab until it has gone round, or `most` times. */
export async function tabOrder(page: Page, most = 200): Promise<string[]> {
  const reached: string[] = [];
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press('Tab');
    const { name } = await focused(page);
    if (name === '') break;
    reached.push(name);
  }
  return reached;
}

/**
 * Goes on by the keyboard alone until something of this name has the focus, round again when the page ends. Whatever
 * is passed must show that it has the focus.
 */
export async function tabTo(page: Page, wanted: string): Promise<void> {
  const passed: string[] = [];
  for (let press = 0; press < 120; press += 1) {
    await page.keyboard.press('Tab');
    const { name, shows } = await focused(page);
    assert.ok(shows, `nothing shows that "${name}" has the focus`);
    if (name === wanted) return;
    passed.push(name);
  }
  assert.fail(`the keyboard does not reach "${wanted}"; it passed ${passed.join(', ')}`);
}

/** Presses a button and waits for the page that follows. */
export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.waitForLoadState();
}

/** The page is one that everybody can use: axe finds nothing, and nothing sticks out. Of a page without script the same page with it is asked. */
export async function expectSound(page: Page, script = true): Promise<void> {
  // axe runs in the page
  if (!script) return;
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
}
