import type { UnitId } from '#network';
import type { MemberId } from '#people';
import type { Day } from '#platform/day.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { LoanId } from '../loan.ts';

/** On which days open loans of each branch were to come back, as planned when they were lent or renewed. */
export const duePlans = (reader: Reader): Promise<{ unit: UnitId; planned: Day }[]> =>
  reader.many(sql`
    select distinct unit, coalesce(planned_day, due_day) as planned
      from circulation.loan
     where member is not null
     order by unit, planned`);

/** When loans of a branch that were to come back on a day are due. */
export interface DueMove {
  readonly unit: UnitId;
  readonly planned: Day;
  readonly day: Day;
  readonly at: Date;
}

export interface MovedLoan {
  readonly id: LoanId;
  readonly member: MemberId;
  readonly unit: UnitId;
  readonly dueDay: Day;
  readonly wasDay: Day;
  /** The moment of the change, as the database saw it. */
  readonly changedAt: Date;
}

/** Lets loans be due on other days, keeping the day that was planned; answers those whose day changed. */
export const moveDue = (tx: Tx, moves: readonly DueMove[]): Promise<MovedLoan[]> =>
  tx.many<MovedLoan>(sql`
    with move as (
      select * from jsonb_to_recordset(${records(moves)}) as move(unit bigint, planned date, day date, at timestamptz)
    ), wanted as (
      select loan.id, loan.due_day as was_day, move.day, move.at, move.planned,
             coalesce(loan.planned_at, loan.due_at) as planned_at
        from circulation.loan
        join move on move.unit = loan.unit and move.planned = coalesce(loan.planned_day, loan.due_day)
       where loan.member is not null and loan.due_day <> move.day
       order by loan.id
         for update of loan
    )
    update circulation.loan
       set due_day = wanted.day,
           due_at = case when wanted.day = wanted.planned then wanted.planned_at else wanted.at end,
           planned_day = nullif(wanted.planned, wanted.day),
           planned_at = case when wanted.day = wanted.planned then null else wanted.planned_at end
      from wanted
     where loan.id = wanted.id
    returning loan.id, loan.member, loan.unit, loan.due_day, wanted.was_day, now() as changed_at`);
