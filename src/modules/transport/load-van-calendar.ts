import { z } from 'zod';
import type { Network, UnitId } from '#network';
import { type ClockTime, type Day, parseDay } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { readAgain } from '#platform/once.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { dropStops, insertStops, type RouteRow, saveDepot, saveRoutes } from './store/routes.ts';
import { vanCalendar } from './van-calendar.ts';

const day = z.string().transform((text, context): Day => {
  const known = parseDay(text);
  if (known) return known;
  context.addIssue(`${text} is no day`);
  return z.NEVER;
});
const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .transform(text => text as ClockTime);

const vanFile = z.object({
  depot: z.string(),
  routes: z.array(
    z.object({
      code: z.string().min(1),
      name: z.string().min(1),
      weekdays: z.array(z.int().min(1).max(7)).nonempty(),
      sortedBy: time.optional(),
      stops: z.array(z.object({ unit: z.string(), time })).nonempty(),
      period: z.object({ from: day, until: day.nullish() }),
    }),
  ),
});
type VanFile = z.infer<typeof vanFile>;

/** What is wrong with the form of a `van.json`, a sentence each. */
export const flawsOfVanCalendar = (json: unknown): string[] =>
  (vanFile.safeParse(json).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);

export interface VanUnsound {
  readonly code: 'transport/van-unsound';
  readonly errors: readonly string[];
}

function flawsOf({ depot, routes }: VanFile, network: Network): string[] {
  const known = (code: string) => network.byCode(code) !== undefined;
  const codes = routes.map(({ code, period }) => `${code} from ${period.from}`);
  return [
    ...(known(depot) ? [] : [`depot: the network has no ${depot}`]),
    ...codes.filter((code, i) => codes.indexOf(code) !== i).map(code => `route ${code} is there twice`),
    ...routes.flatMap(({ code, stops }) => {
      const units = stops.map(({ unit }) => unit);
      return [
        ...units.filter(unit => !known(unit)).map(unit => `route ${code}: the network has no ${unit}`),
        ...units
          .filter((unit, i) => units.indexOf(unit) !== i)
          .map(unit => `route ${code} calls twice at ${unit}`),
        ...stops
          .filter(({ time }, i) => i > 0 && time <= (stops[i - 1]?.time ?? ''))
          .map(({ unit }) => `route ${code}: ${unit} comes no later than the stop before it`),
      ];
    }),
  ];
}

/** Loads the routes of a province's `van.json`; loading again changes nothing. Names every error at once. */
export async function loadVanCalendar(
  tx: Tx,
  json: unknown,
  network: Network,
): Promise<Result<{ routes: number }, VanUnsound>> {
  const read = vanFile.safeParse(json);
  if (!read.success) return refuse({ code: 'transport/van-unsound', errors: flawsOfVanCalendar(json) });
  const errors = flawsOf(read.data, network);
  if (errors.length > 0) return refuse({ code: 'transport/van-unsound', errors });
  const idOf = (code: string): UnitId => {
    const unit = network.byCode(code);
    if (!unit) throw new Error(`the network lost ${code}`);
    return unit.id;
  };
  const rows = read.data.routes.map(
    ({ code, name, weekdays, sortedBy, period }): RouteRow => ({
      code,
      name,
      weekdays,
      sortedBy,
      from: period.from,
      until: period.until ?? undefined,
    }),
  );
  await saveDepot(tx, idOf(read.data.depot));
  const saved = await saveRoutes(tx, rows);
  await dropStops(
    tx,
    saved.map(({ id }) => id),
  );
  await insertStops(
    tx,
    read.data.routes.flatMap(({ code, period, stops }) => {
      const route = saved.find(row => row.code === code && row.from === period.from)?.id;
      return route === undefined
        ? []
        : stops.map(({ unit, time }, place) => ({ route, place, unit: idOf(unit), time }));
    }),
  );
  readAgain(tx, vanCalendar);
  return ok({ routes: saved.length });
}
