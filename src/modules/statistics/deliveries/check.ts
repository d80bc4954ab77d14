import type { Absence } from '../entry.ts';
import type { Asks, Rule } from './check-rule.ts';
import { deviation, median, type Pair, standsOut } from './outliers.ts';
import type { Cell } from './questionnaire.ts';

/** What a check knows of an answer. */
export interface Checked {
  readonly value: number | null;
  readonly absence: Absence | null;
  readonly definition: string | null;
  readonly version: number | null;
}

/** Everything that the checks of one form look at; nothing here asks the database. */
export interface CheckGround {
  readonly questionnaire: string;
  readonly cells: readonly (Cell & { readonly decimals: number })[];
  readonly answer: (cell: string) => Checked | undefined;
  readonly last: (cell: string) => Checked | undefined;
  /** Of a reference; undefined when it is not known. */
  readonly number: (ref: string) => number | undefined;
  /** The same cell of others, this year and the last. */
  readonly peers: (cell: string) => readonly Pair[];
  /** Places on the last day of the year: how many there are, and how many of them lie in no municipality that is in force. */
  readonly areas: { readonly places: number; readonly outside: number };
  /** What the ledger and the entries say now. */
  readonly figure: (cell: string) => number | undefined;
}

/** What a check asks about a cell. */
export interface Finding {
  readonly rule: string;
  readonly level: Rule['level'];
  readonly cell: string;
  /** The number that is there, and the one that it is held against. */
  readonly value: number | undefined;
  readonly against: number | undefined;
}

type Hit = Pick<Finding, 'cell' | 'value' | 'against'>;

const hit = (cell: string, value?: number, against?: number): Hit => ({ cell, value, against });

/** Room for what a computer cannot write exactly. */
const close = (a: number, b: number, within = 0): boolean =>
  Math.abs(a - b) <= Math.max(within * Math.abs(b), 1e-6 * Math.max(1, Math.abs(a), Math.abs(b)));

/** The sum of references; undefined when one of them is not known. */
function sum(ground: CheckGround, refs: readonly string[]): number | undefined {
  const found = refs.map(ground.number);
  return found.includes(undefined) ? undefined : found.reduce<number>((all, one) => all + (one ?? 0), 0);
}

const numbers = ({ cells, answer }: CheckGround): { cell: CheckGround['cells'][number]; value: number }[] =>
  cells.flatMap(cell => {
    const value = answer(cell.code)?.value;
    return value == null ? [] : [{ cell, value }];
  });

/** Numbers of this year and the last, both above zero. */
const pairs = (ground: CheckGround) =>
  numbers(ground).flatMap(({ cell, value }) => {
    const last = ground.last(cell.code)?.value;
    return last == null || last <= 0 || value <= 0 ? [] : [{ cell, now: value, last }];
  });

const isStep = (value: number, step: number): boolean => close(Math.round(value / step) * step, value);

type Judge<K extends Asks['kind']> = (asks: Extract<Asks, { kind: K }>, ground: CheckGround) => Hit[];

