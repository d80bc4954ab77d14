import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import type { UnitId } from '#network';
import { addStaff, type Role, system } from '#people';
import { standingClock } from '#platform/clock.ts';
import type { Db } from '#platform/db.ts';
import { buildAssets } from '#web/assets.ts';
import { islands, modules, mount } from '../../src/main.ts';
import { expectAccessible, expectNoSidewaysScroll, type Look } from './browser.ts';
import { good } from './desk.ts';
import { aWorld } from './world.ts';
import { password } from './sign-in.ts';

/** The whole house on the web at a moment, with a colleague for each role, who signs in by the role's name. */
export async function anOpenOffice(
  t: TestContext,
  db: Db,
  now: Date,
  colleagues: Readonly<Partial<Record<Role, UnitId>>>,
  { demo = false }: { readonly demo?: boolean } = {},
) {
  for (const [role, unit] of Object.entries(colleagues) as [Role, UnitId][]) {
    const wish = { name: `${role} Proef`, login: role, password, from: '2020-01-01' as const, by: system };
    await db.transaction(async tx => good(await addStaff(tx, { ...wish, roles: [{ role, unit }] })));
  }
  const clock = standingClock(now);
  const world = { ...aWorld(db, modules, { clock, demo }), assets: await buildAssets(islands) };
  const app = await mount(world);
  const baseUrl = await app.listen({ port: 0, host: '127.0.0.1' });
  t.after(() => app.close());
  return { baseUrl, clock, world };
}

/** Accessible and no wider than the window; axe needs script, so without it only the width. */
export async function expectSound(page: Page, { javaScript = true }: Look): Promise<void> {
  if (!javaScript) return;
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
}
