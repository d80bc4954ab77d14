import { availableParallelism } from 'node:os';
import { network, type Network } from '#network';
import type { Day } from '#platform/day.ts';
import type { Db } from '#platform/db.ts';
import type { Log } from '#platform/log.ts';
import { stemsOf } from '../../stems.ts';
import type { Vocabulary } from '../sql/meant.ts';
import type { Answered, Ask, Place } from './ask.ts';
import type { BaseData } from './base.ts';
import { InPlace } from './in-place.ts';
import { anyWith } from './question.ts';
import { Lease } from './lease.ts';
import { makeSnapshot, snapshotPath } from './make-snapshot.ts';
import type { ToThread } from './search-thread.ts';
import type { Change } from './searcher.ts';
import { readSnapshot, type Snapshot } from './snapshot-file.ts';
import { readChanges, readIdentity, readStanding } from './store/changes.ts';
import { placesAt } from './places-at.ts';
import { Threads } from './threads.ts';
import { inTurns } from './turns.ts';

/** More changes than these at once are not read one by one: the index is made anew, and PostgreSQL searches meanwhile. */
const mostAtOnce = 20_000;
/** So often the log is read when nobody searches, in milliseconds. */
const idle = 2_000;
/** The log's word for the network: no title has this number. */
const theNetwork = 0;
/** After a failure making is tried again when the log would have been read so many times. */
const patience = 30;

/** Stems of so many words are asked for at a time. */
const stemsAtOnce = 2_000;

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
  /** A question that looks at so many titles at most is answered where it is asked. */
  readonly cheap?: number;
  /** A question that so many titles answer is counted once and kept. */
  readonly frequent?: number;
  /** How many changed titles are kept beside the base before all is made anew in the background. */
  readonly mostBeside?: number;
  /** For so long, in milliseconds, whoever wrote in another process is not made to wait for this one again. */
  readonly pause?: number;
}

/** The index of a database as one process has it open. */
export class EmbeddedIndex {
  readonly #db: Db;
  readonly #options: IndexOptions;
  readonly #path: string;
  readonly #lease: Lease;
  #threads: Threads | undefined;
  #base: BaseData | undefined;
  #position = '';
  /** What changed since the base: what a new thread is told. */
  #beside = new Map<number, Change>();
  #inPlace: InPlace | undefined;
  #network: Promise<Network> | undefined;
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
    this.#lease = new Lease(db, options.pause ?? 10_000);
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
      await this.#makeAnew();
    } else {
      this.#fresh = found;
      await this.#catchUp().catch(passNotReady);
      await this.#making;
    }
    void this.#learnStems().catch(() => {});
  }

  /** Asks the stems of the words that titles have beforehand, a little at a time: a search need not wait for them. */
  async #learnStems(): Promise<void> {
    for (const words of this.#inPlace?.spelt(stemsAtOnce) ?? []) {
      if (this.#isClosed) return;
      await stemsOf(this.#db, words);
    }
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
    if (await this.#lease.renew(this.#position)) return;
    const standing = await readStanding(this.#db, this.#position);
    if (!standing.tooOld && standing.count === 0) {
      this.#position = standing.position;
      return;
    }
    const { position, tooOld, count, titles } = await readChanges(this.#db, this.#position, mostAtOnce);
    if (tooOld || titles === null) {
      this.#options.log.warn({ changes: count, tooOld }, 'search index is too far behind and is made anew');
      this.#position = '';
      this.#makeBeside();
      throw new NotReady('too far behind');
    }
    this.#position = position;
    if (titles.some(({ edition }) => edition === theNetwork)) this.#network = undefined;
    for (const change of titles) this.#beside.set(change.edition, change);
    this.#inPlace?.tell(titles);
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
    this.#lease.drop();
    this.#base = fresh.base;
    this.#position = fresh.position;
    this.#beside = new Map();
    this.#network = undefined;
    if (this.#threads) this.#threads.tell(this.#opening());
    else
      this.#threads = new Threads(
        this.#options.threads ?? availableParallelism(),
        () => this.#opening(),
        error => this.#options.log.error({ err: error }, 'a search thread died and is replaced'),
      );
    this.#inPlace?.retire();
    const { cheap = 4_000, frequent = 2_048 } = this.#options;
    this.#inPlace = new InPlace(fresh.base, this.#places, this.#threads, { cheap, frequent });
  }

  #opening(): ToThread {
    if (!this.#base) throw new NotReady('still opening');
    return {
      kind: 'open',
      base: this.#base,
      changes: [...this.#beside.values()],
      places: this.#places,
    };
  }

  /** Answers as the database stood at a moment after the question was put. Throws `NotReady` when it cannot. */
  async ask(ask: Ask, on?: Day): Promise<Answered> {
    if (this.#isClosed || !this.#lease.isHeld) await this.#catchUp();
    if (on !== undefined) await this.#standAt(on);
    return this.#answer(ask);
  }

  /** Knows the branches and organisations of a day; without a day those of the last question stay. */
  async #standAt(on: Day): Promise<void> {
    this.#network ??= network(this.#db).catch(error => {
      this.#network = undefined;
      throw error;
    });
    const places = placesAt(await this.#network, on);
    if (!this.#threads || !this.#inPlace) throw new NotReady('still opening');
    if (places !== this.#places) {
      this.#places = places;
      this.#threads.tell({ kind: 'places', places });
      this.#inPlace.places = places;
    }
  }

  /** Answers as the index stands. */
  async #answer(ask: Ask): Promise<Answered> {
    if (!this.#inPlace) throw new NotReady('still opening');
    return this.#inPlace.answer(ask);
  }

  /** The words of titles and authors, as the index stands. */
  readonly vocabulary: Vocabulary = {
    known: async words => this.#inPlace?.written(words) ?? [],
    like: async words => this.#inPlace?.like(words) ?? new Map(),
    isThere: async words => (await this.#answer(anyWith(words, await stemsOf(this.#db, words)))).total > 0,
  };

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
