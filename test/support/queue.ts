import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { checkIn, checkOut } from '#circulation';
import { arrange, network as readNetwork, type UnitId } from '#network';
import { type MemberId, system } from '#people';
import type { Day } from '#platform/day.ts';
import { only } from '#platform/result.ts';
import {
  captureReturned,
  loadRequestRules,
  type Place,
  placeRequests,
  planRequests,
  requestsById,
} from '#requests';
import { catalogueModule } from '../../src/modules/catalogue/module.ts';
import { circulationModule } from '../../src/modules/circulation/module.ts';
import { requestsModule } from '../../src/modules/requests/module.ts';
import { transportModule } from '../../src/modules/transport/module.ts';
import { aDesk, good, winter } from './desk.ts';
import { tinyProvince } from './network.ts';
import { type ATitle, addTitles } from './titles.ts';

/** When these stories begin. */
export const monday = winter('2026-01-12T11:00');
/** The tiny province with Ada, Ben and Cor, and the things that staff do in these stories. */
export async function aQueue(t: TestContext) {
  const desk = await aDesk(t, [catalogueModule, circulationModule, transportModule, requestsModule]);
  const { db, units } = desk;
  const places = { north: units.north.id, south: units.south.id, east: units.east.id, west: units.west.id };
  const titles = async (...wanted: readonly ATitle[]) => addTitles(db, wanted);
  const title = async (...at: readonly UnitId[]) => {
    const [one] = await titles({ title: 'Het gele pontje', at });
    assert.ok(one);
    return { edition: one.edition, items: one.items, item: one.items[0] ?? 0 };
  };
  const ask = (member: MemberId, edition: number, more: Partial<Place> = {}) =>
    db.transaction(async tx =>
      only(
        await placeRequests(tx, [{ member, edition, pickup: places.north, at: monday, by: system, ...more }]),
      ),
    );
  const asked = async (...args: Parameters<typeof ask>) => good(await ask(...args)).request;
  const now = async (request: number) => only(await requestsById(db, [request]));
  const capture = async (item: number, unit: UnitId, at: Date) =>
    (await db.transaction(tx => captureReturned(tx, [{ item, unit, at, by: system }])))[0];
  const lend = (item: number, member: MemberId, unit: UnitId, at = winter('2026-01-10T11:00')) =>
    db.transaction(async tx => only(await checkOut(tx, [{ item, member, unit, at, by: system }])));
  const takeIn = async (item: number, unit: UnitId, at: Date) => {
    await db.transaction(async tx => good(only(await checkIn(tx, [{ item, unit, at, by: system }]))));
    return capture(item, unit, at);
  };
  const morning = (at: Date) => db.transaction(tx => planRequests(tx, at));
  const agree = async (terms: Record<string, unknown>, from: Day = '2026-01-01') => {
    const place = await readNetwork(db);
    const parties = [units.highland.id, units.lowland.id];
    const arrangement = { table: 'agreement' as const, code: 'lend-as-one', parties, terms, source: 'test' };
    const mandates = [{ role: 'admin', unit: place.province.id }];
    good(await db.transaction(tx => arrange(tx, { arrangement, from, mandates })));
  };
  const rules = async (requests: unknown) =>
    good(
      await db.transaction(async tx =>
        loadRequestRules(tx, { ...(tinyProvince.rules as object), requests }, await readNetwork(tx)),
      ),
    );
  return { ...desk, ...places, titles, title, ask, asked, now, capture, lend, takeIn, morning, agree, rules };
}
