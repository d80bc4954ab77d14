import { parentPort } from 'node:worker_threads';
import type { Answered, Ask, Place } from './ask.ts';
import { Base, type BaseData } from './base.ts';
import { Delta } from './segment.ts';
import { searchSegment } from './search-segment.ts';
import { Tally } from './tally.ts';
import type { TitleRow } from './title-row.ts';

/** A title that changed: as it now is, or gone. */
export interface Change {
  readonly edition: number;
  readonly row: TitleRow | null;
}

/** What a thread is told. It hears everything in order, so a question sees just the changes that were told before it. */
export type ToThread =
  | {
      readonly kind: 'open';
      readonly base: BaseData;
      readonly changes: readonly Change[];
      readonly places: readonly Place[];
    }
  | { readonly kind: 'changes'; readonly changes: readonly Change[] }
  | { readonly kind: 'places'; readonly places: readonly Place[] }
  | { readonly kind: 'ask'; readonly number: number; readonly ask: Ask };

export interface FromThread {
  readonly number: number;
  readonly answer: Answered;
}

let base: Base | undefined;
let delta = new Delta();
let places: ReadonlyMap<number, Place> = new Map();

const byBranch = (list: readonly Place[]) => new Map(list.map(place => [place.branch, place]));

function apply(changes: readonly Change[]): void {
  for (const { edition, row } of changes) {
    base?.drop(edition);
    if (row) delta.put(row);
    else delta.drop(edition);
  }
}

function answer(ask: Ask): Answered {
  if (!base) throw new Error('asked before it was opened');
  const tally = new Tally(ask);
  searchSegment(base, ask, places, tally);
  searchSegment(delta, ask, places, tally);
  return tally.answer(ask);
}

parentPort?.on('message', (told: ToThread) => {
  switch (told.kind) {
    case 'open':
      base = new Base(told.base);
      delta = new Delta();
      places = byBranch(told.places);
      return apply(told.changes);
    case 'changes':
      return apply(told.changes);
    case 'places':
      places = byBranch(told.places);
      return;
    case 'ask':
      parentPort?.postMessage({ number: told.number, answer: answer(told.ask) } satisfies FromThread);
  }
});
