import type { Position, RolledUp } from '#ledger';
import type { UnitId } from '#network';
import { addDays, type Day } from '#platform/day.ts';
import { type Reader, sql } from '#platform/db.ts';
import { isStand, type LedgerFormula } from '../definition.ts';
import {
  aggregate,
  during,
  estimated,
  lookedAt,
  type Measure,
  type Measured,
  said,
  views,
} from './measure.ts';

const rolled = {
  item: sql.table('ledger.rolled_item_view'),
  person: sql.table('ledger.rolled_person_view'),
};

/** What a roll keeps of an event, and how the rows of the book that are in no roll yet give the same. */
const kept = {
  item: {
    rolled: sql`kind, day, unit, organisation, municipality, material, audience, form, scope, days, amount, events, estimated`,
    row: sql`kind, day, unit, organisation, municipality, material, audience, form, scope, days, amount, 1,
             case when quality = 'estimated' then amount else 0 end`,
  },
  person: {
    rolled: sql`kind, day, unit, organisation, municipality, age_band, category, amount, events, 0 as estimated`,
    row: sql`kind, day, unit, organisation, municipality, age_band, category, amount, 1, 0`,
  },
} as const;

const isWholeMonths = ({ from, to }: Measure['period']) =>
  from.endsWith('-01') && addDays(to, 1).endsWith('-01');

/** What rolls keep apart, beside place and day. */
const keptApart: Readonly<Record<LedgerFormula['events'], ReadonlySet<string>>> = {
  item: new Set(['kind', 'material', 'audience', 'form', 'scope']),
  person: new Set(['kind', 'age_band', 'category']),
};

const columnsOf = (formula: LedgerFormula): string[] => [
  ...(isStand(formula) ? [formula.add, formula.subtract] : [formula.where]).flatMap(Object.keys),
  ...('split' in formula && formula.split ? [formula.split] : []),
];

/**
 * Whether what was added up can answer: not how many different people or copies there were, only by what rolls keep apart (so not by
 * the theme that a programme had on the day), and only of whole months, since months are folded.
 */
export const canBeRolled = ({ formula, period }: Pick<Measure, 'formula' | 'period'>): boolean =>
  formula.op !== 'distinct' &&
  formula.op !== 'without' &&
  isWholeMonths(period) &&
  columnsOf(formula).every(column => keptApart[formula.events].has(column));

/** The middle of a list in which each number of days stands as often as there were events: half up to it, half from it on. */
const middle = sql`(min(days) filter (where upto > floor((total - 1) / 2.0))
                    + min(days) filter (where upto > ceil((total - 1) / 2.0))) / 2.0`;

function aggregateRolled(formula: LedgerFormula) {
  switch (formula.op) {
    case 'count':
      return sql`sum(events)`;
    case 'mean':
      return sql`sum(days * events) / sum(events) filter (where days is not null)`;
    default:
      return aggregate(formula);
  }
}

type Events = LedgerFormula['events'];

/** The months that a formula looks into; all up to the last day for what stood on a day. */
const inMonths = ({ op }: LedgerFormula, { from, to }: Measure['period']) =>
  op === 'at-date' ? sql`and day <= ${to}` : sql`and day between ${from} and ${to}`;

/**
 * The rows of the book between a mark and a position, of some months or all, found by that alone (`offset 0`): a planner that looks for
 * kind and day first would read years to find this morning. Before anything was added up that is the whole book, and kind and day are
 * what helps.
 */
const since = (events: Events, mark: Position, position: Position, months = sql``) => {
  const between =
    events === 'item'
      ? sql`xid >= ${mark.horizon} and xid < ${position.horizon} and position <= ${position.item}`
      : sql`position > ${mark.person} and position <= ${position.person}`;
  const alone = mark.horizon > 0 ? sql`offset 0` : sql``;
  return sql`(select * from ${views[events]} where ${between} ${months} ${alone}) as since`;
};

const isBehind = (events: Events, mark: Position, position: Position): boolean =>
  events === 'item' ? mark.horizon < position.horizon : mark.person < position.person;

/** What came to a branch in a month. */
export interface UnitMonth {
  readonly unit: UnitId;
  /** The first day of the month. */
  readonly month: Day;
  readonly value: number;
  /** How much of it is an estimate. */
  readonly estimated: number;
}

/** By branch and month of all time, of what was added up; for sums and counts, and for what came less what went. */
export const monthsRolled = (
  reader: Reader,
  formula: LedgerFormula,
  rolls: readonly number[],
): Promise<UnitMonth[]> =>
  reader.many<UnitMonth>(sql`
    select unit, date_trunc('month', day)::date as month, (${aggregateRolled(formula)})::double precision as value,
           sum(estimated) as estimated
      from (select ${kept[formula.events].rolled} from ${rolled[formula.events]}
             where ${lookedAt(formula)} and roll = any(${rolls})) as event
     group by 1, 2`);

/** Rows of the book of one month that are alike in what roll-ups keep apart, added up. */
export interface Alike extends UnitMonth {
  readonly events: number;
  readonly kind: string;
  readonly material: string | null;
  readonly audience: string | null;
  readonly form: string | null;
  readonly scope: string | null;
  readonly ageBand: string | null;
  readonly category: string | null;
}

const apart = {
  item: sql`kind, material, audience, form, scope, null as age_band, null as category`,
  person: sql`kind, null as material, null as audience, null as form, null as scope, age_band, category`,
} as const;

/** What the rows of the book between a mark and a position add up to, whatever their month and kind. */
export async function alikeSince(
  reader: Reader,
  events: Events,
  mark: Position,
  position: Position,
): Promise<Alike[]> {
  if (!isBehind(events, mark, position)) return [];
  return reader.many<Alike>(sql`
    select unit, date_trunc('month', day)::date as month, ${apart[events]}, sum(amount)::double precision as value,
           count(*) as events, ${estimated(events)} as estimated
      from ${since(events, mark, position)}
     group by 1, 2, 3, 4, 5, 6, 7, 8, 9`);
}

/**
 * Runs a formula over what was added up, and over the rows of the book since. Gives what `measureRows` gives; only for measures
 * that can be rolled.
 */
export function measureRolled(
  reader: Reader,
  measure: Measure,
  { rolls, mark }: RolledUp,
): Promise<Measured[]> {
  const { formula, period, position } = measure;
  const { place, here, part } = said(measure);
  const { events } = formula;
  const rows = isBehind(events, mark, position)
    ? sql`union all
          select ${kept[events].row} from ${since(events, mark, position, inMonths(formula, period))}
           where ${during(formula, period)} ${here}`
    : sql``;
  const event = sql`
        (select ${kept[events].rolled} from ${rolled[events]}
          where ${during(formula, period)} and roll = any(${rolls}) ${here}
         ${rows}) as event`;
  if (formula.op === 'median')
    return reader.many<Measured>(sql`
      with alike as (
        select ${place} as place, days, sum(events) as events, sum(estimated) as estimated from ${event} group by 1, 2
      ), ranked as (
        select place, days, events, estimated,
               case when days is not null
                    then sum(events) filter (where days is not null) over (partition by place order by days) end as upto,
               sum(events) filter (where days is not null) over (partition by place) as total
          from alike
      )
      select place, null as part, (${middle})::double precision as value, sum(events) as events,
             sum(estimated) <> 0 as estimated
        from ranked
       group by 1
       order by 1`);
  return reader.many<Measured>(sql`
    select ${place} as place, ${part} as part, (${aggregateRolled(formula)})::double precision as value,
           sum(events) as events, sum(estimated) <> 0 as estimated
      from ${event}
     group by 1, 2
     order by 1, 2`);
}
