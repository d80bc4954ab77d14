import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { PrintedSeries, PrintedValue } from '../printed.ts';

const given = (series: readonly PrintedSeries[]) => sql`
  jsonb_array_elements(${JSON.stringify(series)}::jsonb) as one
  cross join lateral jsonb_array_elements(one -> 'values') as printed`;

/** Values of which the stored row says something else. */
export const changedPrinted = (
  reader: Reader,
  series: readonly PrintedSeries[],
): Promise<{ series: string; year: number; source: string }[]> =>
  reader.many(sql`
    select known.series, known.year, known.source
      from ${given(series)}
      join statistics.printed_value as known
        on known.series = one ->> 'code' and known.year = (printed ->> 'year')::integer
       and known.source = printed ->> 'source'
     where known.body <> printed`);

export const insertPrinted = (tx: Tx, series: readonly PrintedSeries[]): Promise<number> =>
  tx.run(sql`
    with known as (
      insert into statistics.printed_series (code, body)
      select one ->> 'code', one - 'values'
        from jsonb_array_elements(${JSON.stringify(series)}::jsonb) as one
      on conflict (code) do update set body = excluded.body
      returning code
    )
    insert into statistics.printed_value (series, year, source, body)
    select known.code, (printed ->> 'year')::integer, printed ->> 'source', printed
      from ${given(series)}
      join known on known.code = one ->> 'code'
    on conflict do nothing`);

/** Every printed row with its values, oldest year first. */
export const readPrintedSeries = async (reader: Reader): Promise<PrintedSeries[]> =>
  (
    await reader.many<{
      body: Omit<PrintedSeries, 'values'>;
      printed: [PrintedValue, ...PrintedValue[]];
    }>(sql`
      select series.body, jsonb_agg(value.body order by value.year, value.source) as printed
        from statistics.printed_series as series
        join statistics.printed_value as value on value.series = series.code
       group by series.code
       order by series.code`)
  ).map(({ body, printed }) => ({ ...body, values: printed }));
