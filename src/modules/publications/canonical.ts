import { createHash } from 'node:crypto';

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inside]) => inside !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inside]) => [key, inOrder(inside)]),
  );
};

/** JSON in its one form: keys in order, nothing undefined, no spaces (after RFC 8785). */
export const canonicalJson = (value: unknown): string => JSON.stringify(inOrder(value));

/** SHA-256 of the canonical JSON of a value, in hexadecimal. */
export const hashOf = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');
