import { type ArrivedRecord, refuseArrivals, type Source, warnArrivals } from '#intake';
import { system } from '#people';
import { type Day, instantIn } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { network } from '#network';
import type { EditionId, WorkId } from './edition.ts';
import type { EditionsChanged, ItemsAdded } from './facts.ts';
import { type Placed, placeRecords } from './place-records.ts';
import { sortRecords } from './sort-records.ts';
import {
  addIsbns,
  type DescribedEdition,
  describeEditions,
  insertEditions,
  insertWorks,
  readWorks,
  type Work,
} from './store/edition.ts';
import { readItemsOfRecords } from './store/item.ts';
import {
  deleteKeys,
  deleteRecords,
  drawNumbers,
  insertKeys,
  insertRecords,
  type NewRecord,
  readKnownRecords,
  updateRecords,
  waitForTurn,
} from './store/record.ts';
import { type CopiesOf, takeCopies } from './take-copies.ts';
import { withdrawItems, wordOfSource } from './withdraw-items.ts';

/** A placed record with the numbers of everything it belongs to. */
interface Numbered extends Placed {
  readonly record: number;
  readonly edition: EditionId;
}

const none = { record: 0, edition: 0, work: 0, item: 0 };

/** Gives new records and new editions their numbers. */
async function number(tx: Tx, placed: readonly Placed[]): Promise<Numbered[]> {
  const records = placed.filter(({ known }) => !known).length;
  const editions = placed.filter(({ known, match }) => !known && !match).length;
  const first = await drawNumbers(tx, { ...none, record: records, edition: editions });
  let { record, edition } = first;
  return placed.map(one => {
    if (one.known) return { ...one, record: one.known.id, edition: one.known.edition };
    const numbers = { record, edition: one.match?.edition ?? edition };
    record += 1;
    if (!one.match) edition += 1;
    return { ...one, ...numbers };
  });
}

/** Whether the record's own words become those of the edition. */
const describes = ({ known, match }: Placed): boolean => (known ? known.leads : !match);

/** Finds or makes the works of the editions that these records describe. */
async function takeWorks(tx: Tx, leading: readonly Numbered[]): Promise<ReadonlyMap<EditionId, WorkId>> {
  const keyOf = ({ one, edition }: Numbered) => one.work ?? `edition ${edition}`;
  const keys = new Set(leading.map(keyOf));
  const works = new Map((await readWorks(tx, [...keys])).map(({ key, id }) => [key, id]));
  const missing = leading.filter(one => !works.has(keyOf(one)));
  const rules = new Map(
    missing.map(one => [
      keyOf(one),
      one.one.work === undefined ? ('alone' as const) : ('title-author' as const),
    ]),
  );
  const { work } = await drawNumbers(tx, { ...none, work: rules.size });
  const fresh = [...rules].map(([key, rule], i): Work => ({ id: work + i, key, rule }));
  if (fresh.length > 0) await insertWorks(tx, fresh);
  for (const { key, id } of fresh) works.set(key, id);
  return new Map(
    leading.map(one => {
      const found = works.get(keyOf(one));
      if (found === undefined) throw new Error(`no work was made for ${keyOf(one)}`);
      return [one.edition, found];
    }),
  );
}

async function takeEditions(tx: Tx, numbered: readonly Numbered[]): Promise<void> {
  const leading = numbered.filter(describes);
  const works = await takeWorks(tx, leading);
  const editionOf = ({ one, record, edition, known }: Numbered): DescribedEdition => {
    const isbns =
      known && !known.alone
        ? [...new Set([...one.description.isbns, ...known.isbns])]
        : one.description.isbns;
    return { ...one.description, id: edition, record, work: works.get(edition) ?? 0, isbns };
  };
  const fresh = leading.filter(({ known }) => !known);
  const again = leading.filter(({ known }) => known);
  if (fresh.length > 0) await insertEditions(tx, fresh.map(editionOf));
  if (again.length > 0) await describeEditions(tx, again.map(editionOf));
  const joined = numbered.filter(one => !describes(one));
  const numbers = joined.flatMap(({ one, edition }) =>
    one.description.isbns.map(isbn => ({ edition, isbn })),
  );
  if (numbers.length > 0) await addIsbns(tx, numbers);
  const anew = again.filter(({ known }) => known?.alone).map(({ edition }) => edition);
  if (anew.length > 0) await deleteKeys(tx, anew);
  const keys = numbered.flatMap(({ one, edition }) => one.keys.map(key => ({ key, edition })));
  if (keys.length > 0) await insertKeys(tx, keys);
}

