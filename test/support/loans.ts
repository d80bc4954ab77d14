import { checkIn, checkOut } from '#circulation';
import { type MemberId, system } from '#people';
import type { Db } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { good } from './desk.ts';

/** Lends an item at a branch; the test fails when that is refused. */
export const lend = (db: Db, item: number, member: MemberId, unit: number, at: Date) =>
  db.transaction(async tx => good(only(await checkOut(tx, [{ item, member, unit, at, by: system }]))));

/** Takes an item in at a branch. */
export const bring = (db: Db, item: number, unit: number, at: Date) =>
  db.transaction(async tx => good(only(await checkIn(tx, [{ item, unit, at, by: system }]))));
