import { type Edition, type EditionId, editions } from '#catalogue';
import { type Network, network } from '#network';
import type { Reader } from '#platform/db.ts';
import { isFree } from '../../board.ts';
import { openRequests } from '../../reading.ts';
import type { Request } from '../../request.ts';
import { type CopyRow, readCopies } from '../../store/copies.ts';

/** All that the office's list of waiting requests is made from. */
export interface WaitingList {
  readonly open: readonly Request[];
  readonly copies: ReadonlyMap<EditionId, readonly CopyRow[]>;
  readonly editions: ReadonlyMap<EditionId, Edition>;
  readonly network: Network;
}

/** Why a request still waits. */
export type WaitingReason = 'all-lent' | 'under-way' | 'next-plan' | 'lost';

/** Why nothing is on its way to somebody who waits, from the copies as they are now. */
export function whyWaiting(copies: readonly CopyRow[]): WaitingReason {
  const known = copies.filter(({ state }) => state !== 'missing');
  if (known.length === 0) return 'lost';
  if (known.some(isFree)) return 'next-plan';
  return known.some(({ state }) => state === 'on-loan') ? 'all-lent' : 'under-way';
}

export async function loadWaiting(reader: Reader): Promise<WaitingList> {
  const open = await openRequests(reader);
  const wanted = [...new Set(open.filter(({ state }) => state === 'asked').map(({ edition }) => edition))];
  const copies = wanted.length === 0 ? [] : await readCopies(reader, wanted);
  return {
    open,
    copies: Map.groupBy(copies, ({ edition }) => edition),
    editions: wanted.length === 0 ? new Map() : await editions(reader, wanted),
    network: await network(reader),
  };
}
