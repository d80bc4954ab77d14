import type { Ask } from './ask.ts';
import { cell, width } from './columns.ts';
import type { Counted } from './counted.ts';
import type { Segment } from './segment.ts';
import { type PlaceTables, Wanted } from './wanted.ts';

/**
 * How documents of a segment are looked at: what each adds to the total and to each facet under every filter but that
 * facet's own. The meaning is that of the statement in `adapters/sql/store/search.ts`. Answers whether it bears everything
 * chosen; with `by` -1 it takes away what it added before.
 */
export function lookAt(
  segment: Segment,
  ask: Ask,
  tables: PlaceTables,
  counted: Counted,
): (doc: number, by: number) => boolean {
  const { columns } = segment;
  const { rows, lists } = columns;
  const { organisation, isBranchWanted, isOrganisationWanted, availableNow, asksCopies } = tables;
  const wanted = new Wanted(segment.names, ask);
  const seen = new Int32Array(tables.organisations.length).fill(-1);
  const { branch, organisation: perOrganisation } = counted;

  return (doc, by) => {
    const lacking = wanted.asksTitle ? wanted.lacks(columns, doc) : undefined;
    if (lacking === 'several') return false;
    let hasCopy = !asksCopies;
    let isOnShelf = 0;
    const to = rows[doc * width + cell.authors] ?? 0;
    for (let at = rows[doc * width + cell.places] ?? 0; at < to; at += 1) {
      const place = lists[at] ?? 0;
      const unit = place >>> 1;
      const number = organisation[unit] ?? -1;
      if (number < 0) continue;
      const isFree = place & 1;
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
    if (!hasCopy) return false;
    if (lacking !== undefined) {
      counted.only(lacking, columns, doc, by);
      return false;
    }
    counted.all(columns, doc, by);
    return true;
  };
}
