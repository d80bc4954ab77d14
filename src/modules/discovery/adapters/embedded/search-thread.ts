import { parentPort } from 'node:worker_threads';
import type { Answered, Ask, Place } from './ask.ts';
import type { Candidate } from '../sql/spelling.ts';
import type { BaseData } from './base.ts';
import type { Kept } from './memo.ts';
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
  | { readonly kind: 'ask'; readonly number: number; readonly asked: Asked };

/** What a thread may be asked, with what it answers. */
export interface Questions {
  /** With what is kept of the question, when anything is. */
  readonly titles: {
    readonly asked: { readonly ask: Ask; readonly whole: Kept | undefined };
    readonly answer: Answered;
  };
  /** What titles with a key have; and which keys so many have at least. */
  readonly count: { readonly asked: string; readonly answer: Kept };
  readonly frequent: { readonly asked: number; readonly answer: readonly string[] };
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

function answer(asked: Asked): FromThread['answer'] {
  switch (asked.kind) {
    case 'titles':
      return opened().answerFor(asked.of.ask, asked.of.whole);
    case 'like':
      return opened().like(asked.of);
    case 'count':
      return opened().count(asked.of);
    case 'frequent':
      return opened().frequent(asked.of);
  }
}

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
      parentPort?.postMessage({ number: told.number, answer: answer(told.asked) } satisfies FromThread);
  }
});
