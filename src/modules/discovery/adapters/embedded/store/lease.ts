import { type Reader, sql } from '#platform/db.ts';

/** Why a process may search by what it knows, or may not: see the function in the database. */
type Hold = 'held' | 'ended' | 'changed' | 'written' | 'of another';

/** Asks for the lease; `isHeld` when this process held it when it asked last. */
export const holdLease = async (
  reader: Reader,
  process: number,
  since: string,
  isHeld: boolean,
): Promise<Hold> =>
  (
    await reader.one<{ hold: Hold }>(
      sql`select discovery.hold_lease(${process}, ${since}, ${isHeld}) as hold`,
    )
  ).hold;
