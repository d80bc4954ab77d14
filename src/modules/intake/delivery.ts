import type { SourceId } from './source.ts';

export type DeliveryId = number;

/** A file that a source sent, and how far it is taken in. */
export interface Delivery {
  readonly id: DeliveryId;
  readonly source: SourceId;
  /** The file's own name. */
  readonly name: string;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly state: 'running' | 'done' | 'failed';
  /** Bytes that are taken in; an interrupted import goes on here. */
  readonly position: number;
  /** Records and stretches met: the sum of the next three. */
  readonly read: number;
  readonly accepted: number;
  /** Came before in the same bytes and were left alone. */
  readonly unchanged: number;
  readonly refused: number;
  /** Accepted, but something was mended or left out. */
  readonly warned: number;
  /** Why it stopped; only when failed. */
  readonly failure: string | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}
