import { availableParallelism } from 'node:os';
import type { Db } from '#platform/db.ts';
import type { Log } from '#platform/log.ts';
import type { Answered, Ask, Place } from './ask.ts';
import type { BaseData } from './base.ts';
import { makeSnapshot, snapshotPath } from './make-snapshot.ts';
import type { ToThread } from './search-thread.ts';
import type { Change } from './searcher.ts';
import { readSnapshot, type Snapshot } from './snapshot-file.ts';
import { readChanges, readIdentity } from './store/changes.ts';
import { Threads } from './threads.ts';
import { inTurns } from './turns.ts';

/** More changes than these at once are not read one by one: the index is made anew, and PostgreSQL searches meanwhile. */
const mostAtOnce = 20_000;
/** So often the log is read when nobody searches, in milliseconds. */
const idle = 2_000;
/** After a failure making is tried again when the log would have been read so many times. */
const patience = 30;

/** The index cannot answer now; somebody else should. */
export class NotReady extends Error {}

const passNotReady = (error: unknown): void => {
  if (!(error instanceof NotReady)) throw error;
};

export interface IndexOptions {
  /** Where the snapshot lies. Several processes may share it. */
  readonly folder: string;
  readonly log: Log;
  readonly threads?: number;
  /** How many changed titles are kept beside the base before all is made anew in the background. */
  readonly mostBeside?: number;
}

/** The index of a database as one process has it open. */
export class EmbeddedIndex {
  readonly #db: Db;
  readonly #options: IndexOptions;
  readonly #path: string;
  #threads: Threads | undefined;
  #base: BaseData | undefined;
  #position = '';
  /** What changed since the base: what a new thread is told. */
  #beside = new Map<number, Change>();
  #places: readonly Place[] = [];
  #making: Promise<void> | undefined;
  #fresh: Snapshot | undefined;
  readonly #warming: NodeJS.Timeout;
  /** Times that the log would have been read since making was last begun. */
  #waited = 0;
  #isClosed = false;

  constructor(db: Db, options: IndexOptions) {
    this.#db = db;
    this.#options = options;
    this.#path = snapshotPath(options.folder);
    this.#warming = setInterval(() => {
      this.#waited += 1;
      void this.#catchUp().catch(() => {});
    }, idle);
    this.#warming.unref();
  }

  /** Opens the snapshot, or has it made when there is none of use. Resolves when searches are answered from it. */
  async open(): Promise<void> {
    const found = await readSnapshot(this.#path, await readIdentity(this.#db));
    if (typeof found === 'string') {
      if (found !== 'absent')
        this.#options.log.warn({ file: this.#path, why: found }, 'search index is made anew');
      return this.#makeAnew();
    }
    this.#fresh = found;
    await this.#catchUp().catch(passNotReady);
    await this.#making;
  }

  /** Makes the index in a thread of its own; what is open meanwhile stays open. */
  #makeAnew(): Promise<void> {
    this.#waited = 0;
    this.#making ??= this.#make().finally(() => {
      this.#making = undefined;
    });
    return this.#making;
  }

  async #make(): Promise<void> {
    await makeSnapshot(this.#db, this.#options.folder);
    if (this.#isClosed) return;
    const made = await readSnapshot(this.#path, await readIdentity(this.#db));
    if (typeof made === 'string') throw new Error(`the search index that was made is ${made}`);
    this.#fresh = made;
    await this.#catchUp().catch(passNotReady);
    this.#options.log.info({ titles: made.base.size }, 'search index made');
  }

  /** Reads what changed and tells the threads. Every search that waits for it sees what was committed before it began. */
  readonly #catchUp = inTurns(async (): Promise<void> => {
    if (this.#isClosed) throw new NotReady('closed');
    this.#takeFresh();
    if (this.#position === '') {
      if (this.#waited > patience) this.#makeBeside();
      throw new NotReady('still opening');
    }
    const { position, tooOld, count, titles } = await readChanges(this.#db, this.#position, mostAtOnce);
    if (tooOld || titles === null) {
      this.#options.log.warn({ changes: count, tooOld }, 'search index is too far behind and is made anew');
      this.#position = '';
      this.#makeBeside();
      throw new NotReady('too far behind');
    }
    this.#position = position;
    if (titles.length === 0) return;
    for (const change of titles) this.#beside.set(change.edition, change);
    this.#threads?.tell({ kind: 'changes', changes: titles });
    const most = this.#options.mostBeside ?? Math.max(5_000, (this.#base?.size ?? 0) / 50);
    if (this.#beside.size > most) this.#makeBeside();
  });

  #makeBeside(): void {
    if (!this.#making)
      void this.#makeAnew().catch(error => this.#options.log.error({ err: error }, 'search index'));
  }

  /** Puts a base that was just read in the place of the one before. */
  #takeFresh(): void {
    const fresh = this.#fresh;
    if (!fresh) return;
    this.#fresh = undefined;
    this.#base = fresh.base;
    this.#position = fresh.position;
    this.#beside = new Map();
    if (this.#threads) this.#threads.tell(this.#opening());
    else
      this.#threads = new Threads(
        this.#options.threads ?? availableParallelism(),
        () => this.#opening(),
        error => this.#options.log.error({ err: error }, 'a search thread died and is replaced'),
      );
  }

  #opening(): ToThread {
    if (!this.#base) throw new NotReady('still opening');
    return { kind: 'open', base: this.#base, changes: [...this.#beside.values()], places: this.#places };
  }

  /** Answers as the database stood at a moment after the question was put. Throws `NotReady` when it cannot. */
  async ask(ask: Ask, places: readonly Place[]): Promise<Answered> {
    await this.#catchUp();
    if (!this.#threads) throw new NotReady('still opening');
    if (places !== this.#places) {
      this.#places = places;
      this.#threads.tell({ kind: 'places', places });
    }
    return this.#threads.ask(ask);
  }

  /** The threads, for who wants to see one die. */
  get threads(): Threads | undefined {
    return this.#threads;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#warming);
    await this.#making?.catch(() => {});
    await this.#threads?.close();
  }
}
