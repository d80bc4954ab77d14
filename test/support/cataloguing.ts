import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { takeRecords } from '#catalogue';
import { keepSource, readProfile } from '#intake';
import { addStaff, system } from '#people';
import { standingClock } from '#platform/clock.ts';
import { sql } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { placeRequests, requestsOf } from '#requests';
import { buildAssets } from '#web/assets.ts';
import { modules, mount } from '../../src/main.ts';
import { expectAccessible, expectNoSidewaysScroll, type Look } from './browser.ts';
import { aDesk, good, winter } from './desk.ts';
import { aRecord, type SomeRecord } from './marc.ts';
import { password, signInAs } from './sign-in.ts';
import { aWorld } from './world.ts';

/** When it is in a catalogue of a test. */
export const at = winter('2026-01-13T11:00');

/** North and South describe two titles that are one, Ada asked for one of them, and a cataloguer looks after the province. */
export async function aCatalogue(t: TestContext) {
  const { db, units, ada } = await aDesk(t, modules);
  const roles = [{ role: 'cataloguer' as const, unit: units.tinyland.id }];
  const cor = { name: 'Cas Catalogus', login: 'cas', password, from: '2026-01-01' as const, by: system };
  await db.transaction(async tx => good(await addStaff(tx, { ...cor, roles })));
  const profile = await readProfile('marc21-852');
  const take = (code: string, record: SomeRecord) =>
    db.transaction(async tx => {
      const source = await keepSource(tx, { code, name: `Bron ${code}`, organisation: undefined, profile });
      await takeRecords(
        tx,
        source,
        [{ arrival: undefined, controlNumber: code, record: aRecord(record) }],
        '2026-01-12',
      );
      return tx.one<{ edition: number }>(
        sql`select edition from catalogue.source_record where source = ${source.id}`,
      );
    });
  const one = await take('north', {
    title: 'De veerpont',
    author: 'Verzonnen, Vera',
    copies: [{ barcode: 'n', branch: 'north' }],
  });
  const two = await take('south', {
    title: 'Veerdienst aan de Rijn',
    author: 'Verzonnen, V.',
    copies: [{ barcode: 's', branch: 'south' }],
  });
  const wish = { member: ada, edition: two.edition, pickup: units.north.id, at, by: system };
  good(only(await db.transaction(tx => placeRequests(tx, [wish]))));
  const asked = async () => (await requestsOf(db, ada))[0]?.edition;
  const clock = standingClock(at);
  const app = await mount({ ...aWorld(db, modules, { clock }), assets: await buildAssets() });
  const baseUrl = await app.listen({ port: 0, host: '127.0.0.1' });
  t.after(() => app.close());
  return { db, one: one.edition, two: two.edition, asked, baseUrl };
}

/** The cataloguer of `aCatalogue` comes in. */
export const signIn = (page: Page): Promise<void> => signInAs(page, 'cas');

/** How pages are looked at. */
export const looks: Readonly<Record<string, Look>> = {
  'on a desk': { width: 1280 },
  'on a phone, without script': { width: 320, javaScript: false },
};

/** Holds a page to what every page must keep, and keeps a picture of it where `SHOTS` says. */
export const soundIn = (look: Look) => async (page: Page, step: string) => {
  if (look.javaScript !== false) await expectAccessible(page);
  if (look.javaScript !== false) await expectNoSidewaysScroll(page);
  if (process.env['SHOTS'])
    await page.screenshot({ path: `${process.env['SHOTS']}/${step}-${look.width}.png`, fullPage: true });
};

/** A record as a cataloguer types it. */
export const typed = (title: string, isbn = '9789000000005') =>
  [
    'LDR 00000nam#a2200000#i#4500',
    '008 260113s2026####ne############000#1#dut##',
    `020 ## $a ${isbn}`,
    '100 1# $a Bedacht, Bo',
    `245 10 $a ${title}`,
  ].join('\n');
