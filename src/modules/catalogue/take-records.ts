import { type ArrivedRecord, refuseArrivals, type Source, warnArrivals } from '#intake';
import { system } from '#people';
import { type Day, instantIn } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { network } from '#network';
import { type Applied, applyGroups } from './apply-groups.ts';
import { claimInTurn } from './claim-ahead.ts';
import type { EditionId } from './edition.ts';
import type { EditionsChanged, ItemsAdded } from './facts.ts';
import { type Known, knownOf, neighbourhood } from './matching/neighbourhood.ts';
import { regroup } from './matching/regroup.ts';
import { keysOf, traitsOf } from './matching/traits.ts';
import type { Copy } from './reading/read-copies.ts';
import { sortRecords } from './read-ahead.ts';
import type { Described } from './sort-records.ts';
import type { HoldingsRow } from './store/holdings.ts';
import { readItemsOfRecords } from './store/item.ts';
import {
  type Claimed,
  deleteKeys,
  deleteRecords,
  endMemberships,
  insertKeys,
  insertMemberships,
  insertRecords,
  type KnownRecord,
  readBadNumbers,
  readKnownRecords,
  readLivingOfEditions,
  type RecordKey,
  type Said,
  updateRecords,
  waitForTurn,
} from './store/record.ts';
import { countAdded } from './count-copies.ts';
import { type CopiesOf, takeCopies } from './take-copies.ts';
import { copiesApart, copiesOfTitles, takeHoldings } from './take-holdings.ts';
import { withdrawItems, wordOfSource } from './withdraw-items.ts';

/** A record of the batch with its number, and how it came before. */
interface Taken {
  readonly one: Described;
  readonly record: number;
  readonly before: KnownRecord | undefined;
  readonly said: Said;
}

const saidBy = ({ description, work }: Described): Said => ({ ...description, workKey: work });

/** Keys by which a record could be found as it was. */
const keysOfSaid = (said: Said | null): readonly string[] => (said === null ? [] : keysOf(traitsOf(said)));

/** The records of the batch under their numbers, in the same order. */
const taking = (described: readonly Described[], claimed: readonly Claimed[]): Taken[] =>
  described.map((one, i) => {
    const found = claimed[i];
    if (found?.controlNumber !== one.controlNumber)
      throw new Error(`record ${one.controlNumber} got no number`);
    return { one, record: found.id, before: found.edition === null ? undefined : found, said: saidBy(one) };
  });

/** Says something else than when it came before. What comes out of the database has its keys in another order. */
const isNews = ({ before, said }: Taken): boolean => {
  const was = before?.said;
  if (!was) return true;
  const facts = Object.keys({ ...was, ...said }) as (keyof Said)[];
  return facts.some(fact => JSON.stringify(said[fact]) !== JSON.stringify(was[fact]));
};

interface KeyChanges {
  /** Of records that never came before. */
  readonly fresh: RecordKey[];
  /** Of others: what they carry now and did not before, and the other way round. */
  readonly added: RecordKey[];
  readonly lost: RecordKey[];
}

function keyChanges(taken: readonly Taken[], gone: readonly KnownRecord[]): KeyChanges {
  const fresh: RecordKey[] = [];
  const added: RecordKey[] = [];
  const lost = gone.flatMap(({ id, said }) => keysOfSaid(said).map(key => ({ key, record: id })));
  for (const { one, record, before } of taken) {
    const old = before && !before.deleted ? keysOfSaid(before.said) : [];
    const keys = keysOf(one.traits);
    lost.push(...old.filter(key => !keys.includes(key)).map(key => ({ key, record })));
    const list = before ? added : fresh;
    list.push(...keys.filter(key => !old.includes(key)).map(key => ({ key, record })));
  }
  return { fresh, added, lost };
}

/** Living records beside those that come again: who leaves an edition must not take its number along. */
async function beside(tx: Tx, taken: readonly Taken[]): Promise<number[]> {
  const editions = [...new Set(taken.flatMap(({ before }) => before?.edition ?? []))];
  return editions.length === 0 ? [] : (await readLivingOfEditions(tx, editions)).map(({ id }) => id);
}

async function keepRecords(
  tx: Tx,
  source: Source,
  taken: readonly Taken[],
  { editionOf, membershipOf }: Applied,
  on: Day,
): Promise<void> {
  const fresh = taken.filter(({ before }) => !before);
  const again = taken.filter(({ before }) => before);
  await insertRecords(
    tx,
    source.id,
    fresh.map(({ one, record, said }) => ({
      ...membershipOf(record),
      controlNumber: one.controlNumber,
      arrival: one.arrival,
      said,
    })),
    on,
  );
  if (again.length === 0) return;
  await updateRecords(
    tx,
    again.map(({ one, record, said }) => ({ id: record, arrival: one.arrival, said })),
  );
  const back = again.filter(
    ({ before, record }) => before?.deleted && before.edition === editionOf.get(record),
  );
  await insertMemberships(
    tx,
    back.map(({ one, record }) => ({
      ...membershipOf(record),
      rule: 'came back',
      evidence: one.controlNumber,
    })),
    on,
  );
}

/** Which living records the source says are gone; of what it never sent, the arrival says so. */
async function findGone(
  tx: Tx,
  deleted: readonly ArrivedRecord[],
  known: readonly KnownRecord[],
  holdingsGone: ReadonlySet<string>,
): Promise<KnownRecord[]> {
  const names = new Set(known.map(({ controlNumber }) => controlNumber));
  const unseen = deleted.filter(
    ({ controlNumber }) => !names.has(controlNumber) && !holdingsGone.has(controlNumber),
  );
  await warnArrivals(
    tx,
    unseen.map(({ arrival }) => ({ arrival, warning: 'deleted-unseen' })),
  );
  return known.filter(one => !one.deleted);
}

