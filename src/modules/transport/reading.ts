import type { ItemId } from '#catalogue';
import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import type { Flow, Run, RunId } from './run.ts';
import { readRuns } from './store/runs.ts';
import { readCrate, readFlows, readOpen } from './store/transits.ts';
import type { Transit } from './transit.ts';

/** The journeys that are under way: of these items, to a place, or waiting for the van at a place. Oldest first. */
export const openTransits = (
  reader: Reader,
  of: { readonly items?: readonly ItemId[]; readonly to?: UnitId; readonly waitingAt?: UnitId } = {},
): Promise<Transit[]> => readOpen(reader, of.items ?? null, of.to ?? null, of.waitingAt ?? null);

/** What lies in a crate, by destination. */
export const crateContents = (reader: Reader, code: string): Promise<Transit[]> => readCrate(reader, code);

/** The runs of a day with their stops, and how much there is to bring and take at each. */
export const runsOn = (reader: Reader, day: Day): Promise<Run[]> => readRuns(reader, day, null);

export const runAt = async (reader: Reader, run: RunId): Promise<Run | undefined> =>
  (await readRuns(reader, null, run))[0];

/** What a driver brings to a stop on a day, and what waits there to be taken. */
export async function stopLoad(
  reader: Reader,
  unit: UnitId,
  day: Day,
): Promise<{ bring: Transit[]; take: Transit[] }> {
  const coming = await openTransits(reader, { to: unit });
  return {
    bring: coming.filter(
      ({ state, boardedDay }) => state === 'on-van' && boardedDay !== null && boardedDay <= day,
    ),
    take: await openTransits(reader, { waitingAt: unit }),
  };
}

/** What the van took on a day, from where to where, busiest first. */
export const flowsOn = (reader: Reader, day: Day): Promise<Flow[]> => readFlows(reader, day);
