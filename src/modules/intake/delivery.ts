import type { SourceId } from './source.ts';

export type DeliveryId = number;

/** How records come in. `undo` restores what stood before another delivery, `hand` is one version that somebody wrote here. */
export type Way = 'file' | 'upload' | 'folder' | 'http' | 'oai-pmh' | 'sru' | 'undo' | 'hand';

/** What a source sent at one time, and how far it is taken in. */
export interface Delivery {
  readonly id: DeliveryId;
  readonly source: SourceId;
  readonly way: Way;
  /** Who brought it; null when it came by the clock or by command. */
  readonly by: string | null;
  /** The file's own name, or what was asked. */
  readonly name: string;
  /** File or address it came from. */
  readonly path: string;
  /** Whether a record that it does not name is gone. */
  readonly lists: 'changes' | 'everything';
  /** Bytes. */
  readonly size: number;
  /** `asks`: so much is no longer listed that a person must say whether it is gone. */
  readonly state: 'running' | 'asks' | 'done' | 'failed';
  /** Nobody is at work on it although it runs: it was broken off, and goes on when it is called again. */
  readonly stuck: boolean;
  /** Bytes that are taken in; an interrupted import goes on here. */
  readonly position: number;
  /** Records and stretches met: the sum of the next three. */
  readonly read: number;
  readonly accepted: number;
  /** Of the accepted: those that came before. */
  readonly changed: number;
  /** Of the accepted: those that are gone. */
  readonly gone: number;
  /** No longer listed by a delivery of everything, so gone, or asked about. */
  readonly missing: number;
  /** Came before in the same bytes and were left alone. */
  readonly unchanged: number;
  readonly refused: number;
  /** Accepted, but something was mended or left out. */
  readonly warned: number;
  /** Why it stopped; only when failed. */
  readonly failure: string | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  /** The earlier delivery of the same bytes; nothing was changed. */
  readonly repeats: DeliveryId | null;
  /** The delivery that this one undoes. */
  readonly undoes: DeliveryId | null;
  /** What it brought was taken back. */
  readonly undone: boolean;
}
