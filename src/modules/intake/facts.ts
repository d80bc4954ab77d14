import type { Day } from '#platform/day.ts';
import type { MarcRecord } from '#standards/marc/record.ts';
import type { DeliveryId } from './delivery.ts';
import type { Source, SourceId } from './source.ts';

/** A record that could be read, or the word that it is gone, on its way to the catalogue. */
export interface ArrivedRecord {
  /** Where its bytes are kept; undefined for records that never were bytes. */
  readonly arrival: number | undefined;
  /** What the source calls it, the same in every version. */
  readonly controlNumber: string;
  /** Undefined when the source says no more than that the record is gone. */
  readonly record: MarcRecord | undefined;
  /** As it came, where that tells all: ISO 2709, which needs nothing of the file around it. */
  readonly bytes?: Uint8Array | undefined;
}

/**
 * Records that will arrive in this transaction, told while the batch before is still being taken in: whoever reacts to them may
 * read them and write what hangs on these records alone, and must look at nothing that the batch before may change. Only for inside reactions.
 */
export interface Arriving {
  readonly kind: 'intake/arriving';
  /** `source:3`. */
  readonly subject: string;
  readonly source: Source;
  /** The same list that arrives. */
  readonly records: readonly ArrivedRecord[];
}

/** New, changed and gone records of one source, each control number at most once. Only for inside reactions: it holds the records. */
export interface Arrived {
  readonly kind: 'intake/arrived';
  /** `source:3`. */
  readonly subject: string;
  readonly source: Source;
  readonly records: readonly ArrivedRecord[];
  /** The day in the province. */
  readonly on: Day;
}

/** All that a delivery changes is in; told in the transaction that ends it, or that asks about what is missing. */
export interface ReadOut {
  readonly kind: 'intake/read-out';
  /** `source:3`. */
  readonly subject: string;
  readonly source: SourceId;
  readonly delivery: DeliveryId;
}

export const readOut = (source: Pick<Source, 'id'>, delivery: DeliveryId): ReadOut => ({
  kind: 'intake/read-out',
  subject: `source:${source.id}`,
  source: source.id,
  delivery,
});

export type IntakeFact = Arriving | Arrived | ReadOut;
