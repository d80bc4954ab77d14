import type { PrintedSeries, PrintedValue } from './printed.ts';

/** Why a printed ratio may stand as it does: as it should, with a row left out, or cut off in place of rounded. */
export type Basis = 'as-said' | 'without' | 'cut-off';

/** What does not agree in printed figures, or has to be explained. */
export type Contradiction =
  | {
      readonly kind: 'two-values';
      readonly series: string;
      readonly year: number;
      readonly one: PrintedValue;
      readonly other: PrintedValue;
    }
  | {
      readonly kind: 'ratio';
      readonly series: string;
      readonly year: number;
      readonly printed: number;
      readonly computed: number;
      /** The row that may have been left out. */
      readonly without: string;
      /** What gives the printed number all the same; empty when nothing does. */
      readonly explained: readonly Basis[];
    }
  | { readonly kind: 'break'; readonly series: string; readonly before: number; readonly year: number };

/** A number that was marked provisional may be followed by a final one. */
const isMarkedRevision = (one: PrintedValue, other: PrintedValue): boolean =>
  new Set([one.status, other.status]).size === 2 && [one, other].every(({ status }) => status !== undefined);

const agree = (one: PrintedValue, other: PrintedValue): boolean =>
  one.value === other.value || isMarkedRevision(one, other);

function twoValues({ code, values }: PrintedSeries): Contradiction[] {
  return values.flatMap((one, place) =>
    values
      .slice(place + 1)
      .filter(other => other.year === one.year && !agree(one, other))
      .map(other => ({ kind: 'two-values' as const, series: code, year: one.year, one, other })),
  );
}

/** What a page said that was counted; two names under which one year has one value mean the same. */
function meaningsOf(values: readonly PrintedValue[]): (value: PrintedValue) => string {
  const same = new Map<string, string>();
  const plain = ({ meaning }: PrintedValue) => meaning?.nl ?? '';
  for (const one of values)
    for (const other of values)
      if (one.year === other.year && one.value === other.value && plain(one) < plain(other))
        same.set(plain(other), plain(one));
  return value => same.get(plain(value)) ?? plain(value);
}

/** The year before and the year in which a page says for the first time that something else was counted. */
function renamed({ code, values }: PrintedSeries): Contradiction[] {
  const meaning = meaningsOf(values);
  const meanings = [...Map.groupBy(values, ({ year }) => year)].map(([year, printed]) => ({
    year,
    said: new Set(printed.map(meaning)),
  }));
  return meanings.flatMap(({ year, said }, place): Contradiction[] => {
    const before = meanings[place - 1];
    const isBreak = before !== undefined && !said.isSubsetOf(before.said);
    return isBreak ? [{ kind: 'break', series: code, before: before.year, year }] : [];
  });
}

const inYear = (series: PrintedSeries | undefined, year: number): number | undefined =>
  series?.values.find(value => value.year === year)?.value;

function ratios(series: PrintedSeries, all: ReadonlyMap<string, PrintedSeries>): Contradiction[] {
  const { code, ratio, values } = series;
  if (!ratio) return [];
  const judged = values.flatMap(({ year, value: printed }) => {
    const [of, per] = [inYear(all.get(ratio.of), year), inYear(all.get(ratio.per), year)];
    if (of === undefined || per === undefined || per === 0) return [];
    const computed = of / per;
    const less = (of - (inYear(all.get(ratio.without), year) ?? 0)) / per;
    const gives: Record<Basis, boolean> = {
      'as-said': Math.round(computed) === printed,
      without: Math.round(less) === printed,
      'cut-off': Math.floor(computed) === printed,
    };
    const explained = (Object.keys(gives) as Basis[]).filter(basis => gives[basis]);
    return [{ year, printed, computed, without: ratio.without, explained, follows: gives['as-said'] }];
  });
  return judged.flatMap(({ follows, ...found }, place): Contradiction[] => {
    const before = judged[place - 1];
    const isBreak = before !== undefined && before.follows !== follows;
    return [
      ...(follows ? [] : [{ kind: 'ratio' as const, series: code, ...found }]),
      ...(isBreak ? [{ kind: 'break' as const, series: code, before: before.year, year: found.year }] : []),
    ];
  });
}

/**
 * What does not agree in printed figures: two pages with two values for one year, ratios that do not follow from their
 * own rows, and the year in which the way of counting changed. A clean split and a marked revision agree.
 */
export function contradictions(series: readonly PrintedSeries[]): Contradiction[] {
  const all = new Map(series.map(one => [one.code, one]));
  return series.flatMap(one => [...twoValues(one), ...renamed(one), ...ratios(one, all)]);
}
