import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { SourceId } from '../source.ts';
import type { KnownSupply, Memory, Supply } from '../supply.ts';

type Nullable<T> = {
  readonly [K in keyof T]: Exclude<T[K], undefined> | (undefined extends T[K] ? null : never);
};

const columns = sql`source, kind, address, part, form, lists, most_gone, every_hours, next_at, failures, failure, memory`;

/** Keeps where a source is fetched from. Another address or part is asked from its beginning. */
export const saveSupply = (tx: Tx, supply: Supply, nextAt: Date | undefined): Promise<number> =>
  tx.run(sql`
    insert into intake.supply as kept (source, kind, address, part, form, lists, most_gone, every_hours, next_at)
    values (${supply.source}, ${supply.kind}, ${supply.address}, ${supply.part ?? null}, ${supply.form ?? null},
            ${supply.lists}, ${supply.mostGone}, ${supply.everyHours ?? null}, ${nextAt ?? null})
    on conflict (source) do update
       set kind = excluded.kind, address = excluded.address, part = excluded.part, form = excluded.form,
           lists = excluded.lists, most_gone = excluded.most_gone, every_hours = excluded.every_hours,
           next_at = excluded.next_at, failures = 0, failure = null,
           memory = case when (kept.kind, kept.address, kept.part, kept.form)
                              is not distinct from (excluded.kind, excluded.address, excluded.part, excluded.form)
                         then kept.memory else '{}' end`);

export const readSupply = (reader: Reader, source: SourceId): Promise<Nullable<KnownSupply> | undefined> =>
  reader.maybe<Nullable<KnownSupply>>(sql`select ${columns} from intake.supply where source = ${source}`);

export const readSupplies = (reader: Reader): Promise<Nullable<KnownSupply>[]> =>
  reader.many<Nullable<KnownSupply>>(sql`select ${columns} from intake.supply order by source`);

/** Whose time has come. */
export const readDue = (reader: Reader, now: Date): Promise<{ source: SourceId }[]> =>
  reader.many(sql`select source from intake.supply where next_at <= ${now} order by next_at`);

/** How a fetch went: what to remember, or why it failed. */
export const saveOutcome = (
  tx: Tx,
  source: SourceId,
  outcome: {
    failures: number;
    failure: string | undefined;
    memory: Memory | undefined;
    nextAt: Date | undefined;
  },
): Promise<number> =>
  tx.run(sql`
    update intake.supply
       set failures = ${outcome.failures}, failure = ${outcome.failure ?? null}, next_at = ${outcome.nextAt ?? null},
           memory = coalesce(${outcome.memory === undefined ? null : JSON.stringify(outcome.memory)}::jsonb, memory)
     where source = ${source}`);

/** From now on files are brought by hand. */
export const removeSupply = (tx: Tx, source: SourceId): Promise<number> =>
  tx.run(sql`delete from intake.supply where source = ${source}`);
