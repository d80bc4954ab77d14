import type { ItemId } from '#catalogue';
import { network, type UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import type { Flow, Run, RunId } from './run.ts';
import { readRuns } from './store/runs.ts';
import { lateOf, type Late } from './late.ts';
import { cratesAt as readCratesAt, lastLoad, readOpened } from './store/loads.ts';
import { readCrate, readFlows, readOpen } from './store/transits.ts';
import type { Transit } from './transit.ts';
import { vanCalendar } from './van-calendar.ts';

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

/** The newest filling of a crate: what was said when it was sealed, what was found, and its journeys as they are now. */
export const crateLoad = lastLoad;

/** Crates in which something waits for the van at a place. */
export const cratesAt = readCratesAt;

/** Crates that were opened at a place since a moment, newest first. */
export const openedCrates = readOpened;

/** Journeys that should have ended before a day, to or from a place or anywhere, longest late first. */
export async function lateTransits(reader: Reader, today: Day, unit?: UnitId): Promise<Late[]> {
  const open = await openTransits(reader);
  const concerned = open.filter(({ to, from }) => unit === undefined || to === unit || from === unit);
  return lateOf(concerned, await vanCalendar(reader), await network(reader), today);
}
