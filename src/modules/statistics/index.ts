/** What the ledger's events add up to: definitions in versions, figures that can be computed again. */
export { type Definition, madeFrom } from './definition.ts';
export {
  definitionsFor,
  type Figure,
  type FigureWish,
  figure,
  figuresBy,
  findDefinition,
  type Recomputed,
  recompute,
  vintages,
} from './figure.ts';
export { deliveredAbout, deliveryFiles, deliveryName } from './exports/delivered.ts';
export { loadDeliveries, readDeliveries } from './deliveries/load-questionnaires.ts';
export { openRound } from './deliveries/open-round.ts';
export { openForms } from './store/forms.ts';
export { prefill } from './deliveries/prefill.ts';
export { goOnAfterRestore } from './go-on.ts';
export { keepPeriod } from './keep-month.ts';
export type { FigureStatus } from './outcome.ts';
export { loadDefinitions } from './load-definitions.ts';
export { loadPrinted, readPrinted } from './load-printed.ts';
export type { PrintedSeries } from './printed.ts';
export { readPrintedSeries as printedSeries } from './store/printed.ts';
export { monthOf, type Period, parsePeriod } from './period.ts';
export { type EntryWish, recordEntries } from './record-entries.ts';
export { recordVisits, type VisitCount, type VisitsNow } from './record-visits.ts';
