import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { Source } from '../source.ts';

type SourceRow = Omit<Source, 'organisation'> & { readonly organisation: number | null };

export const saveSource = (tx: Tx, source: Omit<Source, 'id'>): Promise<{ id: number }> =>
  tx.one(sql`
    insert into intake.source (code, name, organisation, profile, written_here)
    values (${source.code}, ${source.name}, ${source.organisation ?? null}, ${JSON.stringify(source.profile)}::jsonb,
            ${source.writtenHere ?? false})
    on conflict (code) do update
       set name = excluded.name, organisation = excluded.organisation, profile = excluded.profile
    returning id`);

export const readSource = (reader: Reader, code: string): Promise<SourceRow | undefined> =>
  reader.maybe<SourceRow>(sql`
    select id, code, name, organisation, profile, written_here from intake.source where code = ${code}`);

/** Waits until nobody else takes in from this source; whoever holds the turn keeps it to the end of the transaction. */
export const waitForTurn = (tx: Tx, source: number): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtext('intake.turn'), ${source}::int)`);

/** Takes the turn at once, or not at all. */
export const tryTurn = (tx: Tx, source: number): Promise<{ free: boolean }> =>
  tx.one(sql`select pg_try_advisory_xact_lock(hashtext('intake.turn'), ${source}::int) as free`);

export const readSourceById = (reader: Reader, id: number): Promise<SourceRow> =>
  reader.one<SourceRow>(
    sql`select id, code, name, organisation, profile, written_here from intake.source where id = ${id}`,
  );

export const readSources = (reader: Reader): Promise<SourceRow[]> =>
  reader.many<SourceRow>(
    sql`select id, code, name, organisation, profile, written_here from intake.source order by name, id`,
  );
