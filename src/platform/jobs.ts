import { Logger, parseCronItems, type Runner, run } from 'graphile-worker';
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

/** Starts working through the jobs of all modules; the runner's `stop` waits for those under way. */
export function startJobs<W>(db: Db, log: Log, world: W, jobs: readonly Job<W>[]): Promise<Runner> {
  const timed = jobs.flatMap(job =>
    job.every === undefined
      ? []
      : [{ task: job.name, match: job.every, options: { backfillPeriod: 86_400_000 } }],
  );
  return run({
    pgPool: db.pool,
    logger: quiet(log),
    concurrency: 2,
    noHandleSignals: true,
    noPreparedStatements: false,
    taskList: Object.fromEntries(jobs.map(job => [job.name, payload => job.run(world, payload)])),
    parsedCronItems: parseCronItems(timed),
  });
}
