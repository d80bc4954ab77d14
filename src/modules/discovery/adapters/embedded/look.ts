import type { Ask } from './ask.ts';
import { cell, type Columns, width } from './columns.ts';
import type { Counted } from './counted.ts';
import type { Counter } from './counter.ts';
import type { Documents } from './documents.ts';
import type { Segment } from './segment.ts';
import { type PlaceTables, Wanted } from './wanted.ts';

/** Of so many documents the rows are fetched at once. */
const ahead = 64;
const fetched = new Int32Array(ahead);

/**
 * Reads a little of the next documents, so that they are in the processor's cache when they are looked at: reads that do not wait for
 * one another take hardly longer together than one.
 */
function fetchRows({ rows, lists }: Columns, { list, size }: Documents, from: number): void {
  const count = Math.min(ahead, size - from);
  for (let at = 0; at < count; at += 1) fetched[at] = rows[(list[from + at] ?? 0) * width + cell.places] ?? 0;
  for (let at = 0; at < count; at += 1) fetched[at] = lists[fetched[at] ?? 0] ?? 0;
}

/** Counts the branches at which copies of documents count, on the shelf or wherever they are, whatever branches were chosen. */
export function countBranches(
  { columns: { rows, lists } }: Segment,
  { organisation, availableNow }: PlaceTables,
  counter: Counter,
  { list, size }: Documents,
  by: 1 | -1,
): void {
  for (let place = 0; place < size; place += 1) {
    const row = (list[place] ?? 0) * width;
    const to = rows[row + cell.authors] ?? 0;
    for (let at = rows[row + cell.places] ?? 0; at < to; at += 1) {
      const copy = lists[at] ?? 0;
      if ((organisation[copy >>> 1] ?? -1) >= 0 && (!availableNow || (copy & 1) === 1))
        counter.add(copy >>> 1, by);
    }
  }
}

/**
 * Looks at documents of a segment: what each adds to the total and to each facet under every filter but that facet's own. The
 * meaning is that of the statement in `adapters/sql/store/search.ts`. Leaves the documents that bear everything chosen; with
 * `by` -1 it takes away what they added before.
 */
export function lookAt(
  segment: Segment,
  ask: Ask,
  tables: PlaceTables,
  counted: Counted,
  docs: Documents,
  by: 1 | -1,
): void {
  const { columns } = segment;
  const { rows, lists } = columns;
  const { organisation, isBranchWanted, isOrganisationWanted, availableNow, asksCopies } = tables;
  const wanted = new Wanted(segment.names, ask);
  const { asksTitle } = wanted;
  const seen = new Int32Array(tables.organisations.length).fill(-1);
  const { branch, organisation: perOrganisation } = counted;
  const looksAtPlaces = asksCopies || counted.wantsPlaces;
  const { list, size } = docs;
  let kept = 0;

  for (let place = 0; place < size; place += 1) {
    if (place % ahead === 0) fetchRows(columns, docs, place);
    const doc = list[place] ?? 0;
    const row = doc * width;
    const lacking = asksTitle ? wanted.lacks(columns, doc) : undefined;
    if (lacking === 'several') continue;
    let hasCopy = !asksCopies;
    let isOnShelf = 0;
    const to = looksAtPlaces ? (rows[row + cell.authors] ?? 0) : 0;
    for (let at = rows[row + cell.places] ?? 0; at < to; at += 1) {
      const copy = lists[at] ?? 0;
      const unit = copy >>> 1;
      const number = organisation[unit] ?? -1;
      if (number < 0) continue;
      const isFree = copy & 1;
      const branchWanted = isBranchWanted[unit] ?? 0;
      const organisationWanted = isOrganisationWanted[unit] ?? 0;
      const isChosen = branchWanted & organisationWanted;
      isOnShelf |= isFree & isChosen;
      if (availableNow && isFree === 0) continue;
      if (isChosen === 1) hasCopy = true;
      if (lacking !== undefined) continue;
      if (organisationWanted === 1) branch.add(unit, by);
      if (branchWanted === 1 && seen[number] !== doc) {
        seen[number] = doc;
        perOrganisation.add(number, by);
      }
    }
    if (lacking === undefined) counted.available += isOnShelf * by;
    if (!hasCopy) continue;
    if (lacking !== undefined) {
      counted.only(lacking, columns, doc, by);
      continue;
    }
    counted.all(columns, doc, by);
    list[kept] = doc;
    kept += 1;
  }
  docs.size = kept;
}
