import { parentPort } from 'node:worker_threads';
import type { Answered, Ask, Place } from './ask.ts';
import type { Candidate } from '../sql/spelling.ts';
import type { BaseData } from './base.ts';
import { type Change, Searcher } from './searcher.ts';

/** What a thread is told. It hears everything in order, so a question sees just the changes that were told before it. */
export type ToThread =
  | {
      readonly kind: 'open';
      readonly base: BaseData;
      /** A question that so many titles answer is counted once and kept. */
      readonly frequent: number;
      readonly changes: readonly Change[];
      readonly places: readonly Place[];
    }
  | { readonly kind: 'changes'; readonly changes: readonly Change[] }
  | { readonly kind: 'places'; readonly places: readonly Place[] }
  | { readonly kind: 'ask'; readonly number: number; readonly asked: Asked };

/** What a thread may be asked, with what it answers. */
export interface Questions {
  readonly titles: { readonly asked: Ask; readonly answer: Answered };
  readonly like: {
    readonly asked: readonly string[];
    readonly answer: ReadonlyMap<string, readonly Candidate[]>;
  };
}
export type Asked = {
  [K in keyof Questions]: { readonly kind: K; readonly of: Questions[K]['asked'] };
}[keyof Questions];

export interface FromThread {
  readonly number: number;
  readonly answer: Questions[keyof Questions]['answer'];
}

let searcher: Searcher | undefined;

const opened = (): Searcher => {
  if (!searcher) throw new Error('asked before it was opened');
  return searcher;
};

/** Counts what is asked most while nobody asks; what comes meanwhile goes before the next step. */
function prepare(of: Searcher, steps = of.prepare()): void {
  if (of === searcher && !steps.next().done) setImmediate(() => prepare(of, steps));
}

const answer = (asked: Asked): FromThread['answer'] =>
  asked.kind === 'titles' ? opened().answer(asked.of) : opened().like(asked.of);

parentPort?.on('message', (told: ToThread) => {
  switch (told.kind) {
    case 'open':
      searcher = new Searcher(told.base, told.frequent);
      searcher.places = told.places;
      searcher.apply(told.changes);
      return prepare(opened());
    case 'changes':
      return opened().apply(told.changes);
    case 'places':
      opened().places = told.places;
      return prepare(opened());
    case 'ask':
      parentPort?.postMessage({ number: told.number, answer: answer(told.asked) } satisfies FromThread);
  }
});
