import { network, type UnitId } from '#network';
import type { World } from '#web/plug.ts';
import type { AffectedOne } from '../../affected.ts';
import type { Preview } from '../../change-grouping.ts';
import type { EditionId } from '../../edition.ts';
import { editions, items } from '../../read.ts';
import { readLivingRecords } from '../../store/record.ts';
import type { Grouping } from './load.ts';

/** A title as it would be. */
export interface TitleThen {
  /** None for one that would be new. */
  readonly edition: EditionId | undefined;
  readonly title: string;
  /** What its records are called, with their sources. */
  readonly records: readonly string[];
}

/** A title that would be no more: its number leads on. */
export interface TitleEnded {
  readonly edition: EditionId;
  readonly title: string;
  readonly into: EditionId;
}

/** A preview in names. */
export interface NamedPreview {
  readonly titles: readonly TitleThen[];
  readonly ended: readonly TitleEnded[];
  readonly affected: Preview['affected'];
  /** What a copy, a title and places are called. */
  readonly partsOf: (one: AffectedOne) => Readonly<Record<'barcode' | 'title' | 'from' | 'to', string>>;
}

/** What everything in a preview is called. */
export async function loadPreview(
  { db }: World,
  { sources }: Grouping,
  { groups, affected }: Preview,
): Promise<NamedPreview> {
  const which = affected.flatMap(one => one.which);
  const rows = await readLivingRecords(
    db,
    groups.flatMap(({ records }) => records),
  );
  const [place, copies, titles] = await Promise.all([
    network(db),
    items(
      db,
      which.flatMap(({ item }) => item ?? []),
    ),
    editions(db, [
      ...new Set([...rows.map(({ edition }) => edition), ...which.flatMap(one => one.edition ?? [])]),
    ]),
  ]);
  const known = new Map(rows.map(row => [row.id, row]));
  const titleOf = (edition: EditionId | undefined) => titles.get(edition ?? 0)?.title ?? '';
  const named = groups.map(({ edition, records }) => {
    const own = records.flatMap(record => known.get(record) ?? []);
    return {
      edition,
      title: edition === undefined ? (own[0]?.said.title ?? '') : titleOf(edition),
      records: own.map(row => `${row.controlNumber} (${sources.get(row.source) ?? row.source})`),
    };
  });
  const living = new Set(groups.map(({ edition }) => edition));
  const ended = groups.flatMap(({ edition: into, records }) => {
    const before = new Set(records.flatMap(record => known.get(record)?.edition ?? []));
    return into === undefined
      ? []
      : [...before]
          .filter(one => !living.has(one))
          .map(edition => ({ edition, title: titleOf(edition), into }));
  });
  const nameOf = (unit: UnitId | undefined) => (unit === undefined ? '' : place.unit(unit).name);
  const partsOf = ({ item = 0, edition, from, to }: AffectedOne) => ({
    barcode: copies.get(item)?.barcode ?? '',
    title: titleOf(edition),
    from: nameOf(from),
    to: nameOf(to),
  });
  return { titles: named, ended, affected, partsOf };
}
