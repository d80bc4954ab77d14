import { addDays, type Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { readAgain } from '#platform/once.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { NetworkChanged } from './facts.ts';
import { holdsAt, type Mandate } from './mandate.ts';
import type { Network } from './network.ts';
import { network } from './read-network.ts';
import type { ChangeRefusal, FieldFault } from './refusals.ts';
import { endUnit as saveEnd, lockUnit, saveHeir } from './store/changes.ts';
import { type Unit, unitKinds } from './unit.ts';

/** A wish to let a place or party end. */
export interface EndUnit {
  readonly unit: number;
  /** The last day on which it is part of the network; undefined takes an end back. */
  readonly last: Day | undefined;
  /** Where its copies, members and requests go on from the day after; left out when it simply ends. */
  readonly heir?: number | undefined;
  readonly mandates: readonly Mandate[];
}

/** True when somebody still belongs to a party after its last day. */
const isNeeded = ({ id }: Unit, last: Day, now: Network): boolean =>
  unitKinds
    .flatMap(kind => now.units(kind, addDays(last, 1)))
    .some(({ organisation, municipality }) => organisation === id || municipality === id);

function faultIn(
  unit: Unit,
  history: readonly Unit[],
  last: Day | undefined,
  now: Network,
): FieldFault | undefined {
  if (last === undefined) return undefined;
  if (history.every(({ from }) => from > last)) return 'before-start';
  return unit.kind === 'province' || isNeeded(unit, last, now) ? 'in-use' : undefined;
}

/** True when a place can go on in another: one that lends, that is there the day after, and that does not come back to it. */
const isSound = ({ id }: Unit, last: Day, heir: number, now: Network): boolean => {
  const next = addDays(last, 1);
  return now.branches(next).some(branch => branch.id === heir) && heir !== id && now.heir(heir, next) !== id;
};

/**
 * Lets a place or party end after a day, or go on. What was planned for later falls away; what was, stays. A party that
 * somebody still belongs to cannot end before them. Who names an heir administers that too.
 */
export async function endUnit(
  tx: Tx,
  { unit: id, last, heir: named, mandates }: EndUnit,
): Promise<Result<Unit, ChangeRefusal>> {
  if (!(await lockUnit(tx, id))) return refuse({ code: 'network/unknown-unit', unit: id });
  const now = await network(tx);
  const unit = now.unit(id);
  if (!holdsAt(mandates, 'admin', id, now, last ?? unit.from))
    return refuse({ code: 'network/not-allowed', unit: id });
  const heir = last === undefined ? undefined : named;
  if (last !== undefined && heir !== undefined) {
    if (!isSound(unit, last, heir, now))
      return refuse({ code: 'network/change-unsound', fields: { heir: 'unknown' } });
    if (!holdsAt(mandates, 'admin', heir, now, last))
      return refuse({ code: 'network/not-allowed', unit: heir });
  }
  if (unit.until === last && now.heirNamed(id) === heir) return ok(unit);
  const fault = faultIn(unit, now.history(id), last, now);
  if (fault) return refuse({ code: 'network/change-unsound', fields: { last: fault } });
  await saveEnd(tx, id, last);
  await saveHeir(tx, id, heir);
  readAgain(tx, network);
  const changed: NetworkChanged = { kind: 'network/changed', subject: `unit:${id}`, unit: id };
  await tx.announce([changed]);
  return ok((await network(tx)).unit(id));
}
