import type { Candidate } from '../sql/spelling.ts';
import type { Answered, Ask, Place } from './ask.ts';
import type { BaseData } from './base.ts';
import { isUnchosen, type Kept, keyOf, Memo } from './memo.ts';
import { type Change, Searcher } from './searcher.ts';
import type { Threads } from './threads.ts';

/** For so many words those that look like them are looked for here: among half a million some tenths of a millisecond each. */
const fewWords = 2;

/** So many changed titles are taken in at a time. */
const stride = 50;

export interface InPlaceOptions {
  /** A question that is as much work as looking at so many titles takes less time than handing it to another thread. */
  readonly cheap: number;
  /** What so many titles have is counted once and kept. */
  readonly frequent: number;
}

/** Answers cheap questions in the thread of the web server itself, which must never be held up for long; others go to `threads`. */
export class InPlace {
  readonly #searcher: Searcher;
  readonly #threads: Threads;
  readonly #options: InPlaceOptions;
  /** What was told and not taken in yet. */
  #backlog: readonly Change[] = [];
  #memo = new Memo();
  /** What is being counted for the memo. */
  #counting = new Set<string>();

  constructor(base: BaseData, places: readonly Place[], threads: Threads, options: InPlaceOptions) {
    this.#threads = threads;
    this.#options = options;
    this.#searcher = new Searcher(base);
    this.places = places;
  }

  /** The threads must have been told of the same. */
  set places(places: readonly Place[]) {
    this.#searcher.places = places;
    this.#memo = new Memo();
    this.#counting = new Set();
    if (places.length > 0) void this.#prepare(this.#memo).catch(() => {});
  }

  /** Lets go of what is kept, for another takes its place. */
  retire(): void {
    this.#memo = new Memo();
  }

  /** Has counted beforehand what is asked most, one by one. */
  async #prepare(memo: Memo): Promise<void> {
    for (const key of await this.#threads.ask('frequent', this.#options.frequent)) {
      if (this.#memo !== memo || !memo.hasRoom) return;
      await this.#count(key);
    }
  }

  /** Has a thread count what titles with a key have. */
  async #count(key: string): Promise<void> {
    const memo = this.#memo;
    if (memo.has(key) || this.#counting.has(key)) return;
    this.#counting.add(key);
    try {
      const kept = await this.#threads.ask('count', key);
      // the places may be others by now
      if (this.#memo === memo) memo.keep(key, kept);
    } finally {
      this.#counting.delete(key);
    }
  }

  tell(changes: readonly Change[]): void {
    const isBusy = this.#backlog.length > 0;
    this.#backlog = [...this.#backlog, ...changes];
    if (!isBusy) this.#takeIn();
  }

  #takeIn(): void {
    this.#searcher.apply(this.#backlog.slice(0, stride));
    this.#backlog = this.#backlog.slice(stride);
    if (this.#backlog.length > 0) setImmediate(() => this.#takeIn());
  }

  spelt(most: number): Generator<string[]> {
    return this.#searcher.spelt(most);
  }

  written(words: readonly string[]): string[] {
    return this.#searcher.written(words);
  }

  /** For each word: those that titles and authors have and that look like it. */
  async like(words: readonly string[]): Promise<ReadonlyMap<string, readonly Candidate[]>> {
    const isOurs = this.#backlog.length === 0 && words.length <= fewWords;
    return isOurs ? this.#searcher.like(words) : this.#threads.ask('like', words);
  }

  /** Answers a question here, or has a thread do so. */
  async answer(ask: Ask): Promise<Answered> {
    const whole = this.#wholeOf(ask);
    const isOurs = this.#backlog.length === 0 && this.#searcher.workFor(ask, whole) <= this.#options.cheap;
    return (isOurs && this.#searcher.answer(ask, whole)) || this.#threads.ask('titles', { ask, whole });
  }

  /** What is kept of a question; when that is nothing and should be something it will be, the next time. */
  #wholeOf({ clause, ...ask }: Ask): Kept | undefined {
    const key = isUnchosen({ clause, ...ask }, true) ? keyOf(clause) : undefined;
    if (key === undefined) return undefined;
    const kept = this.#memo.get(key);
    if (!kept && this.#searcher.mostFor(clause) >= this.#options.frequent)
      void this.#count(key).catch(() => {});
    return kept;
  }
}
