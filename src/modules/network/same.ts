import { isDeepStrictEqual } from 'node:util';

/** Whether two records hold the same values; what is undefined in one may be left out of the other. */
export const isSame = <T extends object>(a: T, b: T, ignoring: readonly (keyof T)[] = []): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .map(name => name as keyof T)
    .every(name => ignoring.includes(name) || isDeepStrictEqual(a[name], b[name]));
