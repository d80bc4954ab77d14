import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { readAgain } from '#platform/once.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { NetworkChanged } from './facts.ts';
import { type OpenHours, overlap, type WeeklyHours } from './hours.ts';
import { holdsAt, type Mandate } from './mandate.ts';
import { network } from './read-network.ts';
import type { ChangeRefusal, FieldFault } from './refusals.ts';
import { isSame } from './same.ts';
import { endHours, lockUnit } from './store/changes.ts';
import { insertHours } from './store/network.ts';
import { holdsOn, type UnitId } from './unit.ts';

/** A wish to keep another week from a day on; seven lists, Monday first, each in order. */
export interface ChangeHours {
  readonly unit: UnitId;
  readonly from: Day;
  readonly week: readonly (readonly OpenHours[])[];
  readonly mandates: readonly Mandate[];
}

function faultOf(pieces: readonly OpenHours[]): FieldFault | undefined {
  if (pieces.some(({ opens, closes }) => opens >= closes)) return 'malformed';
  const clash = pieces.some((piece, place) => pieces.slice(place + 1).some(other => overlap(piece, other)));
  return clash ? 'overlapping' : undefined;
}

/** What a list of pieces says, in one order. */
const weekIn = (pieces: readonly WeeklyHours[]): string[] =>
  pieces
    .map(({ weekday, opens, closes, staffed, until }) => [weekday, opens, closes, staffed, until].join(' '))
    .toSorted();

/**
 * Lets a unit keep another week from a day on; weeks that were planned later fall away. The week that
 * it keeps already changes nothing. Faults are by `weekday1` to 7.
 */
export async function changeHours(
  tx: Tx,
  { unit, from, week, mandates }: ChangeHours,
): Promise<Result<{ pieces: number }, ChangeRefusal>> {
  if (!(await lockUnit(tx, unit))) return refuse({ code: 'network/unknown-unit', unit });
  const now = await network(tx);
  if (!holdsAt(mandates, 'admin', unit, now, from)) return refuse({ code: 'network/not-allowed', unit });
  if (!now.history(unit).some(row => holdsOn(row, from)))
    return refuse({ code: 'network/not-in-force', unit, day: from });
  const faults = week.map((pieces, place) => [`weekday${place + 1}`, faultOf(pieces)] as const);
  const fields = Object.fromEntries(faults.flatMap(([field, fault]) => (fault ? [[field, fault]] : [])));
  if (Object.keys(fields).length > 0) return refuse({ code: 'network/change-unsound', fields });

  const pieces = week.flatMap((day, place) =>
    day.map(piece => ({ ...piece, unit, weekday: place + 1, from, until: undefined })),
  );
  const kept = now.weeks(unit).filter(({ until }) => until === undefined || until >= from);
  if (kept.every(row => row.from <= from) && isSame(weekIn(kept), weekIn(pieces)))
    return ok({ pieces: pieces.length });
  await endHours(tx, unit, from);
  await insertHours(tx, pieces);
  readAgain(tx, network);
  const changed: NetworkChanged = { kind: 'network/changed', subject: `unit:${unit}`, unit };
  await tx.announce([changed]);
  return ok({ pieces: pieces.length });
}
