import { keptRecords, type Source, sourceById, type Version, versions } from '#intake';
import { network, type Network, type Unit } from '#network';
import { actorOf, allows } from '#people';
import type { Day } from '#platform/day.ts';
import { isControlField, type MarcRecord } from '#standards/marc/record.ts';
import type { World } from '#web/plug.ts';
import type { Visit } from '#web/show.tsx';
import { type KeptRow, readKept } from '../../store/record.ts';

/** A record that somebody may write in, with its source and what it says now. */
export interface Open {
  readonly row: KeptRow;
  readonly source: Source;
  readonly marc: MarcRecord;
}

/** A record as it can be read again; undefined for an unknown one, and for one whose bytes are not here. */
export async function openRecord({ db }: World, id: number | undefined): Promise<Open | undefined> {
  const [row] = id === undefined ? [] : await readKept(db, [id]);
  const marc = row?.arrival ? (await keptRecords(db, [row.arrival])).get(row.arrival)?.record : undefined;
  return row && marc && { row, source: await sourceById(db, row.source), marc };
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

const written = new Set(['001', '005']);

/** A record without what is written for it: number and date. */
export const withoutOurs = ({ leader, fields }: MarcRecord): MarcRecord => ({
  leader,
  fields: fields.filter(field => !(isControlField(field) && written.has(field.tag))),
});

/** What another library wrote, as the beginning of one's own record: without its copies. */
export const asBeginning = (marc: MarcRecord, source: Source): MarcRecord => {
  const { leader, fields } = withoutOurs(marc);
  return {
    leader: `${leader.slice(0, 5)}n${leader.slice(6)}`,
    fields: fields.filter(({ tag }) => tag !== source.profile.items?.field && tag !== '003'),
  };
};

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

/** The organisations for which a visitor may describe titles. */
export function ownersFor({ viewer, now }: Visit, place: Network): Unit[] {
  if (!viewer) return [];
  const on = place.today(place.province.id, now);
  const by = actorOf(viewer);
  return place.units('organisation', on).filter(({ id }) => allows(by, 'cataloguer', id, place, on));
}

/** The branches at which copies of a source's records can stand. */
export async function branchesFor({ db }: World, { organisation }: Source, now: Date): Promise<Unit[]> {
  const place = await network(db);
  const on = place.today(place.province.id, now);
  return place
    .branches(on)
    .filter(branch => organisation === undefined || branch.organisation === organisation);
}
