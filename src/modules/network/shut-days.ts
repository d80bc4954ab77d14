import { type Day, daysBetween, eachDay } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { readAgain } from '#platform/once.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { NetworkChanged } from './facts.ts';
import { holdsAt, type Mandate } from './mandate.ts';
import { network } from './read-network.ts';
import type { ChangeRefusal, FieldFault } from './refusals.ts';
import { dropClosings } from './store/changes.ts';
import { insertClosings } from './store/network.ts';
import type { UnitId } from './unit.ts';

/** Days on which a unit, and all that belongs to it, is shut or open again. */
export interface ShutDays {
  readonly unit: UnitId;
  readonly first: Day;
  readonly last: Day;
  /** Why it is shut; undefined opens the days again. */
  readonly reason: string | undefined;
  readonly mandates: readonly Mandate[];
}

/** Longer than this is another week, or the end of the place. */
const mostDays = 100;

/**
 * Shuts a place for some days, or everything of an organisation, a municipality or the province; or opens it again.
 * Days that are so already stay as they are. Answers how many days changed.
 */
export async function shutDays(
  tx: Tx,
  { unit, first, last, reason, mandates }: ShutDays,
): Promise<Result<number, ChangeRefusal>> {
  const now = await network(tx);
  if (now.history(unit).length === 0) return refuse({ code: 'network/unknown-unit', unit });
  if (!holdsAt(mandates, 'admin', unit, now, first)) return refuse({ code: 'network/not-allowed', unit });
  const fields: Record<string, FieldFault> = {
    ...(last < first && { last: 'before-start' as const }),
    ...(daysBetween(first, last) >= mostDays && { last: 'too-many' as const }),
    ...(reason?.trim() === '' && { reason: 'empty' as const }),
  };
  if (Object.keys(fields).length > 0) return refuse({ code: 'network/change-unsound', fields });
  const days = [...eachDay(first, last)];
  const shut = new Set(now.book.closings.filter(known => known.unit === unit).map(({ day }) => day));
  const changing = days.filter(day => shut.has(day) === (reason === undefined));
  if (changing.length === 0) return ok(0);
  if (reason === undefined) await dropClosings(tx, unit, changing);
  else
    await insertClosings(
      tx,
      changing.map(day => ({ unit, day, reason: reason.trim() })),
    );
  readAgain(tx, network);
  const changed: NetworkChanged = { kind: 'network/changed', subject: `unit:${unit}`, unit };
  await tx.announce([changed]);
  return ok(changing.length);
}
