import { network, type UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import type { Role } from './actor.ts';
import { staffWithRoles } from './store/accounts.ts';

/** Somebody of the staff, as colleagues know each other. */
export interface Colleague {
  readonly staff: number;
  readonly name: string;
  readonly email: string | null;
}

/** Who holds one of the roles at a unit, or at what it lies within, on a day; by name. */
export async function colleagues(
  reader: Reader,
  unit: UnitId,
  roles: readonly Role[],
  on: Day,
): Promise<readonly Colleague[]> {
  const place = await network(reader);
  const held = await staffWithRoles(reader, roles, on);
  const here = held.filter(row => place.isWithin(unit, row.unit, on));
  return [...new Map(here.map(({ staff, name, email }) => [staff, { staff, name, email }])).values()];
}
