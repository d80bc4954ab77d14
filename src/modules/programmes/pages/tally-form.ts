import { z } from 'zod';

/** The fields of a form that counts something. */
export type Tally = Readonly<Record<string, string>>;

const mostAtOnce = 500;

/** What a phone sends that kept tallies: each the fields of its form, with its own number and age. */
export const tallyBody = z.object({
  tallies: z.array(z.record(z.string().max(50), z.string().max(300))).max(mostAtOnce),
});

/** What a phone kept longer than this comes too late to be believed. */
const longest = 14 * 24 * 3_600_000;

/**
 * When it was counted, by how long ago the phone says that was (`geleden`, milliseconds). Its clock may be wrong: only
 * what it measured between counting and sending matters. A form that does not say was filled in now.
 */
export function whenOf(form: Tally, now: Date): Date {
  const ago = Number(form['geleden'] ?? 0);
  const known = Number.isFinite(ago) ? Math.min(Math.max(0, ago), longest) : 0;
  return new Date(now.getTime() - known);
}

export const tallyNumber = (form: Tally): number => Number(form['nummer']);
