import type { Page } from 'playwright-core';

/** The password of everybody whom a test hires or makes a member. */
export const password = 'dichtbij huis';

/**
 * Signs in by the form and goes on to `next`, or to where somebody's work begins; whoever was signed in is no longer.
 * Presses Enter, as people do.
 */
export async function signInAs(
  page: Page,
  login: string,
  { secret = password, next }: { readonly secret?: string; readonly next?: string } = {},
): Promise<void> {
  await page.context().clearCookies({ name: 'session' });
  await page.goto(next === undefined ? '/inloggen' : `/inloggen?terug=${encodeURIComponent(next)}`);
  await page.fill('[name=login]', login);
  await page.fill('[name=password]', secret);
  await page.keyboard.press('Enter');
  await page.waitForURL(url => url.pathname !== '/inloggen');
}
