import { safePosition } from '#ledger';
import { network } from '#network';
import { addDays, type Day, dayIn } from '#platform/day.ts';
import type { Db } from '#platform/db.ts';
import type { Job } from '#platform/jobs.ts';
import type { World } from '#web/plug.ts';
import { definitionsFor, type Figure, figure, figuresBy, keepFigures } from './figure.ts';
import { monthOf, type Period } from './period.ts';

/** Keeps every figure of a period: of the province, of each organisation and of each municipality. */
export async function keepPeriod(db: Db, period: Period, at: Date): Promise<number> {
  return db.transaction(async tx => {
    const place = await network(tx);
    const position = await safePosition(tx);
    const found: Figure[] = [];
    for (const definition of await definitionsFor(tx, period)) {
      found.push(
        await figure(tx, { definition: definition.code, scope: place.province.id, period, position }),
      );
      for (const level of ['organisation', 'municipality'] as const)
        found.push(...(await figuresBy(tx, definition, level, period, position)).values());
    }
    return keepFigures(tx, found, at);
  });
}

const monthBefore = (day: Day): Period => monthOf(addDays(monthOf(day).from, -1));

/** On the third night of a month, when its last day has been closed: keeps the month before. */
export const keepMonth: Job<World> = {
  name: 'statistics/keep-month',
  every: '0 3 3 * *',
  run: async ({ db, clock, zone }) => {
    const now = clock.now();
    await keepPeriod(db, monthBefore(dayIn(zone, now)), now);
  },
};
