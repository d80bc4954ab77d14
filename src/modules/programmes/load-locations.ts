import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ItemEvent, record } from '#ledger';
import type { Network } from '#network';
import { addDays, type Day, instantIn } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { type LocationsFile, locationsFile } from './location.ts';
import {
  insertBoekstart,
  insertMonitor,
  type LocationRow,
  readLocations,
  saveLocations,
} from './store/locations.ts';

/** A province's `locations.json`; nothing when it has none. Throws with every error in it. */
export function readLocationsFile(folder: string): LocationsFile | undefined {
  const file = join(folder, 'locations.json');
  return existsSync(file) ? locationsFile.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

/** Which unit of the network a code is; throws on one that is none: the file ships with the province. */
function unitIn(network: Network, code: string, where: string): number {
  const unit = network.byCode(code);
  if (!unit) throw new Error(`locations.json: there is no unit ${code} (${where})`);
  return unit.id;
}

/** In the book a location comes on its first day and goes on the day after its last: so it can be counted on any day. */
function events(row: LocationRow, before: LocationRow | undefined, network: Network): ItemEvent[] {
  const { programme, municipality, branch } = row;
  const unit = branch ?? municipality;
  const organisation = branch === null ? undefined : network.unit(branch).organisation;
  const event = (kind: string, day: Day): ItemEvent => ({
    kind,
    day,
    at: instantIn(network.zone(network.province.id), day, '12:00'),
    unit,
    organisation,
    municipality,
    material: programme,
  });
  const came = before ? [] : [event('location-came', row.from)];
  const went = row.until !== null && (before?.until ?? null) === null;
  return went && row.until ? [...came, event('location-went', addDays(row.until, 1))] : came;
}

/**
 * Takes places that take part, monitor results and BoekStart into the database; loading again changes nothing. A place
 * that is known may only end: a school that merges ends, so it counts once from then on. Answers how many were new.
 */
export async function loadLocations(tx: Tx, file: LocationsFile, network: Network): Promise<number> {
  const known = new Map((await readLocations(tx)).map(row => [row.code, row]));
  const rows = file.locations.map(
    ({ code, programme, name, municipality, branch, from, until, mergedInto, ...rest }): LocationRow => ({
      code,
      programme,
      name,
      municipality: unitIn(network, municipality, code),
      branch: branch === undefined ? null : unitIn(network, branch, code),
      from: from as Day,
      until: (until ?? null) as Day | null,
      mergedInto: mergedInto ?? null,
      pupils: rest.pupils ?? null,
      boxes: rest.boxes ?? 0,
      blocks: rest.blocks ?? [],
      source: file.source,
    }),
  );
  const codes = new Set([...known.keys(), ...rows.map(({ code }) => code)]);
  const lost = rows.find(({ mergedInto }) => mergedInto !== null && !codes.has(mergedInto));
  if (lost)
    throw new Error(`locations.json: ${lost.code} merged into ${lost.mergedInto}, which is not there`);
  await saveLocations(tx, rows);
  await record(tx, { items: rows.flatMap(row => events(row, known.get(row.code), network)) });
  await insertMonitor(
    tx,
    file.locations.flatMap(({ code, monitor = [] }) =>
      monitor.map(one => ({ ...one, location: code, source: file.source })),
    ),
  );
  await insertBoekstart(
    tx,
    file.boekstart.map(one => ({ ...one, municipality: unitIn(network, one.municipality, 'boekstart') })),
  );
  return rows.filter(({ code }) => !known.has(code)).length;
}
