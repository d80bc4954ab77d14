/** What libraries sent, byte for byte; what could not be taken, and why. */
export { builtInProfiles, readProfile } from './profiles.ts';
export type { Delivery, DeliveryId } from './delivery.ts';
export type { Arrived, ArrivedRecord, IntakeFact } from './facts.ts';
export { type ImportFile, type ImportProgress, importFile } from './import-file.ts';
export { failureIn } from './failure.ts';
export { type KeptRecord, keptRecords } from './kept-records.ts';
export { allSources, keepSource, sourceByCode } from './keep-source.ts';
export { type Profile, profileShape } from './profile.ts';
export type { QualityContext } from './quality-context.ts';
export { remarkIn } from './remark.ts';
export { bytesOf, deliveries, type Report, report } from './report.ts';
export { refuseArrivals, warnArrivals } from './set-aside.ts';
export { supplies } from './supplies.ts';
export { harvest } from './ways/harvest.ts';
export { realOutside } from './ways/outside.ts';
export type { Source, SourceId } from './source.ts';
