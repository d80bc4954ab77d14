import { DuckDBInstance } from '@duckdb/node-api';
import { isStand, type LedgerFormula, type Where } from '../../src/modules/statistics/definition.ts';
import type { Measure } from '../../src/modules/statistics/store/measure.ts';

/** The other side of the ratios: DuckDB on the same events, in a file, on as many threads as there are processors. */
export interface Duck {
  readonly version: string;
  run(statement: string): Promise<void>;
  rows(statement: string): Promise<Record<string, unknown>[]>;
  close(): void;
}

export async function openDuck(file: string): Promise<Duck> {
  const instance = await DuckDBInstance.create(file, {
    memory_limit: '3GB',
    preserve_insertion_order: 'true',
  });
  const connection = await instance.connect();
  const rows = async (statement: string) => (await connection.runAndReadAll(statement)).getRowObjectsJS();
  const [about] = await rows('select version() as version');
  return {
    version: String(about?.['version']),
    run: async statement => void (await connection.run(statement)),
    rows,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

const matches = (where: Where) =>
  (Object.entries(where) as [string, readonly string[]][])
    .map(([column, values]) => `${column} in (${values.map(value => `'${value}'`).join()})`)
    .join(' and ');

function aggregate(formula: LedgerFormula): string {
  switch (formula.op) {
    case 'sum':
      return 'sum(amount)';
    case 'count':
      return 'count(*)';
    case 'distinct':
      return 'count(distinct pseudonym)';
    case 'mean':
      return 'avg(days)';
    case 'median':
      return 'quantile_cont(days, 0.5)';
    case 'at-date':
    case 'without':
      return `sum(case when ${matches(formula.add)} then amount else -amount end)`;
  }
}

/** A measure as DuckDB would be asked: one statement over its raw rows. */
export function duckStatement({ formula, period, only }: Omit<Measure, 'position' | 'by'>): string {
  const during = isStand(formula)
    ? `((${matches(formula.add)}) or (${matches(formula.subtract)})) and day <= '${period.to}'`
    : `${matches(formula.where)} and day between '${period.from}' and '${period.to}'`;
  const here = only ? `and ${only.level} = ${only.unit}` : '';
  const part = 'split' in formula && formula.split ? formula.split : 'null';
  if (formula.op === 'without')
    return `select null as part, count(*)::double as value, sum(events) as events
              from (select item, count(*) as events from item_event where ${during} ${here} and item is not null
                     group by 1 having ${aggregate(formula)} > 0)
             where item not in (select item from item_event
                                 where ${matches(formula.without)} and day between '${period.from}' and '${period.to}'
                                   and item is not null)`;
  return `select ${part} as part, (${aggregate(formula)})::double as value, count(*) as events
            from ${formula.events}_event where ${during} ${here} group by 1 order by 1`;
}
