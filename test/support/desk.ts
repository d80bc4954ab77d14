import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { type Item, items } from '#catalogue';
import { loadRules } from '#circulation';
import { scan, type Scan, type ScanAnswer } from '#desk';
import type { UnitId } from '#network';
import { addMembers, type MemberId, system } from '#people';
import type { Db } from '#platform/db.ts';
import { only, type Result } from '#platform/result.ts';
import { type Listener } from '#platform/wiring.ts';
import { placeRequests } from '#requests';
import { loadVanCalendar, planRuns } from '#transport';
import { testDatabase } from './database.ts';
import { aNetwork, firstDay, tinyProvince } from './network.ts';
import { aShelf } from './shelf.ts';

/** A moment in the tiny province in winter. */
export const winter = (text: string): Date => new Date(`${text}:00+01:00`);

export const good = <T>(answer: Result<T>): T => {
  assert.ok(answer.ok, JSON.stringify(answer));
  return answer.value;
};

/** The tiny province in January 2026 with its van planned, and members Ada, Ben and Cor of North, cards C0 to C2. */
export async function aDesk(t: TestContext, modules: readonly Listener[]) {
  const db = await testDatabase(t, modules);
  const { network, units } = await aNetwork(db);
  await db.transaction(async tx => {
    good(await loadRules(tx, tinyProvince.rules, network));
    good(await loadVanCalendar(tx, tinyProvince.van, network));
    await planRuns(tx, '2026-01-12', '2026-02-12');
  });
  const wish = (givenName: string, i: number) => ({
    home: units.north.id,
    category: 'basic',
    givenName,
    familyName: 'van der Voorbeeld',
    birthDay: '1980-05-05' as const,
    postcode: '1234 AB',
    since: firstDay,
    card: `C${i}`,
    by: system,
  });
  const people = await db.transaction(tx => addMembers(tx, ['Ada', 'Ben', 'Cor'].map(wish)));
  const [ada = 0, ben = 0, cor = 0] = people.map(good);
  return { db, network, units, ada, ben, cor, desks: desksOf(db) };
}

/** Puts new copies of a title on a shelf and answers them whole. */
export async function copiesAt(db: Db, home: UnitId, copies = 1): Promise<Item[]> {
  const ids = await aShelf(db, home, copies);
  return [...(await items(db, ids)).values()];
}

/** A copy of a new title on a shelf. */
export async function aCopyAt(db: Db, home: UnitId): Promise<Item> {
  const [copy] = await copiesAt(db, home);
  assert.ok(copy);
  return copy;
}

/** Asks for a title to be fetched somewhere. */
export const wishFor = (db: Db, member: MemberId, { edition }: Item, pickup: UnitId, at: Date) =>
  db.transaction(async tx =>
    good(only(await placeRequests(tx, [{ member, edition, pickup, at, by: system }]))),
  );

/** Scans at named desks, each with a count of its own. */
function desksOf(db: Db) {
  const counts = new Map<string, number>();
  return async (unit: UnitId, code: string, at: Date, more: Partial<Scan> = {}): Promise<ScanAnswer> => {
    const device = more.device ?? `desk ${unit}`;
    const number = (counts.get(device) ?? 0) + 1;
    counts.set(device, number);
    const wish = { unit, device, number, code, at, by: system, ...more };
    return good(await db.transaction(tx => scan(tx, wish)));
  };
}
