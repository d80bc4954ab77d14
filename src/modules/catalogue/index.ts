/** What the libraries own and what it is: works, editions, copies, and why records stand together. */
export { addQuickItem, type QuickItem } from './add-quick-item.ts';
export { type Affected, affectedByMerge, outOf, type Touched } from './affected.ts';
export {
  changeGrouping,
  type GroupingCommand,
  previewGrouping,
  undoGrouping,
} from './change-grouping.ts';
export { explainEdition, type Explanation, type Near } from './explain-edition.ts';
export type { Audience, Description, Edition, EditionId, Material, WorkId } from './edition.ts';
export { audiences, materials } from './edition.ts';
export { audienceWords, materialWords } from './kind-words.ts';
export { asIso2709, asMarcXml, exportUnion, type TooLarge } from './export/export-union.ts';
export type {
  CatalogueFact,
  EditionsChanged,
  EditionsMerged,
  EditionsRevived,
  ItemsMoved,
  ItemsAdded,
  ItemWithdrawn,
} from './facts.ts';
export type { Item, ItemId } from './item.ts';
export { markNumber, type NumberMark } from './mark-number.ts';
export { type HoldingStatement, holdingStatements } from './statements.ts';
export { currentEdition, editions, editionsOfWork, itemByBarcode, items, itemsOf } from './read.ts';
export { readGone as goneAmong } from './store/edition.ts';
export { findTitles, type FoundTitle } from './store/find.ts';
export { takeRecords } from './take-records.ts';
export { moveHomes } from './move-homes.ts';
export { type Withdrawal, withdrawItems } from './withdraw-items.ts';
export { dublinCore } from './union-record/dublin-core.ts';
export { type UnionRecord, unionRecords } from './union-record/union-record.ts';
