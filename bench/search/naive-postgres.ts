import { type Db, openDb, sql } from '#platform/db.ts';
import { processorTime } from './processor-time.ts';

/**
 * Full text in PostgreSQL as Evergreen does it: an index of words, the rank of every hit, and facets by joining all hits with a
 * table of their values. Words, hits and facets are those of our index. Answers how to ask it and what its session has used.
 */
export async function startNaive(db: Db, url: string) {
  await db.script(`
    drop schema if exists naive cascade;
    create schema naive;
    create table naive.facet (edition bigint not null, field text not null, value text not null);
    insert into naive.facet
    select edition, 'material', material from discovery.title
    union all select edition, 'language', language from discovery.title where language is not null
    union all select edition, 'decade', (year - year % 10)::text from discovery.title where year is not null
    union all select edition, 'author', unnest(authors) from catalogue.edition_view
    union all select edition, 'subject', unnest(subjects) from catalogue.edition_view
    union all select distinct edition, 'branch', home::text from catalogue.item_view;
    create index on naive.facet (edition);
    analyze naive.facet;`);
  const own = openDb({ url, connections: 1 });
  const { pid } = await own.one<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  const ask = (words: readonly string[], branch: number | undefined) => {
    const question = words
      .map(word => (word.endsWith('*') ? `'${word.slice(0, -1)}':*` : `'${word}'`))
      .join(' & ');
    const narrow =
      branch === undefined
        ? sql`true`
        : sql`exists (select from circulation.copy_view as copy
                       where copy.edition = title.edition and copy.state = 'on-shelf' and copy.unit = ${branch})`;
    return own.one<{ total: number }>(sql`
      with hit as materialized (
        select edition, ts_rank(words, ${question}::tsquery, 1) as rank
          from discovery.title
         where words @@ ${question}::tsquery and ${narrow}),
      counted as (
        select field, value, count(*) as count, row_number() over (partition by field order by count(*) desc) as place
          from hit join naive.facet using (edition)
         group by field, value)
      select (select count(*) from hit) as total,
             (select count(*)
                from hit join circulation.copy_view as copy using (edition) where copy.state = 'on-shelf') as free,
             array(select edition from hit order by rank desc limit 10) as hits,
             (select jsonb_agg(jsonb_build_object('field', field, 'value', value, 'count', count))
                from counted where place <= 30 or field = 'branch') as facets`);
  };
  const { version } = await own.one<{ version: string }>(
    sql`select current_setting('server_version') as version`,
  );
  return {
    version,
    ask,
    time: () => processorTime(pid),
    stop: async () => {
      await own.close();
      await db.script('drop schema naive cascade');
    },
  };
}
