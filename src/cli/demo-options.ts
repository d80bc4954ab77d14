import { type DemoWish, sizes } from '../demo/index.ts';

const names = ['size', 'seed', 'from', 'until'] as const;

export const demoUsage = '[--size small|tiny] [--seed N] [--from YYYY-MM-DD] [--until YYYY-MM-DD]';

/** What the demo province should be like, from the words after a command. Throws a sentence on what it cannot be. */
export function demoOptions(
  args: readonly string[],
): Pick<DemoWish, 'size' | 'seed' | 'from' | 'until'> & { readonly seed: number } {
  const given = Object.fromEntries(
    names.flatMap(name => {
      const at = args.indexOf(`--${name}`);
      return at < 0 ? [] : [[name, args[at + 1] ?? '']];
    }),
  ) as Partial<Record<(typeof names)[number], string>>;
  const asked = given.size ?? 'small';
  const size = (Object.keys(sizes) as (keyof typeof sizes)[]).find(known => known === asked);
  if (!size) throw new Error(`There is no demo size "${asked}"; take ${Object.keys(sizes).join(' or ')}.`);
  const seed = Number(given.seed ?? 1);
  if (!Number.isInteger(seed)) throw new Error('--seed must be a whole number.');
  return { size, seed, ...(given.from && { from: given.from }), ...(given.until && { until: given.until }) };
}
