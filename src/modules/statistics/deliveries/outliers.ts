/** Numbers about the middle of others. */
const sorted = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

/** Quantile by linear interpolation (type 7 of Hyndman and Fan, 1996). NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const row = sorted(values);
  const place = (row.length - 1) * share;
  const low = row[Math.floor(place)] ?? Number.NaN;
  const high = row[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Median absolute deviation from the median, not scaled. */
export function deviation(values: readonly number[]): number {
  const middle = median(values);
  return median(values.map(value => Math.abs(value - middle)));
}

/** A number and the one of the period before, both above zero. */
export interface Pair {
  readonly now: number;
  readonly last: number;
}

/**
 * Whether a change stands out among others (Hidiroglou and Berthelot, 1986). `u` lets large ones stand out sooner, `a` keeps
 * the bounds apart when all change alike, `c` widens them; who is within `least` of the middle change is never asked.
 * Never among fewer than five.
 */
export function standsOut(
  own: Pair,
  others: readonly Pair[],
  { u, a, c, least }: { readonly u: number; readonly a: number; readonly c: number; readonly least: number },
): boolean {
  const all = [own, ...others];
  if (all.length < 5) return false;
  const ratios = all.map(({ now, last }) => now / last);
  // Where nobody is far from anybody, nobody is far from the middle: most are done here, without sorting.
  if (Math.max(...ratios) / Math.min(...ratios) - 1 <= least) return false;
  const middle = median(ratios);
  if (Math.abs(own.now / own.last / middle - 1) <= least) return false;
  const effect = ({ now, last }: Pair): number => {
    const ratio = now / last;
    const score = ratio < middle ? 1 - middle / ratio : ratio / middle - 1;
    return score * Math.max(now, last) ** u;
  };
  const effects = all.map(effect);
  const [first, second, third] = [0.25, 0.5, 0.75].map(share => quantile(effects, share)) as [
    number,
    number,
    number,
  ];
  const low = Math.max(second - first, Math.abs(a * second));
  const high = Math.max(third - second, Math.abs(a * second));
  const mine = effect(own);
  return mine < second - c * low || mine > second + c * high;
}
