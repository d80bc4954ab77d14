import type { Day } from '#platform/day.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { Programme, Template } from '../programme.ts';

type NewProgramme = Omit<Programme, 'goal' | 'opgave' | 'kernfunctie' | 'funding' | 'collection'> & {
  readonly [K in 'goal' | 'opgave' | 'kernfunctie' | 'funding' | 'collection']?: string | undefined;
};

const shape = sql`row(
  code text, version integer, "from" date, name_nl text, name_en text, goal text, opgave text, kernfunctie text,
  counts text, rule_nl text, rule_en text, audience text, partners jsonb, funding text, collection text, source text)`;

/** Adds the versions that are new; answers how many. */
export const insertProgrammes = (tx: Tx, rows: readonly NewProgramme[]): Promise<number> =>
  tx.run(sql`
    insert into programmes.programme (code, version, period, name_nl, name_en, goal, opgave, kernfunctie, counts,
                                      rule_nl, rule_en, audience, partners, funding, collection, source)
    select code, version, daterange("from", null), name_nl, name_en, goal, opgave, kernfunctie, counts, rule_nl, rule_en,
           audience, array(select jsonb_array_elements_text(partners)), funding, collection, source
      from jsonb_to_recordset(${records(rows)}) as ${shape}
    on conflict (code, version) do nothing`);

/** Versions that are known here with another meaning: their count, axes or first day. */
export const changedProgrammes = (
  tx: Tx,
  rows: readonly NewProgramme[],
): Promise<{ code: string; version: number }[]> =>
  tx.many(sql`
    select row.code, row.version
      from jsonb_to_recordset(${records(rows)}) as ${shape}
      join programmes.programme as known on known.code = row.code and known.version = row.version
     where (known.counts, known.goal, known.opgave, known.kernfunctie, lower(known.period))
           is distinct from (row.counts, row.goal, row.opgave, row.kernfunctie, row.from)`);

/** The last day of which the ledger holds something of each of these programmes. */
export const countedUntil = (tx: Tx, codes: readonly string[]): Promise<{ code: string; day: Day }[]> =>
  tx.many(sql`
    select code, max(day) as day
      from (select activity.programme as code, meeting.day
              from programmes.counted
              join programmes.meeting on meeting.id = counted.meeting
              join programmes.activity on activity.id = meeting.activity
             union all
            select service, day from programmes.help) as events
     where code = any(${codes}::text[])
     group by code`);

export const insertTemplates = (tx: Tx, rows: readonly Omit<Template, 'id'>[]): Promise<number> =>
  tx.run(sql`
    insert into programmes.template (programme, title, description, minutes, capacity, price_cents, language, audience, open_to)
    select programme, title, description, minutes, capacity, price_cents, language, audience, open_to
      from jsonb_to_recordset(${records(rows)}) as row(
           programme text, title text, description text, minutes integer, capacity integer, price_cents integer,
           language text, audience text, open_to text)
    on conflict (programme, title) do update set open_to = excluded.open_to`);

/** Every version of every programme, oldest first. */
export const readProgrammes = (reader: Reader): Promise<Programme[]> =>
  reader.many(sql`
    select code, version, lower(period) as "from", name_nl, name_en, goal, opgave, kernfunctie, counts, rule_nl, rule_en,
           audience, partners, funding, collection, source
      from programmes.programme order by code, version`);

export const readTemplates = (reader: Reader): Promise<Template[]> =>
  reader.many(sql`
    select id, programme, title, description, minutes, capacity, price_cents, language, audience, open_to
      from programmes.template order by title`);
