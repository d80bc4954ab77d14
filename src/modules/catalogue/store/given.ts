import type { UnitId } from '#network';
import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { EditionId } from '../edition.ts';

/** Editions are no longer what others took; since when will be said once this has committed. */
export const unsettle = (tx: Tx, editions: readonly EditionId[]): Promise<number> =>
  tx.run(sql`
    insert into catalogue.given as given (edition)
    select distinct edition from unnest(${editions}::bigint[]) as changed(edition) order by edition
    on conflict (edition) do update set changed = null where given.changed is not null`);

export interface Place {
  readonly branch: UnitId;
  readonly organisation: UnitId;
}

/**
 * Settles committed changes: their moment is the end of this second, by the database's clock. One at a time, so that
 * nothing can be settled later with an earlier moment. What another transaction is changing again stays for the next.
 */
export const settleSome = (tx: Tx, places: readonly Place[], most: number): Promise<number> =>
  tx.run(sql`
    with turn as materialized (
      select pg_advisory_xact_lock(hashtext('catalogue.settle')) is not null as mine
    ), pending as materialized (
      select edition from catalogue.given
       where changed is null and (select mine from turn)
       order by edition limit ${most}
         for update skip locked
    )
    update catalogue.given as given
       set changed = date_trunc('second', clock_timestamp()) + interval '1 second',
           organisations = array(
             select organisation from unnest(given.organisations) as organisation
              union
             select place.organisation
               from catalogue.item
               join unnest(${places.map(p => p.branch)}::bigint[], ${places.map(p => p.organisation)}::bigint[])
                    as place(branch, organisation) on place.branch = item.home
              where item.edition = given.edition and item.withdrawn is null)
      from pending
     where given.edition = pending.edition`);

/**
 * The second that has just passed, by the database's clock, and the moment of the last change. Read where changes are
 * settled: then all that will ever have a moment up to that second can be seen.
 */
export const readHorizon = (reader: Reader): Promise<{ horizon: Date; last: Date | null }> =>
  reader.one(sql`
    select date_trunc('second', clock_timestamp()) as horizon, max(changed) as last from catalogue.given`);

export const readFirst = async (reader: Reader): Promise<Date | undefined> =>
  (await reader.one<{ first: Date | null }>(sql`select min(changed) as first from catalogue.given`)).first ??
  undefined;

/** Where a list is: behind this moment, and behind this edition within the moment. */
export interface Position {
  readonly changed: Date;
  readonly edition: EditionId;
}

/** What a list holds. Moments are whole seconds, both ends included; the last is never after the horizon. */
export interface Span {
  readonly from: Date | undefined;
  readonly until: Date;
  readonly organisation: UnitId | undefined;
}

const within = ({ from, until, organisation }: Span) => sql`
  changed >= ${from ?? '-infinity'}::timestamptz
  and changed <= ${until}
  and ${organisation === undefined ? sql`true` : sql`${organisation} = any(organisations)`}`;

export interface GivenRow {
  readonly edition: EditionId;
  readonly changed: Date;
  readonly organisations: readonly UnitId[];
}

/** A page of a list, in the order of moment and edition, which changes only by what moves to its end. */
export const readGiven = (
  reader: Reader,
  span: Span,
  after: Position | undefined,
  most: number,
): Promise<GivenRow[]> =>
  reader.many<GivenRow>(sql`
    select edition, changed, organisations
      from catalogue.given
     where ${within(span)}
       and ${after === undefined ? sql`true` : sql`(changed, edition) > (${after.changed}, ${after.edition}::bigint)`}
     order by changed, edition
     limit ${most}`);

export const countGiven = (reader: Reader, span: Span): Promise<{ total: number }> =>
  reader.one(sql`select count(*) as total from catalogue.given where ${within(span)}`);

/** Editions in the order of their numbers; of a stretch of time also those whose change has not settled yet. */
export const readGivenInOrder = (
  reader: Reader,
  { organisation, since }: { readonly organisation: UnitId | undefined; readonly since: Date | undefined },
  after: EditionId,
  most: number,
): Promise<{ edition: EditionId; changed: Date | null; organisations: UnitId[] }[]> =>
  reader.many(sql`
    select edition, changed, organisations
      from catalogue.given
     where edition > ${after}
       and ${since === undefined ? sql`true` : sql`(changed is null or changed >= ${since})`}
       and ${organisation === undefined ? sql`true` : sql`${organisation} = any(organisations)`}
     order by edition
     limit ${most}`);

/** What is known of one edition; its moment is null while a change has not settled. */
export const readGivenOne = (
  reader: Reader,
  edition: EditionId,
): Promise<(Omit<GivenRow, 'changed'> & { readonly changed: Date | null }) | undefined> =>
  reader.maybe(sql`select edition, changed, organisations from catalogue.given where edition = ${edition}`);

/** Editions that somebody describes, each with the places where its copies live. */
export const readStanding = (
  reader: Reader,
  editions: readonly EditionId[],
): Promise<{ edition: EditionId; homes: UnitId[] }[]> =>
  reader.many(sql`
    select edition, array(select distinct home from catalogue.item
                           where item.edition = wanted.edition and withdrawn is null) as homes
      from unnest(${editions}::bigint[]) as wanted(edition)
     where exists (select from catalogue.source_record as record
                    where record.edition = wanted.edition and record.deleted_on is null)`);
