import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { Source } from './source.ts';

export const saveSource = (tx: Tx, source: Omit<Source, 'id'>): Promise<{ id: number }> =>
  tx.one(sql`
    insert into intake.source (code, name, organisation, profile)
    values (${source.code}, ${source.name}, ${source.organisation ?? null}, ${JSON.stringify(source.profile)}::jsonb)
    on conflict (code) do update
       set name = excluded.name, organisation = excluded.organisation, profile = excluded.profile
    returning id`);

export const readSources = (
  reader: Reader,
): Promise<(Omit<Source, 'organisation'> & { organisation: number | null })[]> =>
  reader.many(sql`select id, code, name, organisation, profile from intake.source order by code`);