/** Titles that came before and say nothing of years and parts now. */
function silentAmong(taken: readonly Taken[], holdings: readonly HoldingsRow[]): string[] {
  const says = new Set(holdings.map(({ controlNumber }) => controlNumber));
  return taken.flatMap(({ before, one: { controlNumber } }) =>
    before && !says.has(controlNumber) ? [controlNumber] : [],
  );
}

/** The copies of what is gone go along. */
async function withdrawCopies(tx: Tx, gone: readonly KnownRecord[], at: Date): Promise<void> {
  const items = await readItemsOfRecords(
    tx,
    gone.map(({ id }) => id),
  );
  await withdrawItems(
    tx,
    items.map(({ id }) => ({ item: id, at, by: system, reason: wordOfSource.recordGone })),
  );
}

/**
 * Takes records into the union catalogue. All that hangs together with them is grouped anew, so that a newer version may leave
 * its edition, and each brings its copies. Set-based: some twenty statements however many records. What does not need each
 * other's answer is asked for together: PostgreSQL is waited for some ten times, and while it carries out the one, the next is made.
 * Never throws for what a record says; each control number at most once.
 */
export async function takeRecords(
  tx: Tx,
  source: Source,
  records: readonly ArrivedRecord[],
  on: Day,
): Promise<void> {
  const { described, holdings, deleted, refused, warned } = await sortRecords(records, source.profile);
  const titles = described.map(({ controlNumber }) => controlNumber);
  const letGo = deleted.map(({ controlNumber }) => controlNumber);
  const [, { claimed, keysKept }, known, badNumbers, place] = await Promise.all([
    waitForTurn(tx),
    claimInTurn(tx, source, records, described),
    letGo.length === 0 ? [] : readKnownRecords(tx, source.id, letGo),
    readBadNumbers(tx),
    network(tx),
    refuseArrivals(tx, refused),
    warnArrivals(tx, warned),
  ]);
  const at = instantIn(place.province.zone, on, '00:00');
  const taken = taking(described, claimed);
  const held = await takeHoldings(tx, source, holdings, deleted, silentAmong(taken, holdings), on);
  const gone = await findGone(tx, deleted, known, held.gone);
  const goneIds = gone.map(({ id }) => id);
  if (gone.length > 0) {
    await deleteRecords(tx, goneIds, on);
    await endMemberships(tx, goneIds, on);
  }
  const { fresh, added, lost } = keyChanges(taken, gone);
  const alike = [...goneIds, ...(await beside(tx, taken))];
  const moved = { added: [...fresh, ...added].map(({ key }) => key), lost: lost.map(({ key }) => key) };
  const asked = Promise.all([
    copiesApart(tx, source, [...titles, ...held.titles]),
    !keysKept && fresh.length > 0 && insertKeys(tx, fresh, 'new'),
    added.length > 0 && insertKeys(tx, added, 'perhaps known'),
  ]);
  const changed = taken.map(
    ({ one, record, before, said }): Known =>
      knownOf(
        { id: record, source: source.id, controlNumber: one.controlNumber, edition: before?.edition, said },
        badNumbers,
        one.traits,
      ),
  );
  const [[listed], around] = await Promise.all([asked, neighbourhood(tx, changed, moved, alike, badNumbers)]);
  // A key that only one carries leads nowhere, so what is lost goes after the look around.
  if (lost.length > 0) await deleteKeys(tx, lost);
  const newsFrom = new Set(taken.filter(isNews).map(({ record }) => record));
  const says = (record: number) => newsFrom.has(record);
  const applied = await applyGroups(tx, regroup(around, says), says, on, at);
  const come = new Set(titles);
  const others = await copiesOfTitles(
    tx,
    source,
    held.titles.filter(title => !come.has(title)),
    listed,
  );
  const copies = taken.map(one => copiesOf(one, source, applied, listed(one.one.controlNumber)));
  const [, items] = await Promise.all([
    keepRecords(tx, source, taken, applied, on),
    takeCopies(tx, source, [...copies, ...others], on),
  ]);
  if (gone.length > 0) await withdrawCopies(tx, gone, at);
  const otherwise = new Set([...applied.changed, ...gone.map(({ edition }) => edition)]);
  const touched = [
    ...taken.flatMap(({ record }) => applied.editionOf.get(record) ?? []),
    ...others.map(({ edition }) => edition),
  ];
  const onlyCopies = [...new Set(touched)].filter(edition => !otherwise.has(edition));
  const editions: EditionId[] = [...otherwise, ...onlyCopies];
  const itemsAdded: ItemsAdded = { kind: 'catalogue/items-added', subject: 'catalogue', items };
  const changes: EditionsChanged = {
    kind: 'catalogue/editions-changed',
    subject: 'catalogue',
    editions,
    described: applied.described,
    onlyCopies,
  };
  await Promise.all([
    countAdded(tx, items, at),
    items.length > 0 && tx.announce([itemsAdded]),
    editions.length > 0 && tx.announce([changes]),
  ]);
}

function copiesOf(
  { one, record, before }: Taken,
  { writtenHere }: Source,
  { editionOf, saidOf }: Applied,
  apart: readonly Copy[],
): CopiesOf {
  const edition = editionOf.get(record);
  if (edition === undefined) throw new Error(`record ${record} has no edition`);
  return {
    arrival: one.arrival,
    record,
    edition,
    audience: saidOf(record).audience,
    fiction: saidOf(record).fiction,
    material: one.description.material,
    copies: apart.length === 0 ? one.copies : [...one.copies, ...apart],
    // a record that lists none says nothing about copies, unless it was written here, where there is no other word on them
    tells: before !== undefined && (writtenHere === true || one.copies.length + apart.length > 0),
  };
}