async function keepRecords(tx: Tx, source: Source, numbered: readonly Numbered[], on: Day): Promise<void> {
  const fresh = numbered.filter(({ known }) => !known);
  const rowOf = ({ one, record, edition, match }: Numbered): NewRecord => ({
    record,
    edition,
    controlNumber: one.controlNumber,
    arrival: one.arrival,
    rule: match?.rule ?? 'first',
    evidence: match?.evidence ?? one.controlNumber,
  });
  if (fresh.length > 0) await insertRecords(tx, source.id, fresh.map(rowOf), on);
  const again = numbered.flatMap(({ known, one }) => (known ? [{ id: known.id, arrival: one.arrival }] : []));
  if (again.length > 0) await updateRecords(tx, again, on);
}

/** Takes out what the source says is gone, copies and all. */
async function takeDeletions(
  tx: Tx,
  source: Source,
  deleted: readonly ArrivedRecord[],
  on: Day,
): Promise<EditionId[]> {
  if (deleted.length === 0) return [];
  const names = deleted.map(({ controlNumber }) => controlNumber);
  const known = await readKnownRecords(tx, source.id, names);
  const seen = new Set(known.map(({ controlNumber }) => controlNumber));
  const unseen = deleted.filter(({ controlNumber }) => !seen.has(controlNumber));
  await warnArrivals(
    tx,
    unseen.map(({ arrival }) => ({ arrival, warning: 'deleted-unseen' })),
  );
  const living = known.filter(one => !one.deleted).map(({ id }) => id);
  if (living.length === 0) return [];
  await deleteRecords(tx, living, on);
  const at = instantIn((await network(tx)).province.zone, on, '00:00');
  const items = await readItemsOfRecords(tx, living);
  await withdrawItems(
    tx,
    items.map(({ id }) => ({ item: id, at, by: system, reason: wordOfSource.recordGone })),
  );
  return known.map(({ edition }) => edition);
}

const copiesOf = ({ one, record, edition, known, match }: Numbered): CopiesOf => ({
  arrival: one.arrival,
  record,
  edition,
  audience: describes({ one, known, match })
    ? one.description.audience
    : (known?.audience ?? match?.audience ?? one.description.audience),
  material: one.description.material,
  copies: one.copies,
  cameBefore: known !== undefined,
});

/**
 * Takes records into the union catalogue: each finds its edition or makes one, and brings its copies. Set-based: some
 * fifteen statements however many records. Never throws for what a record says; each control number at most once.
 */
export async function takeRecords(
  tx: Tx,
  source: Source,
  records: readonly ArrivedRecord[],
  on: Day,
): Promise<void> {
  const { described, deleted, refused, warned } = sortRecords(records, source.profile);
  await waitForTurn(tx);
  await refuseArrivals(tx, refused);
  await warnArrivals(tx, warned);
  const numbered = await number(tx, await placeRecords(tx, source.id, described));
  await takeEditions(tx, numbered);
  await keepRecords(tx, source, numbered, on);
  const draw = async (copies: number) => (await drawNumbers(tx, { ...none, item: copies })).item;
  const items = await takeCopies(tx, source, numbered.map(copiesOf), on, draw);
  const gone = await takeDeletions(tx, source, deleted, on);
  const editions = [...new Set([...numbered.map(({ edition }) => edition), ...gone])];
  const added: ItemsAdded = { kind: 'catalogue/items-added', subject: 'catalogue', items };
  const changed: EditionsChanged = { kind: 'catalogue/editions-changed', subject: 'catalogue', editions };
  if (items.length > 0) await tx.announce([added]);
  if (editions.length > 0) await tx.announce([changed]);
}
