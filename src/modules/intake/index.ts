/** What libraries sent, byte for byte; what could not be taken, and why. */
export type { Arrived, ArrivedRecord, IntakeFact } from './facts.ts';
export { type Profile, profileShape } from './profile.ts';
export { keepSource, type Source, type SourceId } from './source.ts';
