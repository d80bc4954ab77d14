import type { Candidate } from '../sql/spelling.ts';
import type { Answered, Ask, Place } from './ask.ts';
import type { BaseData } from './base.ts';
import { type Change, Searcher } from './searcher.ts';

/** For so many words those that look like them are looked for here: among half a million some tenths of a millisecond each. */
const fewWords = 2;

/** So many changed titles are taken in at a time. */
const stride = 50;

/** Answers cheap questions in the thread of the web server itself, which must never be held up for long. */
export class InPlace {
  readonly #searcher: Searcher;
  /** What was told and not taken in yet. */
  #backlog: readonly Change[] = [];

  /** A question that looks at so many titles at most takes less time than handing it to another thread. */
  readonly #cheap: number;

  constructor(base: BaseData, places: readonly Place[], cheap: number) {
    this.#cheap = cheap;
    // what is cheap is never frequent
    this.#searcher = new Searcher(base, Infinity);
    this.places = places;
  }

  set places(places: readonly Place[]) {
    this.#searcher.places = places;
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

  /** Nothing when so many words are asked for that it is for a thread of its own. */
  like(words: readonly string[]): Map<string, Candidate[]> | undefined {
    return this.#backlog.length === 0 && words.length <= fewWords ? this.#searcher.like(words) : undefined;
  }

  /** Nothing when the question is for a thread of its own. */
  answer(ask: Ask): Answered | undefined {
    const isOurs = this.#backlog.length === 0 && this.#searcher.looksAt(ask) <= this.#cheap;
    return isOurs ? this.#searcher.answer(ask) : undefined;
  }
}
