import { network, type UnitId } from '#network';
import { type Actor, allows, staffOf } from '#people';
import type { Reader, Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { FeeRefusal } from '../refusals.ts';
import {
  cashIn,
  closeDrawerRow,
  type Drawer,
  drawersAt,
  insertDrawer,
  lockDrawer,
} from '../store/payments.ts';

interface Wish {
  readonly unit: UnitId;
  readonly at: Date;
  readonly by: Actor;
}

const isAmount = (cents: number): boolean => Number.isSafeInteger(cents) && cents >= 0 && cents < 10_000_000;

/** Opens the cash drawer of a branch with so much in it; one that is open already is the answer again. */
export async function openDrawer(
  tx: Tx,
  { unit, at, by, float }: Wish & { readonly float: number },
): Promise<Result<Drawer, FeeRefusal>> {
  const place = await network(tx);
  const day = place.today(unit, at);
  if (!allows(by, 'desk', unit, place, day))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit });
  const open = await lockDrawer(tx, unit);
  if (open) return ok(open);
  if (!isAmount(float)) return refuse({ code: 'circulation/no-amount' });
  return ok(await insertDrawer(tx, { unit, day, openedAt: at, float, by: staffOf(by) }));
}

/** Counts and closes the drawer. A difference is kept with what colleagues say of it, and changes nothing else. */
export async function closeDrawer(
  tx: Tx,
  { unit, at, by, counted, note }: Wish & { readonly counted: number; readonly note: string },
): Promise<Result<Drawer, FeeRefusal>> {
  const place = await network(tx);
  if (!allows(by, 'desk', unit, place, place.today(unit, at)))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit });
  const open = await lockDrawer(tx, unit);
  if (!open) return refuse({ code: 'circulation/drawer-shut', unit });
  if (!isAmount(counted)) return refuse({ code: 'circulation/no-amount' });
  const expected = open.float + (await cashIn(tx, open.id));
  return ok(await closeDrawerRow(tx, open.id, { counted, expected, note: note.trim(), at, by: staffOf(by) }));
}

/** The drawers of a branch, the newest first; the open one with what should be in it now. */
export async function drawers(
  reader: Reader,
  unit: UnitId,
  limit = 14,
): Promise<readonly (Drawer & { readonly inside: number })[]> {
  const rows = await drawersAt(reader, unit, limit);
  return Promise.all(
    rows.map(async drawer => ({ ...drawer, inside: drawer.float + (await cashIn(reader, drawer.id)) })),
  );
}
