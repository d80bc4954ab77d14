import type { EditionId, ItemId } from '#catalogue';
import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { Change } from '../what-if/change.ts';
import type { Replayed } from '../what-if/replayed.ts';

/** What came out, before and after, and how it truly went. */
export interface Outcome {
  readonly before: Replayed;
  readonly after: Replayed;
  /** Mean days of those requests that truly became ready by now; null when none did. */
  readonly truly: number | null;
}

export interface WhatIf {
  readonly id: number;
  readonly askedAt: Date;
  readonly first: Day;
  readonly last: Day;
  readonly change: Change;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly done: number;
  readonly steps: number;
  readonly outcome: Outcome | null;
}

type New = Pick<WhatIf, 'askedAt' | 'first' | 'last' | 'change' | 'steps'>;

export const insertWhatIf = (tx: Tx, { askedAt, first, last, change, steps }: New): Promise<WhatIf> =>
  tx.one<WhatIf>(sql`
    insert into requests.what_if (asked_at, first, last, change, steps)
    values (${askedAt}, ${first}, ${last}, ${JSON.stringify(change)}::jsonb, ${steps})
    returning *`);

export const readWhatIf = (reader: Reader, id: number): Promise<WhatIf | undefined> =>
  reader.maybe<WhatIf>(sql`select * from requests.what_if where id = ${id}`);

/** The newest first. */
export const newestWhatIfs = (reader: Reader, most: number): Promise<WhatIf[]> =>
  reader.many<WhatIf>(sql`select * from requests.what_if order by id desc limit ${most}`);

/** Says how far it is. */
export const saveProgress = (tx: Tx, id: number, done: number): Promise<number> =>
  tx.run(sql`update requests.what_if set state = 'running', done = ${done} where id = ${id}`);

export const saveOutcome = (tx: Tx, id: number, outcome: Outcome): Promise<number> =>
  tx.run(sql`
    update requests.what_if set state = 'done', done = steps, outcome = ${JSON.stringify(outcome)}::jsonb where id = ${id}`);

export const saveFailure = (tx: Tx, id: number): Promise<number> =>
  tx.run(sql`update requests.what_if set state = 'failed', outcome = null where id = ${id}`);

/** A wish as it was made, without whose it was. */
export interface PastWish {
  readonly id: number;
  readonly edition: EditionId;
  readonly also: readonly EditionId[];
  readonly onlyItem: ItemId | null;
  readonly pickup: UnitId;
  readonly day: Day;
  /** Days that it truly took; null while it is not ready, or never was. */
  readonly took: number | null;
}

/** What was asked in a stretch of days, the first first; who withdrew before a copy was on its way is left out. */
export const readPastWishes = (reader: Reader, first: Day, last: Day, zone: string): Promise<PastWish[]> =>
  reader.many<PastWish>(sql`
    select id, edition, also, only_item, pickup, day,
           (ready_at at time zone ${zone})::date - day as took
      from requests.request
     where day between ${first} and ${last} and (state <> 'withdrawn' or ready_at is not null)
     order by day, id`);

/** On which days copies of these titles were lent, but for what requests of the same days brought about. */
export const readLoanDays = (
  reader: Reader,
  editions: readonly EditionId[],
  first: Day,
  last: Day,
): Promise<{ item: ItemId; day: Day }[]> =>
  reader.many(sql`
    select loan.item, loan.day
      from circulation.loan_view as loan
      join circulation.copy_view as copy on copy.item = loan.item
     where copy.edition = any(${editions}) and loan.day between ${first} and ${last}
       and not exists (select from requests.request
                        where request.item = loan.item and request.day >= ${first} and request.ready_at is not null
                          and loan.day >= request.ready_at::date)
     order by loan.day, loan.item`);
