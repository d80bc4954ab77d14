import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { Offer, PlanSide, PlanState, PlanVerb, Realised } from '../municipal-plan.ts';

/** Adds offers that are new by code and first day. */
export const insertOffers = (tx: Tx, rows: readonly Offer[]): Promise<number> =>
  tx.run(sql`
    insert into programmes.offer (code, from_day, programme, provider, name_nl, name_en, each, people, cents, source)
    select code, "from", programme, provider, name_nl, name_en, each, people, cents, source
      from jsonb_to_recordset(${records(rows)}) as row(
           code text, "from" date, programme text, provider bigint, name_nl text, name_en text, each text, people integer,
           cents integer, source text)
    on conflict (code, from_day) do nothing`);

export const readOffers = (reader: Reader): Promise<Offer[]> =>
  reader.many(sql`
    select code, from_day as "from", programme, provider, name_nl, name_en, each, people, cents, source
      from programmes.offer order by programme, code, from_day`);

export interface PlanStep {
  readonly municipality: UnitId;
  readonly year: number;
  readonly verb: PlanVerb;
  readonly offer: string | null;
  readonly amount: number | null;
  readonly cents: number | null;
  readonly reason: string;
  readonly side: PlanSide;
  readonly staff: number | null;
  readonly at: Date;
}

/** The state of a plan, waited for and held; it begins as a draft. */
export async function lockPlan(tx: Tx, municipality: UnitId, year: number): Promise<PlanState> {
  await tx.run(sql`
    insert into programmes.plan (municipality, year, state) values (${municipality}, ${year}, 'draft')
    on conflict do nothing`);
  const { state } = await tx.one<{ state: PlanState }>(sql`
    select state from programmes.plan where municipality = ${municipality} and year = ${year} for update`);
  return state;
}

export const readPlan = (
  reader: Reader,
  municipality: UnitId,
  year: number,
): Promise<{ state: PlanState } | undefined> =>
  reader.maybe(
    sql`select state from programmes.plan where municipality = ${municipality} and year = ${year}`,
  );

export async function savePlan(tx: Tx, state: PlanState, steps: readonly PlanStep[]): Promise<void> {
  await tx.run(sql`
    insert into programmes.plan_step (municipality, year, verb, offer, amount, cents, reason, side, staff, at)
    select municipality, year, verb, offer, amount, cents, reason, side, staff, at
      from jsonb_to_recordset(${records(steps)}) as row(
           municipality bigint, year integer, verb text, offer text, amount integer, cents integer, reason text,
           side text, staff bigint, at timestamptz)`);
  for (const { municipality, year } of steps.slice(0, 1))
    await tx.run(sql`
      update programmes.plan set state = ${state} where municipality = ${municipality} and year = ${year}`);
}

/** Every step, oldest first. */
export const stepsOf = (reader: Reader, municipality: UnitId, year: number): Promise<PlanStep[]> =>
  reader.many(sql`
    select municipality, year, verb, offer, amount, cents, reason, side, staff, at
      from programmes.plan_step where municipality = ${municipality} and year = ${year} order by id`);

/** What was done in a municipality and its branches: meetings held and people, questions asked, places on the last day. */
export const realisedAt = (
  reader: Reader,
  municipality: UnitId,
  units: readonly UnitId[],
  first: Day,
  last: Day,
): Promise<Realised[]> =>
  reader.many(sql`
    select activity.programme, sum(counted.held) as done, sum(counted.came) as people
      from programmes.counted
      join programmes.meeting on meeting.id = counted.meeting
      join programmes.activity on activity.id = meeting.activity
     where meeting.unit = any(${units}::bigint[]) and meeting.day between ${first} and ${last}
     group by activity.programme
     union all
    select service, count(*), count(*)
      from programmes.help
     where unit = any(${units}::bigint[]) and day between ${first} and ${last} and taken_back_at is null
     group by service
     union all
    select programme, count(*), coalesce(sum(pupils), 0)
      from programmes.location
     where exists (select from programmes.programme
                    where programme.code = location.programme and programme.counts = 'location')
       and municipality = ${municipality} and period @> ${last}::date
     group by programme`);
