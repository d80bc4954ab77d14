import assert from 'node:assert/strict';
import { network, shutDays, type UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { Db } from '#platform/db.ts';

/** The administrator of the tiny province shuts a unit for some days, or opens it again. */
export async function shutTiny(db: Db, unit: UnitId, first: Day, last: Day, open = false): Promise<void> {
  const { id } = (await network(db)).province;
  const reason = open ? undefined : 'Wateroverlast';
  const mandates = [{ role: 'admin', unit: id }];
  const answer = await db.transaction(tx => shutDays(tx, { unit, first, last, reason, mandates }));
  assert.ok(answer.ok, JSON.stringify(answer));
}
