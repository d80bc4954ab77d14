import type { PoolClient } from 'pg';
import { type Db, sql } from './db.ts';
import type { Log } from './log.ts';
import type { Fact, Tx } from './tx.ts';
import type { Wiring } from './wiring.ts';

interface Waiting {
  readonly id: number;
  readonly subscriber: string;
  readonly kind: string;
  readonly fact: Fact;
  readonly tries: number;
}

/** The oldest fact that may be told now; one that failed holds back later ones for the same subscriber and subject. */
const nextWaiting = (tx: Tx, at: Date) =>
  tx.maybe<Waiting>(sql`
    select id, subscriber, kind, fact, tries
      from platform.outbox o
     where next_try_at <= ${at}
       and not exists (select 1 from platform.outbox earlier
                        where earlier.subscriber = o.subscriber and earlier.subject = o.subject and earlier.id < o.id)
     order by id
     limit 1
       for update skip locked`);

const forget = (tx: Tx, id: number) => tx.run(sql`delete from platform.outbox where id = ${id}`);

const postpone = (tx: Tx, waiting: Waiting, error: string, at: Date) =>
  tx.run(sql`
    update platform.outbox
       set tries = tries + 1, error = ${error},
           next_try_at = ${at}::timestamptz + least(interval '1 hour', interval '1 second' * 2 ^ ${waiting.tries})
     where id = ${waiting.id}`);

async function tell(db: Db, wiring: Wiring, log: Log, at: Date): Promise<boolean> {
  let failed: { waiting: Waiting; error: unknown } | undefined;
  const told = await db
    .transaction(async tx => {
      const waiting = await nextWaiting(tx, at);
      if (!waiting) return false;
      try {
        await wiring.after(waiting.subscriber, waiting.kind)?.(tx, waiting.fact);
      } catch (error) {
        failed = { waiting, error };
        throw error;
      }
      await forget(tx, waiting.id);
      return true;
    })
    .catch((error: unknown) => {
      if (!failed) throw error;
      return true;
    });
  if (failed) {
    const { waiting, error } = failed;
    log.warn(
      { subscriber: waiting.subscriber, kind: waiting.kind, tries: waiting.tries, error },
      'reaction failed',
    );
    await db.transaction(tx => postpone(tx, waiting, String(error), at));
  }
  return told;
}

/**
 * Tells every stored fact that can be told now and answers how many tries that took. A reaction and the forgetting of
 * its fact commit together; a failing one waits 1, 2, 4 … seconds, at most an hour, and is never given up.
 */
export async function tellAll(db: Db, wiring: Wiring, log: Log, now: () => Date): Promise<number> {
  let count = 0;
  while (await tell(db, wiring, log, now())) count += 1;
  return count;
}

/** Keeps telling: woken by NOTIFY at each commit and every few seconds besides. */
export async function startOutbox(
  db: Db,
  wiring: Wiring,
  log: Log,
  now: () => Date,
): Promise<() => Promise<void>> {
  let running: Promise<unknown> = Promise.resolve();
  const round = () => {
    running = running
      .then(() => tellAll(db, wiring, log, now))
      .catch((error: unknown) => log.error({ error }, 'outbox stopped short; it is tried again'));
  };
  let ear: PoolClient | undefined;
  const listen = async () => {
    const client = await db.pool.connect();
    client.on('notification', round);
    client.once('error', () => {
      if (ear !== client) return;
      ear = undefined;
      client.release(true);
    });
    ear = client;
    await client.query('listen bindwerk_outbox');
  };
  const hear = () => (ear ? Promise.resolve() : listen().catch(() => {}));
  const timer = setInterval(() => hear().then(round), 5_000);
  await hear();
  round();
  return async () => {
    clearInterval(timer);
    const last = ear;
    ear = undefined;
    last?.release(true);
    await running;
  };
}
