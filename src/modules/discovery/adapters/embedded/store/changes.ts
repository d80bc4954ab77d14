import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { TitleRow } from '../title-row.ts';

/** What the index knows of a title: `title` and `about` are what search and catalogue keep of it. */
const row = sql`
  title.edition, title.material, title.audience, title.language, title.year, about.level, about.authors, about.series,
  about.subjects, title.added - date '2000-01-01' as added, title.loans, title.copies, title.title_key, title.author_key,
  title.sort_key, title.words::text as words,
  array(select (case copy.state when 'on-shelf' then copy.unit else copy.home end) * 2
               + (copy.state = 'on-shelf')::integer
          from circulation.copy_view as copy
         where copy.edition = title.edition and copy.withdrawn is null
           and not copy.gone) as places`;

/** The titles after a number, in order. Which they are is settled first: a join that must find out begins at the first title of all. */
export const readRowsAfter = (reader: Reader, after: number, limit: number): Promise<TitleRow[]> =>
  reader.many<TitleRow>(sql`
    select ${row}
      from discovery.title_view as title
      join catalogue.edition_view as about on about.edition = title.edition
     where title.edition = any(array(
             select edition from discovery.title where edition > ${after} order by edition limit ${limit}))
     order by title.edition`);

/** Which log this is: another server, another database or a restored one has another. */
export const readIdentity = async (reader: Reader): Promise<string> =>
  (
    await reader.one<{ identity: string }>(sql`
      select concat_ws(' ', log.identity, control.system_identifier, current_database()) as identity
        from discovery.change_log as log, pg_control_system() as control`)
  ).identity;

/** All later statements of the transaction see the database as the first one does. */
export const seeOneMoment = (tx: Tx): Promise<number> =>
  tx.run(sql`set transaction isolation level repeatable read, read only`);

/** Where in the log this transaction stands. */
export const readPosition = async (reader: Reader): Promise<string> =>
  (await reader.one<{ position: string }>(sql`select pg_current_snapshot()::text as position`)).position;

/** Where the log stands, for who has read up to a position. */
export interface Standing {
  readonly position: string;
  /** Whether the log no longer reaches back so far, or the position is not of its past. */
  readonly tooOld: boolean;
  readonly count: number;
}

/** What happened since a position. */
export interface Changes extends Standing {
  /** Titles as they are now, null for those that are gone; left out when there are more than asked for. */
  readonly titles: readonly { readonly edition: number; readonly row: TitleRow | null }[] | null;
}

const isTooOld = (position: string) => sql`
  log.floor > pg_snapshot_xmin(${position}::pg_snapshot)
    or pg_snapshot_xmax(${position}::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot())`;

/** What transactions changed that were not visible at a position and now are; the upper bound tells the planner that the span is short. */
const since = (position: string) => sql`
  discovery.change
   where xid >= pg_snapshot_xmin(${position}::pg_snapshot)
     and xid < pg_snapshot_xmax(pg_current_snapshot())
     and not pg_visible_in_snapshot(xid, ${position}::pg_snapshot)`;

/**
 * How far the log is ahead of a position: the question before every search, so as cheap as can be. Where the snapshot is still
 * the one of the position, no transaction that writes has ended since, and the log need not be looked at.
 */
export const readStanding = (reader: Reader, position: string): Promise<Standing> =>
  reader.one<Standing>(sql`
    select now.position,
           now.position <> ${position} and (select ${isTooOld(position)} from discovery.change_log as log) as too_old,
           case when now.position = ${position} then 0 else (select count(*) from ${since(position)}) end as count
      from (select pg_current_snapshot()::text as position) as now`);

/**
 * The titles that changed since a position. One statement, so one moment: what is told of each title belongs together.
 */
export const readChanges = (reader: Reader, position: string, most: number): Promise<Changes> =>
  reader.one<Changes>(sql`
    with changed as materialized (
      select distinct edition from ${since(position)}),
    number as materialized (select count(*) as changes from changed)
    select pg_current_snapshot()::text as position, number.changes as count,
           ${isTooOld(position)} as too_old,
           case when number.changes <= ${most} then (
             select coalesce(jsonb_agg(jsonb_build_object('edition', changed.edition, 'row', now.row)), '[]')
               from changed
               left join lateral (
                      select jsonb_build_object(
                               'edition', one.edition, 'material', one.material, 'audience', one.audience,
                               'language', one.language, 'year', one.year, 'level', one.level, 'authors', one.authors,
                               'series', one.series, 'subjects', one.subjects, 'added', one.added, 'loans', one.loans,
                               'copies', one.copies, 'titleKey', one.title_key, 'authorKey', one.author_key,
                               'sortKey', one.sort_key, 'words', one.words, 'places', one.places) as row
                        from (select ${row}
                                from discovery.title_view as title
                                join catalogue.edition_view as about on about.edition = title.edition
                               where title.edition = changed.edition) as one
                      ) as now on true) end as titles
      from discovery.change_log as log, number`);

/** Lets go of what was changed long ago; an index that has not read it yet is made anew. */
export const trimChanges = (tx: Tx, before: Date): Promise<number> =>
  tx.run(sql`
    with gone as (
      delete from discovery.change
       where at < ${before} and xid < pg_snapshot_xmin(pg_current_snapshot())
      returning xid)
    update discovery.change_log
       set floor = greatest(floor, (select (max(xid::text::bigint) + 1)::text::xid8 from gone))
     where exists (select from gone)`);
