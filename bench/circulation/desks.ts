import { checkIn, checkOut } from '#circulation';
import { system } from '#people';
import { type BenchGround, today } from '../journey/ground.ts';
import { milliseconds } from '../measurement.ts';
import type { Lending } from './ground.ts';

/** So many desks work at once. */
export const desks = 8;

/** Check-outs and check-ins a second when all desks go on without a pause, one item and one transaction each. */
export async function measureDesks(
  { db }: BenchGround,
  { unit, members, items }: Lending,
  each: number,
): Promise<number> {
  const start = Date.parse(`${today}T11:00:00Z`);
  const work = async (desk: number): Promise<void> => {
    for (let n = 0; n < each; n += 1) {
      const place = desk * each + n;
      const { id = 0 } = items[items.length - 1 - (place % items.length)] ?? {};
      const member = members[place % members.length] ?? 0;
      const at = new Date(start + place * 2000);
      const [lent] = await db.transaction(tx => checkOut(tx, [{ item: id, member, unit, at, by: system }]));
      const back = new Date(at.getTime() + 1000);
      const [taken] = await db.transaction(tx => checkIn(tx, [{ item: id, unit, at: back, by: system }]));
      if (!lent?.ok || !taken?.ok) throw new Error(`refused: ${JSON.stringify([lent, taken])}`);
    }
  };
  const all = () => Promise.all(Array.from({ length: desks }, (_, desk) => work(desk)));
  const taken = await milliseconds(all);
  return (desks * each * 2) / (taken / 1000);
}
