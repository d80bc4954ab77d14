import {
  allSources,
  keptRecords,
  type Profile,
  type Source,
  sourceById,
  type Version,
  versions,
} from '#intake';
import type { Network, Unit, UnitId } from '#network';
import { actorOf, allows } from '#people';
import type { Day } from '#platform/day.ts';
import type { MarcRecord } from '#standards/marc/record.ts';
import type { World } from '#web/plug.ts';
import type { Visit } from '#web/show.tsx';
import { readNamed } from '../../store/own-record.ts';
import { type KeptRow, readKept } from '../../store/record.ts';
import type { Double } from './view.tsx';

/** A record that somebody may write in, with its source and what it says now. */
export interface Open {
  readonly row: KeptRow;
  readonly source: Source;
  readonly marc: MarcRecord;
  /** The newest version, which for a record that was taken out is the word that it is gone. */
  readonly newest: number | undefined;
}

/** A record as it can be read again; undefined for an unknown one, and for one whose bytes are not here. */
export async function openRecord({ db }: World, id: number | undefined): Promise<Open | undefined> {
  const [row] = id === undefined ? [] : await readKept(db, [id]);
  const marc = row?.arrival ? (await keptRecords(db, [row.arrival])).get(row.arrival)?.record : undefined;
  if (!row || !marc) return undefined;
  const known = await versions(db, row.source, row.controlNumber);
  const newest = known.find(({ state }) => state === 'accepted')?.arrival;
  return { row, source: await sourceById(db, row.source), marc, newest };
}

/** Who writes, as a version keeps it. Only for pages that ask who looks. */
export function writerOf({ viewer, now }: Visit) {
  if (!viewer) throw new Error('nobody is signed in');
  return { by: actorOf(viewer), byName: viewer.name, at: now };
}

/** A version with what it said; undefined where its bytes tell nothing. */
export interface Told extends Version {
  readonly marc: MarcRecord | undefined;
}

/** The versions of a record, the newest first. */
export async function toldVersions({ db }: World, { row, source }: Open): Promise<Told[]> {
  const known = await versions(db, source.id, row.controlNumber);
  const kept = await keptRecords(
    db,
    known.map(({ arrival }) => arrival),
  );
  return known.map(version => ({ ...version, marc: kept.get(version.arrival)?.record }));
}

const lines = (day: Day): string[] => [
  'LDR 00000nam#a2200000#i#4500',
  `008 ${day.slice(2).replaceAll('-', '')}s${day.slice(0, 4)}####ne############000#1#dut##`,
  '020 ## $a ',
  '100 1# $a ',
  '245 10 $a ',
  '264 #1 $a  $b  $c ',
];

/** A book of which nothing is known yet, to be filled in. */
export const emptyText = (day: Day): string => lines(day).join('\n');

/** Subfields that the field of a copy has by its profile, as `852v`: MARC 21 need not know them. */
export const localIn = (items: Profile['items']): ReadonlySet<string> => {
  const { field = '', ...codes } = items ?? {};
  return new Set(Object.values(codes).map(code => `${field}${code}`));
};

/** The record in which an organisation describes one of these ISBNs itself already. */
export async function findDouble(
  { db }: World,
  organisation: UnitId | undefined,
  isbns: readonly string[],
): Promise<Double | undefined> {
  const own = (await allSources(db)).find(
    source => source.writtenHere === true && source.organisation === organisation,
  );
  if (!own || isbns.length === 0) return undefined;
  const named = await readNamed(
    db,
    own.id,
    isbns.map(isbn => ({ typed: isbn, isbn })),
    'anything',
  );
  const record = named.find(one => one.record !== null)?.record;
  const [row] = record == null ? [] : await readKept(db, [record]);
  return row && { record: row.id, controlNumber: row.controlNumber };
}

/** The organisations for which a visitor may describe titles. */
export function ownersFor({ viewer, now }: Visit, place: Network): Unit[] {
  if (!viewer) return [];
  const on = place.today(place.province.id, now);
  const by = actorOf(viewer);
  return place.units('organisation', on).filter(({ id }) => allows(by, 'cataloguer', id, place, on));
}
