import { addDays, type Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { readAgain } from '#platform/once.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { NetworkChanged } from './facts.ts';
import { type Holiday, isHolidayRule, isKeptOn } from './holiday.ts';
import { holdsAt, type Mandate } from './mandate.ts';
import { network } from './read-network.ts';
import type { ChangeRefusal, FieldFault } from './refusals.ts';
import { endHoliday, lockUnit } from './store/changes.ts';
import { insertHolidays } from './store/network.ts';
import type { UnitId } from './unit.ts';

/** A wish to be shut every year, or no longer. */
export interface KeepHoliday {
  readonly unit: UnitId;
  /** Such as `12-25`, `easter+1`, `04-27 sunday-1`. */
  readonly rule: string;
  /** How it is called; undefined gives it up. */
  readonly name: Pick<Holiday, 'nameNl' | 'nameEn'> | undefined;
  readonly from: Day;
  readonly mandates: readonly Mandate[];
}

/**
 * Lets a unit, and all that belongs to it, be shut every year from a day on, or no longer. A rule that is kept already,
 * or that is not, stays as it is. Answers whether anything changed.
 */
export async function keepHoliday(
  tx: Tx,
  { unit, rule, name, from, mandates }: KeepHoliday,
): Promise<Result<{ readonly changed: boolean }, ChangeRefusal>> {
  if (!(await lockUnit(tx, unit))) return refuse({ code: 'network/unknown-unit', unit });
  const now = await network(tx);
  if (!holdsAt(mandates, 'admin', unit, now, from)) return refuse({ code: 'network/not-allowed', unit });
  const fields: Record<string, FieldFault> = {
    ...(!isHolidayRule(rule) && { rule: 'malformed' as const }),
    ...(name?.nameNl.trim() === '' && { nameNl: 'empty' as const }),
    ...(name?.nameEn.trim() === '' && { nameEn: 'empty' as const }),
  };
  if (Object.keys(fields).length > 0) return refuse({ code: 'network/change-unsound', fields });
  const rows = now.book.holidays.filter(known => known.unit === unit && known.rule === rule);
  const isKept = rows.some(row => isKeptOn(row, from));
  if (isKept === (name !== undefined)) return ok({ changed: false });
  const next = rows
    .flatMap(row => row.from ?? [])
    .filter(later => later > from)
    .toSorted()[0];
  if (name) await insertHolidays(tx, [{ unit, rule, ...name, from, until: next ? addDays(next, -1) : null }]);
  else await endHoliday(tx, unit, rule, from);
  readAgain(tx, network);
  const changed: NetworkChanged = { kind: 'network/changed', subject: `unit:${unit}`, unit };
  await tx.announce([changed]);
  return ok({ changed: true });
}
