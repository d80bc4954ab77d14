import { steadyTime, systemClock } from '#platform/clock.ts';
import type { Db } from '#platform/db.ts';
import { holdLease } from './store/lease.ts';

/** For so long it is known that nobody else writes, in milliseconds; who wants to waits 50 (`discovery.end_lease`). */
const term = 40;

/** Where two clocks and the transactions of this process stood. */
interface Moment {
  readonly process: number;
  readonly ended: number;
  /** Of a clock that only goes on, and of one that may be put right: the first that says that it is over is believed. */
  readonly clocks: readonly [monotonic: number, wall: number];
}

/**
 * What spares the question to the database before each search: nobody else can have written, since whoever writes waits until this
 * has run out; and of this process no transaction has ended or is under way. Where it cannot be had, the database is asked.
 */
export class Lease {
  readonly #db: Db;
  readonly #pause: number;
  #held: Moment | undefined;
  #process: number | undefined;
  #last = '';
  #notBefore = 0;

  /** Who wrote in another process is not made to wait again for `pause` milliseconds. */
  constructor(db: Db, pause: number) {
    this.#db = db;
    this.#pause = pause;
  }

  get #now(): Moment {
    const { process, ended } = this.#db.transactions;
    return { process, ended, clocks: [steadyTime(), systemClock.now().getTime()] };
  }

  /** Whether nothing can have changed since it was renewed. */
  get isHeld(): boolean {
    const held = this.#held;
    if (!held || this.#db.transactions.open > 0) return false;
    const { ended, clocks } = this.#now;
    return ended === held.ended && isWithin(held.clocks[0], clocks[0]) && isWithin(held.clocks[1], clocks[1]);
  }

  /** What the index knows is not as it was. */
  drop(): void {
    this.#held = undefined;
  }

  /** Tries to hold it from a moment before now, and answers whether nothing changed since a position up to then. */
  async renew(since: string): Promise<boolean> {
    this.drop();
    const now = this.#now;
    // where something was written between the last two questions, it will be again
    const isQuiet = this.#last === since && this.#db.transactions.open === 0;
    this.#last = since;
    if (!isQuiet || now.clocks[0] < this.#notBefore) return false;
    const answer = await holdLease(this.#db, now.process, since, this.#process === now.process);
    if (answer === 'ended') {
      this.#process = undefined;
      this.#notBefore = now.clocks[0] + this.#pause;
    }
    if (answer !== 'held') return false;
    this.#process = now.process;
    this.#held = now;
    return true;
  }
}

const isWithin = (from: number, to: number): boolean => to >= from && to - from < term;
