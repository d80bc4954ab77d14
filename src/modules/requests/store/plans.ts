import { sql, type Tx } from '#platform/db.ts';
import type { Plan } from '#routing';

/** What is kept of a plan. Costs in patron-days. */
export interface PlanRow extends Pick<Plan, 'method' | 'cost' | 'bound'> {
  readonly at: Date;
  readonly wishes: number;
  readonly routed: number;
}

/** One plan at a time: a second one waits here, and then finds nothing left to do. */
export const lockPlanner = (tx: Tx): Promise<unknown[]> =>
  tx.many(sql`select pg_advisory_xact_lock(hashtext('requests.plan'), 0)`);

export const insertPlan = (tx: Tx, { at, wishes, routed, method, cost, bound }: PlanRow): Promise<number> =>
  tx.run(sql`
    insert into requests.plan (at, wishes, routed, method, cost, bound)
    values (${at}, ${wishes}, ${routed}, ${method}, ${cost}, ${bound})`);
