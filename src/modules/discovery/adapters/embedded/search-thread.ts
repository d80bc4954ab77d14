import { parentPort } from 'node:worker_threads';
import type { Answered, Ask, Place } from './ask.ts';
import type { BaseData } from './base.ts';
import { type Change, Searcher } from './searcher.ts';

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

let searcher: Searcher | undefined;

const opened = (): Searcher => {
  if (!searcher) throw new Error('asked before it was opened');
  return searcher;
};

parentPort?.on('message', (told: ToThread) => {
  switch (told.kind) {
    case 'open':
      searcher = new Searcher(told.base);
      searcher.places = told.places;
      return searcher.apply(told.changes);
    case 'changes':
      return opened().apply(told.changes);
    case 'places':
      opened().places = told.places;
      return;
    case 'ask':
      parentPort?.postMessage({
        number: told.number,
        answer: opened().answer(told.ask),
      } satisfies FromThread);
  }
});
