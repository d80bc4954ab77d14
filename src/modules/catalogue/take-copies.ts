import { type Source, warnArrivals } from '#intake';
import { type Network, network, type UnitId } from '#network';
import { system } from '#people';
import { type Day, instantIn } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import type { Audience, EditionId, Material } from './edition.ts';
import type { EditionsChanged, EditionsMerged, ItemsMoved } from './facts.ts';
import { countMoved } from './count-copies.ts';
import type { Item, ItemId } from './item.ts';
import type { Copy } from './reading/read-copies.ts';
import {
  claimBarcodes,
  handOver,
  insertItems,
  type NewItem,
  type Owner,
  readItemsOfRecords,
  updateItems,
} from './store/item.ts';
import { deleteEditions, insertRedirects, type Joined } from './store/redirect.ts';
import { isWordOfSource, withdrawItems, wordOfSource } from './withdraw-items.ts';

/** The copies of one record, with where the record ended up. */
export interface CopiesOf {
  readonly arrival: number | undefined;
  readonly record: number;
  readonly edition: EditionId;
  readonly audience: Audience;
  readonly fiction?: boolean | null | undefined;
  readonly material: Material;
  readonly copies: readonly Copy[];
  /** What it does not list is no longer there. False for a record that never came before, or that says nothing about copies. */
  readonly tells: boolean;
}

/** The unit that a source means by a code: by its profile, else by the unit's own code or ISIL; of one that ended, where that goes on. */
export function branchFinder(
  { profile }: Pick<Source, 'profile'>,
  place: Network,
  on: Day,
): (code: string) => UnitId | undefined {
  const byIsil = new Map(place.branches(on).map(({ isil, id }) => [isil, id]));
  // a source may go on naming a place that ended, by its code
  const heirOf = (code: string) => {
    const ended = place.byCode(code)?.id;
    return ended === undefined ? undefined : place.heir(ended, on);
  };
  const find = (code: string) => place.byCode(code, on)?.id ?? byIsil.get(code) ?? heirOf(code);
  const found = new Map<string, UnitId | undefined>();
  return code => {
    if (!found.has(code)) found.set(code, find(profile.branches[code] ?? code));
    return found.get(code);
  };
}

interface Wanted extends Omit<NewItem, 'id'> {
  readonly record: number;
  readonly arrival: number | undefined;
  readonly audience: Audience;
  readonly fiction?: boolean | null | undefined;
}

interface Sifted {
  readonly wanted: readonly Wanted[];
  readonly warnings: readonly { readonly arrival: number | undefined; readonly warning: string }[];
}

/** The copies that can be ours; the others with the reason. The first of a barcode keeps it. */
function sift(records: readonly CopiesOf[], source: Source, place: Network, on: Day): Sifted {
  const find = branchFinder(source, place, on);
  const otherwise =
    source.profile.defaultBranch === undefined
      ? undefined
      : place.byCode(source.profile.defaultBranch, on)?.id;
  const wanted = new Map<string, Wanted>();
  const warnings: Sifted['warnings'][number][] = [];
  for (const { arrival, record: from, edition, audience, fiction, material, copies } of records)
    for (const { barcode, branch, ...copy } of copies) {
      const stated = find(branch);
      const home = stated ?? otherwise;
      const warn = (warning: string) => warnings.push({ arrival, warning });
      if (barcode === '') warn('no-barcode');
      else if (home === undefined) warn(`unknown-branch:${branch}`);
      else if (wanted.has(barcode)) warn(`barcode-taken:${barcode}`);
      else {
        if (stated === undefined) warn(`branch-by-default:${branch}`);
        const own = { ...copy, material: copy.material ?? material };
        wanted.set(barcode, {
          arrival,
          barcode,
          home,
          edition,
          audience,
          fiction,
          record: from,
          added: on,
          ...own,
        });
      }
    }
  return { wanted: [...wanted.values()], warnings };
}

/** Copies that a newer version of their record no longer lists. */
async function withdrawMissing(
  tx: Tx,
  records: readonly CopiesOf[],
  listed: ReadonlySet<number>,
  at: Date,
): Promise<void> {
  const telling = records.filter(({ tells }) => tells);
  if (telling.length === 0) return;
  const present = await readItemsOfRecords(
    tx,
    telling.map(one => one.record),
  );
  const gone = present.filter(({ id }) => !listed.has(id));
  await withdrawItems(
    tx,
    gone.map(({ id }) => ({ item: id, at, by: system, reason: wordOfSource.unlisted })),
  );
}

/** What a desk lent on the fly: whichever record lists it first takes it over, also when it was let go of. */
const isQuick = ({ record }: Owner): boolean => record === null;

const isBack = (owner: Owner): boolean =>
  isWordOfSource(owner.withdrawnBecause) || (isQuick(owner) && owner.withdrawnBecause !== null);

/**
 * Which copies of other records are free for the record that now lists them: those of the same source that their own record
 * let go of, before or in this batch.
 */
