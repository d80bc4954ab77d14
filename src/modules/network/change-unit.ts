import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { parseIsil } from '#standards/isil/isil.ts';
import type { NetworkChanged } from './facts.ts';
import { holdsAt, type Mandate } from './mandate.ts';
import type { Network } from './network.ts';
import { network } from './read-network.ts';
import type { ChangeRefusal, FieldFault } from './refusals.ts';
import { dropUnitRow, endUnitRow, insertUnitRows, lockUnit, type NewUnitRow } from './store.ts';
import { holdsOn, type Unit, type UnitId } from './unit.ts';

/** What can be changed of a unit; a field that is left out stays as it was. */
export type UnitChange = Partial<
  Pick<
    Unit,
    | 'name'
    | 'organisation'
    | 'municipality'
    | 'isil'
    | 'latitude'
    | 'longitude'
    | 'weight'
    | 'address'
    | 'requestsAllowed'
  >
>;

/** A wish to let a unit be something else from a day on. */
export interface ChangeUnit {
  readonly unit: UnitId;
  readonly from: Day;
  readonly change: UnitChange;
  readonly mandates: readonly Mandate[];
}

/** What does not fit in a change, by field; nothing when all is well. */
export function faultsIn(
  change: UnitChange,
  from: Day,
  now: Network,
): Partial<Record<keyof UnitChange, FieldFault>> {
  const isParty = (id: UnitId | undefined, kind: Unit['kind']) =>
    id === undefined || now.units(kind, from).some(known => known.id === id);
  const within = (value: number | undefined, most: number) =>
    value === undefined || (Number.isFinite(value) && Math.abs(value) <= most);
  return {
    ...('name' in change && !change.name?.trim() && { name: 'empty' as const }),
    ...(!isParty(change.organisation, 'organisation') && { organisation: 'unknown' as const }),
    ...(!isParty(change.municipality, 'municipality') && { municipality: 'unknown' as const }),
    ...(change.isil !== undefined && !parseIsil(change.isil) && { isil: 'malformed' as const }),
    ...(!within(change.latitude, 90) && { latitude: 'malformed' as const }),
    ...(!within(change.longitude, 180) && { longitude: 'malformed' as const }),
    ...('weight' in change && !((change.weight ?? 0) > 0) && { weight: 'malformed' as const }),
  };
}

/**
 * Lets a unit be something else from a day on, up to the next change that was planned already. What it was before
 * stays, so that a figure of last year still counts in last year's municipality.
 */
export async function changeUnit(tx: Tx, wish: ChangeUnit): Promise<Result<Unit, ChangeRefusal>> {
  const { unit, from, change, mandates } = wish;
  if (!(await lockUnit(tx, unit))) return refuse({ code: 'network/unknown-unit', unit });
  const now = await network(tx);
  if (!holdsAt(mandates, 'admin', unit, now, from)) return refuse({ code: 'network/not-allowed', unit });
  const current = now.history(unit).find(row => holdsOn(row, from));
  if (!current) return refuse({ code: 'network/not-in-force', unit, day: from });
  const fields = faultsIn(change, from, now);
  if (Object.keys(fields).length > 0) return refuse({ code: 'network/change-unsound', fields });

  const { id: _id, code: _code, kind: _kind, ...before } = current;
  const row: NewUnitRow = {
    ...before,
    ...change,
    ...('isil' in change && change.isil !== before.isil && { isilInvented: false }),
    unit,
    from,
  };
  if (current.from === from) await dropUnitRow(tx, unit, from);
  else await endUnitRow(tx, unit, from);
  await insertUnitRows(tx, [row]);
  const changed: NetworkChanged = { kind: 'network/changed', subject: `unit:${unit}`, unit };
  await tx.announce([changed]);
  return ok((await network(tx)).unit(unit, from));
}