/** The cell of this form that a reference names. */
const own = (ref: string): string => ref.replace(/@.*$/, '').replace(/^.*\//, '');

const judges: { readonly [K in Asks['kind']]: Judge<K> } = {
  filled: (_, { cells, answer }) =>
    cells.filter(({ code, required }) => required !== false && !answer(code)).map(({ code }) => hit(code)),
  decimals: (_, ground) =>
    numbers(ground)
      .filter(({ cell, value }) => !isStep(value, 10 ** -cell.decimals))
      .map(({ cell, value }) => hit(cell.code, value)),
  factor: ({ from, to, below }, ground) =>
    pairs(ground)
      .filter(({ now, last }) => (now / last >= from && now / last <= to) || now / last < below)
      .map(({ cell, now, last }) => hit(cell.code, now, last)),
  range: ({ cells, except = [], min, max, step }, ground) =>
    numbers(ground)
      .filter(({ cell: { code } }) => (cells === 'all' || cells.includes(code)) && !except.includes(code))
      .filter(
        ({ value }) =>
          value < min || (max !== undefined && value > max) || (step !== undefined && !isStep(value, step)),
      )
      .map(({ cell, value }) => hit(cell.code, value, value < min ? min : max)),
  'adds-up': ({ total, parts, minus = [] }, ground) => {
    const [whole, added, less] = [ground.number(total), sum(ground, parts), sum(ground, minus)];
    if (whole === undefined || added === undefined || less === undefined) return [];
    return close(whole, added - less) ? [] : [hit(own(total), whole, added - less)];
  },
  'at-most': ({ cell, most, times = 1 }, ground) => {
    const [value, bound] = [ground.number(cell), sum(ground, most)];
    if (value === undefined || bound === undefined || value <= bound * times + 1e-6) return [];
    return [hit(own(cell), value, bound * times)];
  },
  between: ({ of, per, min, max }, ground) => {
    const [above, below] = [sum(ground, of), sum(ground, per)];
    if (above === undefined || below === undefined || below === 0) return [];
    const ratio = above / below;
    return ratio < min || ratio > max ? [hit(own(of[0] ?? ''), ratio, ratio < min ? min : max)] : [];
  },
  needs: ({ cell, needs }, ground) => {
    const [value, other] = [ground.number(cell), ground.number(needs)];
    return value !== undefined && value > 0 && other === 0 ? [hit(own(needs), 0, value)] : [];
  },
  flow: ({ now, before, plus, minus, within }, ground) => {
    const [end, start] = [ground.number(now), ground.number(before)];
    const [came, went] = [sum(ground, plus), sum(ground, minus)];
    if (end === undefined || start === undefined || came === undefined || went === undefined) return [];
    return close(end, start + came - went, within) ? [] : [hit(own(now), end, start + came - went)];
  },
  change: ({ share, deviations, alone, from }, ground) =>
    pairs(ground)
      .filter(({ cell, now, last }) => {
        if (Math.max(now, last) < from) return false;
        const change = now / last - 1;
        if (Math.abs(change) <= Math.min(share, alone)) return false;
        const others = ground.peers(cell.code).map(pair => pair.now / pair.last - 1);
        if (others.length < 4) return Math.abs(change) > alone;
        const all = [change, ...others];
        const usual = deviations * Math.max(deviation(all), 0.01);
        return Math.abs(change) > share && Math.abs(change - median(all)) > usual;
      })
      .map(({ cell, now, last }) => hit(cell.code, now, last)),
  outlier: (bounds, ground) =>
    pairs(ground)
      .filter(({ cell, now, last }) => standsOut({ now, last }, ground.peers(cell.code), bounds))
      .map(({ cell, now, last }) => hit(cell.code, now, last)),
  copied: ({ over }, ground) =>
    pairs(ground)
      .filter(({ now, last }) => now > over && now === last)
      .map(({ cell, now, last }) => hit(cell.code, now, last)),
  rounded: ({ share, over }, ground) => {
    const large = numbers(ground).filter(({ value }) => value > over);
    const round = large.filter(({ value }) => value % 100 === 0);
    const [first] = round;
    if (!first || large.length < 5 || round.length / large.length <= share) return [];
    return [hit(first.cell.code, round.length, large.length)];
  },
  same: ({ cell, as, within }, ground) => {
    const [value, other] = [ground.number(cell), ground.number(as)];
    if (value === undefined || other === undefined || close(value, other, within)) return [];
    return [hit(own(cell), value, other)];
  },
  break: (_, ground) =>
    ground.cells.flatMap(({ code }) => {
      const [now, last] = [ground.answer(code), ground.last(code)];
      if (!now?.definition || !last?.definition) return [];
      const isSame = now.definition === last.definition && now.version === last.version;
      return isSame ? [] : [hit(code, now.value ?? undefined, last.value ?? undefined)];
    }),
  figure: (_, ground) =>
    numbers(ground).flatMap(({ cell, value }) => {
      const now = ground.figure(cell.code);
      return now === undefined || close(Number(now.toFixed(cell.decimals)), value)
        ? []
        : [hit(cell.code, value, now)];
    }),
  ratio: ({ cell, of, per, times, decimals }, ground) => {
    const [said, above, below] = [ground.number(cell), ground.number(of), ground.number(per)];
    if (said === undefined || above === undefined || below === undefined || below === 0) return [];
    const again = (above / below) * times;
    // Half of the last digit that is printed, and room for what a computer cannot write exactly.
    return Math.abs(said - again) <= 0.5 * 10 ** -decimals + 1e-9 ? [] : [hit(own(cell), said, again)];
  },
  areas: (_, { areas, cells: [first] }) =>
    first && areas.outside > 0 ? [hit(first.code, areas.outside, areas.places)] : [],
  small: ({ under }, ground) =>
    numbers(ground)
      .filter(({ cell, value }) => cell.persons === true && value > 0 && value < under)
      .map(({ cell, value }) => hit(cell.code, value, under)),
};

/** Puts a form through rules; findings stand in the order of the rules. A rule about cells that the form lacks is silent. */
export function check(rules: readonly Rule[], ground: CheckGround): Finding[] {
  const known = new Set(ground.cells.map(({ code }) => code));
  return rules
    .filter(({ questionnaires }) => questionnaires?.includes(ground.questionnaire) ?? true)
    .flatMap(({ code: rule, level, asks }) =>
      (judges[asks.kind] as Judge<Asks['kind']>)(asks, ground)
        .filter(found => known.has(found.cell))
        .map(found => ({ rule, level, ...found })),
    );
}
