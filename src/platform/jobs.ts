import { EventEmitter } from 'node:events';
import { Logger, parseCronItems, run, type WorkerEvents } from 'graphile-worker';
import type { Db } from './db.ts';
import { sql } from './db.ts';
import type { Log } from './log.ts';
import type { Tx } from './tx.ts';

/** Work that runs apart from a request: asked for in a transaction, or by the clock. Must bear being run twice. */
export interface Job<W> {
  /** `module/verb`. */
  readonly name: string;
  /** When it runs by itself: a cron pattern in UTC (`minute hour day month weekday`). */
  readonly every?: string;
  readonly run: (world: W, payload: unknown) => Promise<void>;
}

export interface JobOptions {
  /** Jobs of one queue run one after another. */
  readonly queue?: string;
  /** A second request with the same key, before the first has run, replaces it. */
  readonly key?: string;
  readonly at?: Date;
}

/** Asks for a job; it starts within milliseconds after this transaction commits, and not if it does not. */
export const askJob = (tx: Tx, name: string, payload: unknown, options: JobOptions = {}): Promise<number> =>
  tx.run(sql`
    select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json,
             queue_name => ${options.queue ?? null}, job_key => ${options.key ?? null},
             run_at => ${options.at ?? null}::timestamptz)`);

const quiet = (log: Log) =>
  new Logger(() => (level, message) => {
    if (level === 'error') log.error(message);
    else if (level === 'warning') log.warn(message);
  });

interface Watch {
  /** Resolves when the pool of this process, in whose name jobs are taken, is known to live; no job begins before. */
  known(): Promise<unknown>;
  end(): void;
}

/**
 * Makes known which pools of workers live: each holds a lock that PostgreSQL drops when its process dies. What dead workers had
 * under way can be taken up at once; left alone it would wait for four hours.
 */
async function watchWorkers(db: Db, events: WorkerEvents): Promise<Watch> {
  const client = await db.pool.connect();
  client.on('error', () => {});
  await client.query(`
    with under_way as (
      select locked_by from graphile_worker._private_jobs where locked_by is not null
      union
      select locked_by from graphile_worker._private_job_queues where locked_by is not null)
    select graphile_worker.force_unlock_workers(array_agg(locked_by))
      from under_way
     where pg_try_advisory_xact_lock(hashtext('worker'), hashtext(locked_by))`);
  const locks: Promise<unknown>[] = [];
  events.on('pool:create', ({ workerPool }) => {
    const lock = `select pg_advisory_lock(hashtext('worker'), hashtext($1))`;
    locks.push(client.query(lock, [workerPool.id]).catch(() => {}));
  });
  return { known: () => Promise.all(locks), end: () => client.release(true) };
}

/** Starts working through the jobs of all modules. Answers how to stop, which waits for those under way. */
export async function startJobs<W>(
  db: Db,
  log: Log,
  world: W,
  jobs: readonly Job<W>[],
): Promise<() => Promise<void>> {
  const timed = jobs.flatMap(job =>
    job.every === undefined
      ? []
      : [{ task: job.name, match: job.every, options: { backfillPeriod: 86_400_000 } }],
  );
  const events: WorkerEvents = new EventEmitter();
  const watch = await watchWorkers(db, events);
  const runner = await run({
    pgPool: db.pool,
    events,
    logger: quiet(log),
    concurrency: 2,
    noHandleSignals: true,
    noPreparedStatements: false,
    taskList: Object.fromEntries(
      jobs.map(job => [job.name, async payload => watch.known().then(() => job.run(world, payload))]),
    ),
    parsedCronItems: parseCronItems(timed),
  });
  return async () => {
    await runner.stop();
    watch.end();
  };
}
