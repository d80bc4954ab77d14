import { Worker } from 'node:worker_threads';
import type { Asked, FromThread, Questions, ToThread } from './search-thread.ts';

interface Waiting {
  readonly asked: Asked;
  readonly resolve: (answer: FromThread['answer']) => void;
  readonly reject: (error: Error) => void;
  readonly tries: number;
}

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
  /** One that never did is not replaced: its successor would do no better. */
  hasAnswered: boolean;
}

/** A question is put to so many threads before it is given up: one that kills threads must not kill them all. */
const mostTries = 2;

/**
 * Threads that search, all told the same. One that dies is replaced by one that is told where the others stand, and what
 * it had not answered is asked of another.
 */
export class Threads {
  readonly #opening: () => ToThread;
  readonly #onDeath: (error: Error) => void;
  readonly #threads: Thread[] = [];
  #number = 0;
  #isClosing = false;

  /** `opening` says where the index stands at the moment that it is called. */
  constructor(count: number, opening: () => ToThread, onDeath: (error: Error) => void) {
    this.#opening = opening;
    this.#onDeath = onDeath;
    for (let made = 0; made < count; made += 1) this.#start();
  }

  #start(): void {
    const worker = new Worker(new URL('./search-thread.ts', import.meta.url));
    worker.unref();
    const thread: Thread = { worker, waiting: new Map(), hasAnswered: false };
    worker.on('message', ({ number, answer }: FromThread) => {
      thread.hasAnswered = true;
      thread.waiting.get(number)?.resolve(answer);
      thread.waiting.delete(number);
    });
    let why = new Error('a search thread stopped');
    worker.on('error', error => {
      why = error instanceof Error ? error : new Error(String(error));
    });
    worker.on('exit', () => this.#replace(thread, why));
    worker.postMessage(this.#opening());
    this.#threads.push(thread);
  }

  #replace(thread: Thread, why: Error): void {
    this.#threads.splice(this.#threads.indexOf(thread), 1);
    if (!this.#isClosing) {
      this.#onDeath(why);
      if (thread.hasAnswered) this.#start();
    }
    for (const one of thread.waiting.values()) {
      if (this.#isClosing || one.tries >= mostTries) one.reject(why);
      else this.#put({ ...one, tries: one.tries + 1 });
    }
  }

  #put(one: Waiting): void {
    const [thread] = this.#threads.toSorted((a, b) => a.waiting.size - b.waiting.size);
    if (!thread) return one.reject(new Error('no search thread is left'));
    this.#number += 1;
    thread.waiting.set(this.#number, one);
    thread.worker.postMessage({ kind: 'ask', number: this.#number, asked: one.asked } satisfies ToThread);
  }

  tell(told: ToThread): void {
    for (const { worker } of this.#threads) worker.postMessage(told);
  }

  ask<K extends keyof Questions>(kind: K, of: Questions[K]['asked']): Promise<Questions[K]['answer']> {
    return new Promise((resolve, reject) => {
      this.#put({ asked: { kind, of } as Asked, resolve, reject, tries: 1 });
    });
  }

  /** The threads by number, for who wants to see one die. */
  get ids(): readonly number[] {
    return this.#threads.map(({ worker }) => worker.threadId);
  }

  async kill(id: number): Promise<void> {
    await this.#threads.find(({ worker }) => worker.threadId === id)?.worker.terminate();
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }
}
