import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { readAgain } from '#platform/once.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { parseIsil } from '#standards/isil/isil.ts';
import type { NetworkChanged } from './facts.ts';
import { holdsAt, type Mandate } from './mandate.ts';
import type { Network } from './network.ts';
import { network } from './read-network.ts';
import type { ChangeRefusal, FieldFault } from './refusals.ts';
import { isSame } from './same.ts';
import { dropUnitRow, endUnitRow, lockUnit } from './store/changes.ts';
import { insertUnitRows } from './store/network.ts';
import { holdsOn, partiesOf, type Unit, type UnitId } from './unit.ts';

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
    | 'picks'
  >
>;

/** A wish to let a unit be something else from a day on. */
export interface ChangeUnit {
  readonly unit: UnitId;
  readonly from: Day;
  readonly change: UnitChange;
  readonly mandates: readonly Mandate[];
}

/** What would not fit in a row of a unit, by field; nothing when all is well. */
export function faultsIn(row: Unit, now: Network): Partial<Record<keyof UnitChange, FieldFault>> {
  const party = (name: 'organisation' | 'municipality'): FieldFault | undefined => {
    const id = row[name];
    if (id === undefined) return partiesOf[row.kind]?.includes(name) ? 'empty' : undefined;
    return now.units(name, row.from).some(known => known.id === id) ? undefined : 'unknown';
  };
  const within = (value: number | undefined, most: number) =>
    value === undefined || Math.abs(value) <= most ? undefined : 'malformed';
  const faults: Partial<Record<keyof UnitChange, FieldFault | undefined>> = {
    name: row.name.trim() === '' ? 'empty' : undefined,
    organisation: party('organisation'),
    municipality: party('municipality'),
    isil: row.isil !== undefined && !parseIsil(row.isil) ? 'malformed' : undefined,
    latitude: within(row.latitude, 90),
    longitude: within(row.longitude, 180),
    picks:
      row.picks === undefined || (Number.isSafeInteger(row.picks) && row.picks > 0) ? undefined : 'malformed',
    weight: row.weight > 0 && Number.isFinite(row.weight) ? undefined : 'malformed',
  };
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== undefined));
}

/**
 * Lets a unit be something else from a day on, up to the next change that was planned already. What it was before
 * stays, so that a figure of last year still counts in last year's municipality. What it is already changes nothing; who
 * gives it to another organisation must administer both.
 */
export async function changeUnit(tx: Tx, wish: ChangeUnit): Promise<Result<Unit, ChangeRefusal>> {
  const { unit, from, change, mandates } = wish;
  if (!(await lockUnit(tx, unit))) return refuse({ code: 'network/unknown-unit', unit });
  const now = await network(tx);
  if (!holdsAt(mandates, 'admin', unit, now, from)) return refuse({ code: 'network/not-allowed', unit });
  const current = now.history(unit).find(row => holdsOn(row, from));
  if (!current) return refuse({ code: 'network/not-in-force', unit, day: from });
  const { organisation } = change;
  if (
    organisation !== undefined &&
    organisation !== current.organisation &&
    now.history(organisation).length > 0 &&
    !holdsAt(mandates, 'admin', organisation, now, from)
  )
    return refuse({ code: 'network/not-allowed', unit: organisation });
  const next: Unit = {
    ...current,
    ...change,
    ...('isil' in change && change.isil !== current.isil && { isilInvented: false }),
    from,
  };
  const fields = faultsIn(next, now);
  if (Object.keys(fields).length > 0) return refuse({ code: 'network/change-unsound', fields });
  if (isSame(current, next, ['from'])) return ok(current);

  if (current.from === from) await dropUnitRow(tx, unit, from);
  else await endUnitRow(tx, unit, from);
  await insertUnitRows(tx, [{ ...next, unit }]);
  readAgain(tx, network);
  const changed: NetworkChanged = { kind: 'network/changed', subject: `unit:${unit}`, unit };
  await tx.announce([changed]);
  return ok((await network(tx)).unit(unit, from));
}
