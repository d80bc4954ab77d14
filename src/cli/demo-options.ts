import { type DemoWish, sizes } from '../demo/index.ts';

/** What may be said about the demo province. */
export const demoWords = {
  size: { type: 'string' },
  seed: { type: 'string' },
  from: { type: 'string' },
  until: { type: 'string' },
} as const;

export const demoUsage = '[--size small|tiny|province] [--seed N] [--from YYYY-MM-DD] [--until YYYY-MM-DD]';

/** What the demo province should be like, from the options of a command. Throws a sentence on what it cannot be. */
export function demoOptions(
  given: Partial<Readonly<Record<keyof typeof demoWords, string>>>,
): Pick<DemoWish, 'size' | 'seed' | 'from' | 'until'> & { readonly seed: number } {
  const asked = given.size ?? 'small';
  const size = (Object.keys(sizes) as (keyof typeof sizes)[]).find(known => known === asked);
  if (!size) throw new Error(`There is no demo size "${asked}"; take ${Object.keys(sizes).join(' or ')}.`);
  const seed = Number(given.seed ?? 1);
  if (!Number.isInteger(seed)) throw new Error('--seed must be a whole number.');
  return { size, seed, ...(given.from && { from: given.from }), ...(given.until && { until: given.until }) };
}
