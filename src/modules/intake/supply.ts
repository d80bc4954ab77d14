import type { Delivery } from './delivery.ts';
import type { SourceId } from './source.ts';

export const kinds = ['folder', 'http', 'oai-pmh', 'sru'] as const;

/** Where a source is fetched from, and how. */
export interface Supply {
  readonly source: SourceId;
  readonly kind: (typeof kinds)[number];
  /** A folder of this machine, or where the other side listens. */
  readonly address: string;
  /** The set of OAI-PMH, or the query of SRU. */
  readonly part: string | undefined;
  /** The metadata prefix of OAI-PMH, or the record schema of SRU. */
  readonly form: string | undefined;
  /** Whether what a delivery does not name is gone. */
  readonly lists: Delivery['lists'];
  /** Share of the records that may go without a question, 0 to 1. */
  readonly mostGone: number;
  /** Undefined when it is only fetched by hand. */
  readonly everyHours: number | undefined;
}

/** A supply with how it went until now. */
export interface KnownSupply extends Supply {
  readonly nextAt: Date | undefined;
  /** Times in a row that it failed. */
  readonly failures: number;
  /** Why, the last time. */
  readonly failure: string | undefined;
  readonly memory: Memory;
}

/** How far the last time came: asked from there the next time. */
export interface Memory {
  /** The repository's own clock when the last harvest began. */
  readonly until?: string;
  readonly etag?: string;
  readonly modified?: string;
}

const hour = 3_600_000;
const firstPause = 600_000;

/** When it is tried again: at its hours, and after failures sooner at first, then ever less often up to a day. */
export function nextTime(supply: Pick<Supply, 'everyHours'>, failures: number, now: Date): Date | undefined {
  if (supply.everyHours === undefined) return undefined;
  const pause = Math.min(firstPause * 2 ** (failures - 1), 24 * hour);
  return new Date(now.getTime() + (failures === 0 ? supply.everyHours * hour : pause));
}
