import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { addStaff, system } from '#people';
import { sql } from '#platform/db.ts';
import { loadProgrammes, planActivities, registerFor } from '#programmes';
import { only } from '#platform/result.ts';
import { buildAssets } from '#web/assets.ts';
import { islands, modules, mount } from '../../src/main.ts';
import { expectAccessible, expectNoSidewaysScroll, type Look } from './browser.ts';
import { aDesk, good, winter } from './desk.ts';
import { tinyProvince } from './network.ts';
import { aWorld } from './world.ts';
import { password, signInAs } from './sign-in.ts';

export const pictures = join(import.meta.dirname, '../../test-results');

/** The tiny province on the web, with its programmes and somebody who works in North. */
export async function aServer(t: TestContext) {
  const desk = await aDesk(t, modules);
  const { db, units, network } = desk;
  await db.transaction(async tx => {
    good(await loadProgrammes(tx, tinyProvince.programmes, network));
    const wish = { name: 'Bo Proef', login: 'bo', password, from: '2026-01-01' as const, by: system };
    good(await addStaff(tx, { ...wish, roles: [{ role: 'desk', unit: units.highland.id }] }));
    const official = { ...wish, name: 'Gea Proef', login: 'gea' };
    good(await addStaff(tx, { ...official, roles: [{ role: 'municipality', unit: units.upham.id }] }));
    const office = { ...wish, name: 'Po Proef', login: 'po' };
    good(await addStaff(tx, { ...office, roles: [{ role: 'poi', unit: units.tinyland.id }] }));
  });
  const [opened, begun] = [Date.now(), winter('2026-01-13T11:00').getTime()];
  const clock = { now: () => new Date(begun + Date.now() - opened) };
  const app = await mount({ ...aWorld(db, modules, { clock }), assets: await buildAssets(islands) });
  const baseUrl = await app.listen({ port: 0, host: '127.0.0.1' });
  t.after(() => app.close());
  return { ...desk, clock, baseUrl };
}

/** A language café in North this morning, and so many people who registered. */
export async function aCafe({ db, units }: Awaited<ReturnType<typeof aServer>>, people: number) {
  const at = winter('2026-01-12T10:00');
  return db.transaction(async tx => {
    const plan = {
      programme: 'cafe',
      title: 'Taalcafé',
      description: 'Praat mee. Een kopje koffie staat klaar.',
      unit: units.north.id,
      capacity: 400,
      registration: 'needed' as const,
      audience: 'adults' as const,
      meetings: [{ startsAt: winter('2026-01-13T10:30'), endsAt: winter('2026-01-13T12:00') }],
      at,
      by: system,
    };
    const { activity, meetings } = good(only(await planActivities(tx, [plan])));
    const wishes = Array.from({ length: people }, (_, n) => ({
      activity,
      kind: 'person' as const,
      name: `Bezoeker ${String(n).padStart(3, '0')}`,
      contact: `bezoeker${n}@example.org`,
      language: 'nl' as const,
      seats: n % 10 === 0 ? 2 : 1,
      children: n % 10 === 0 ? 1 : 0,
      code: `${n}`.padStart(20, 'c'),
      at,
    }));
    for (const answer of await registerFor(tx, wishes)) good(answer);
    return { activity, meeting: meetings[0] ?? 0 };
  });
}

export const cameTo = async ({ db }: Awaited<ReturnType<typeof aServer>>, meeting: number) =>
  (
    await db.one<{ n: number }>(
      sql`select coalesce(sum(came), 0) as n from programmes.attendance where meeting = ${meeting}`,
    )
  ).n;

export async function atNorth(page: Page): Promise<void> {
  await signInAs(page, 'bo');
  await page.goto('/balie');
  await page.selectOption('[name=vestiging]', 'north');
  await page.click('text=Naar de balie');
  await page.waitForURL('**/balie');
}

/** Anyone can read the page and it fits; its picture can be looked at. */
export async function seen(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  mkdirSync(pictures, { recursive: true });
  const width = page.viewportSize()?.width ?? 0;
  await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
}

export const looks: readonly (readonly [string, Look])[] = [
  ['on a wide screen', {}],
  ['on a phone', { width: 320 }],
];
