import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { safePosition } from '#ledger';
import { network } from '#network';
import { type Actor, allows } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { definitionsFor, figuresBy } from '../figure.ts';
import { parsePeriod } from '../period.ts';
import type { OpenRefusal } from '../refusals.ts';
import { insertOpenTable, openTablesOf } from '../store/open-tables.ts';
import type { OpenBody, OpenTable } from './published.ts';
import { suppress } from './suppress.ts';

const plans = z.array(
  z.strictObject({
    code: z.string(),
    /** A definition with a split; its places are the municipalities. */
    definition: z.string(),
    /** True when it counts people, or lets them be counted: small numbers are hidden. */
    persons: z.boolean(),
  }),
);

/** The tables that can be published. */
export const openPlans = plans.parse(
  JSON.parse(readFileSync(new URL('tables.json', import.meta.url), 'utf8')),
);

/**
 * Publishes a table of a year over the municipalities, with small numbers hidden and enough beside them. Published again
 * when the book changed, it is another number; the same table is not published twice.
 */
export async function publishOpenTable(
  tx: Tx,
  wish: {
    readonly code: string;
    readonly year: number;
    readonly at: Date;
    readonly by: Actor;
    readonly name: string;
  },
): Promise<Result<OpenTable, OpenRefusal>> {
  const { code, year, at, by, name } = wish;
  const place = await network(tx);
  const province = place.province.id;
  if (!allows(by, 'poi', province, place, place.today(province, at)))
    return refuse({ code: 'people/not-allowed', role: 'poi', unit: province });
  const plan = openPlans.find(one => one.code === code);
  const period = parsePeriod(String(year));
  const definition = period && (await definitionsFor(tx, period)).find(one => one.code === plan?.definition);
  if (!plan || !period || !definition) return refuse({ code: 'statistics/unknown-figure', figure: code });
  const found = await figuresBy(tx, definition, 'municipality', period, await safePosition(tx));
  const units = place.units('municipality', period.to);
  const parts = (unit: number) => found.get(unit)?.parts ?? [];
  const columns = [...new Set(units.flatMap(({ id }) => parts(id).map(({ part }) => part)))].toSorted();
  const cells = units.map(({ id }) =>
    columns.map(column => parts(id).find(({ part }) => part === column)?.value ?? 0),
  );
  const rows = units.map(unit => ({ code: unit.code, name: unit.name }));
  const statuses = new Set([...found.values()].map(({ status }) => status));
  const body: OpenBody = {
    name: definition.name,
    explanation: definition.explanation,
    unit: definition.unit,
    definition: definition.code,
    version: definition.version,
    source: definition.source,
    status: statuses.has('provisional') ? 'provisional' : 'normal',
    rows,
    columns,
    shown: suppress({ rows: rows.map(row => row.code), columns, cells }, plan.persons ? 5 : 0),
  };
  const before = (await openTablesOf(tx, code, year)).at(-1);
  if (before && JSON.stringify(before.body.shown) === JSON.stringify(body.shown)) return ok(before);
  const table = { code, year, number: (before?.number ?? 0) + 1, body, publishedBy: name, publishedAt: at };
  await insertOpenTable(tx, table);
  return ok(table);
}