function releasedBy(records: readonly CopiesOf[], source: Source): (owner: Owner) => boolean {
  const lists = new Map(
    records
      .filter(({ tells }) => tells)
      .map(one => [one.record, new Set(one.copies.map(({ barcode }) => barcode))]),
  );
  return owner =>
    owner.record === null ||
    (owner.source === source.id && (isBack(owner) || lists.get(owner.record)?.has(owner.barcode) === false));
}

/** Copies go over to the records that list them now, and downstream follows those that went to another edition. */
async function handOverTo(
  tx: Tx,
  copies: readonly {
    readonly id: number;
    readonly record: number;
    readonly edition: EditionId;
    readonly from: Owner;
  }[],
  at: Date,
  on: Day,
): Promise<void> {
  if (copies.length === 0) return;
  await handOver(tx, copies);
  const items = copies
    .filter(({ from, edition }) => from.edition !== edition && from.withdrawnBecause === null)
    .map(({ id, from, edition }) => ({ item: id, from: from.edition, to: edition }));
  const moved: ItemsMoved = { kind: 'catalogue/items-moved', subject: 'catalogue', items, at };
  const quick = copies.filter(({ from }) => isQuick(from));
  const left = [...new Set(copies.filter(copy => !quick.includes(copy)).map(({ from }) => from.edition))];
  const news: EditionsChanged = { kind: 'catalogue/editions-changed', subject: 'catalogue', editions: left };
  if (items.length > 0) await tx.announce([moved]);
  if (left.length > 0) await tx.announce([news]);
  await leadOn(
    tx,
    quick.map(({ from, edition }) => ({ from: from.edition, into: edition })),
    at,
    on,
  );
}

/** The titles that a desk wrote down lead to what turned out to be theirs. */
async function leadOn(tx: Tx, merged: readonly Joined[], at: Date, on: Day): Promise<void> {
  if (merged.length === 0) return;
  const fact: EditionsMerged = { kind: 'catalogue/editions-merged', subject: 'catalogue', merged, at };
  await tx.announce([fact]);
  await insertRedirects(tx, merged, on);
  await deleteEditions(
    tx,
    merged.map(({ from }) => from),
  );
}

/**
 * Brings the copies up to what their records say: new ones in, changed ones changed, vanished ones withdrawn
 * and those that are named again back, and what a desk lent on the fly is taken over. A copy that one record of the source lets go of and another lists goes over to that; a barcode that
 * another record's copy has otherwise stays there. Answers the copies that are new or back.
 */
export async function takeCopies(
  tx: Tx,
  source: Source,
  records: readonly CopiesOf[],
  on: Day,
): Promise<Item[]> {
  const place = await network(tx);
  const at = instantIn(place.province.zone, on, '00:00');
  const { wanted, warnings } = sift(records, source, place, on);
  const barcodes = wanted.map(({ barcode }) => barcode);
  const claims = barcodes.length === 0 ? [] : await claimBarcodes(tx, barcodes);
  const owners = new Map<string, Owner>();
  const numbers = new Map<string, ItemId>();
  for (const claim of claims)
    if (claim.edition === null) numbers.set(claim.barcode, claim.id);
    else owners.set(claim.barcode, claim);
  const isReleased = releasedBy(records, source);
  const ownerFor = ({ barcode, record: from }: Wanted): Owner | undefined => {
    const owner = owners.get(barcode);
    return owner && (owner.record === from || isReleased(owner)) ? owner : undefined;
  };
  const isTaken = (copy: Wanted) => owners.has(copy.barcode) && !ownerFor(copy);
  const added = wanted.flatMap(copy => {
    const id = numbers.get(copy.barcode);
    return id === undefined ? [] : [{ ...copy, id }];
  });
  const kept = wanted.flatMap(copy => {
    const owner = ownerFor(copy);
    return owner ? [{ ...copy, id: owner.id, added: owner.added, back: isBack(owner), from: owner }] : [];
  });
  const back = kept.filter(copy => copy.back || isQuick(copy.from)).map(copy => ({ ...copy, added: on }));
  if (added.length > 0) await insertItems(tx, added);
  if (kept.length > 0) await updateItems(tx, kept);
  await handOverTo(
    tx,
    kept.filter(({ from, record: to }) => from.record !== to),
    at,
    on,
  );
  await countMoved(
    tx,
    kept
      .filter(({ from, home }) => !isQuick(from) && from.withdrawnBecause === null && from.home !== home)
      .map(copy => ({ ...copy, was: copy.from.home })),
    on,
    at,
  );
  await withdrawMissing(tx, records, new Set([...added, ...kept].map(({ id }) => id)), at);
  const taken = wanted
    .filter(isTaken)
    .map(({ arrival, barcode }) => ({ arrival, warning: `barcode-taken:${barcode}` }));
  await warnArrivals(tx, [...warnings, ...taken]);
  const items = [...added, ...back].map(
    ({
      id,
      barcode,
      edition,
      home,
      callNumber,
      material,
      audience,
      fiction,
      loanType,
      added: since,
    }): Item => ({
      id,
      barcode,
      edition,
      home,
      callNumber,
      material,
      audience,
      fiction,
      loanType,
      added: since,
      quick: false,
      withdrawn: undefined,
    }),
  );
  return items;
}
