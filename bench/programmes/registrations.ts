import { only } from '#platform/result.ts';
import { sql } from '#platform/db.ts';
import { registerFor, type RegisterWish } from '#programmes';
import { together } from '../../src/modules/programmes/pages/agenda/together.ts';
import type { BenchGround } from '../journey/ground.ts';
import { milliseconds } from '../measurement.ts';
import { plan, wishOf } from './plans.ts';

/** Two hundred browsers at a time ask for seats of one activity as its page does; half of all get one. */
export async function measureRegistrations(
  { db }: BenchGround,
  people: number,
): Promise<{ perSecond: number; oversold: number }> {
  const capacity = Math.ceil(people / 2);
  const activity = only(await plan(db, 1, { capacity }));
  const ask = together(
    ({ activity: of }: RegisterWish) => of,
    wishes => db.transaction(tx => registerFor(tx, wishes)),
  );
  let next = 0;
  const browser = async () => {
    while (next < people) {
      const answer = await ask(wishOf(activity, (next += 1)));
      if (!answer.ok) throw new Error(answer.refusal.code);
    }
  };
  const took = await milliseconds(() => Promise.all(Array.from({ length: 200 }, browser)));
  const { held } = await db.one<{ held: number }>(sql`
    select sum(seats) as held from programmes.registration where activity = ${activity} and state = 'registered'`);
  return { perSecond: (people / took) * 1000, oversold: Math.max(0, held - capacity) };
}
