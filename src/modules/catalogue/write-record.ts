import { keepByHand, ownSource, sourceById, type WrittenVersion } from '#intake';
import { network, type UnitId } from '#network';
import { type Actor, allows } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, type Result, refuse } from '#platform/result.ts';
import { checkCopies } from './check-copies.ts';
import type { WriteRefusal } from './refusals.ts';
import { readKept, readKnownRecords } from './store/record.ts';

/** A version that a cataloguer writes: of a record that is described here, or the first of a new one. */
export interface Writing extends Pick<WrittenVersion, 'record' | 'before'> {
  readonly at: Date;
  /** The record; undefined for a new one. */
  readonly of: number | undefined;
  /** Whose new record it will be; a known record has its own. */
  readonly organisation: UnitId | undefined;
  readonly by: Actor;
  /** How the history calls who wrote it. */
  readonly byName: string;
}

/**
 * Keeps what a cataloguer wrote as a version of its own. Its title is grouped anew, copies and searches follow, all in this
 * transaction. Answers the number of the record. Refuses who is no cataloguer there, a record that a source delivers, a version that was
 * overtaken, and a copy that cannot be.
 */
export async function writeRecord(
  tx: Tx,
  { of, organisation, record, before, at, by, byName }: Writing,
): Promise<Result<number, WriteRefusal>> {
  const place = await network(tx);
  const on = place.today(place.province.id, at);
  const may = (unit: UnitId | undefined) => allows(by, 'cataloguer', unit ?? place.province.id, place, on);
  const [known] = of === undefined ? [] : await readKept(tx, [of]);
  if (of !== undefined && !known) return refuse({ code: 'catalogue/unknown-record', record: of });
  const owner = known ? (await sourceById(tx, known.source)).organisation : organisation;
  if (!may(owner)) return refuse({ code: 'catalogue/not-a-cataloguer' });
  if (!known && organisation === undefined) return refuse({ code: 'catalogue/no-owner' });
  const source = known
    ? await sourceById(tx, known.source)
    : await ownSource(tx, place.unit(organisation ?? place.province.id));
  const kept = await keepByHand(tx, {
    source,
    versions: [{ controlNumber: known?.controlNumber, record, before }],
    by: byName,
    at,
  });
  if (!kept.ok) return kept;
  const [row] = await readKnownRecords(tx, source.id, kept.value.names);
  if (!row) return refuse({ code: 'catalogue/no-title' });
  const copies = await checkCopies(tx, source, row.id, record);
  return copies.ok ? ok(row.id) : copies;
}
