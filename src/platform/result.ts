/**
 * A refusal is an answer, a bug is an exception. Verbs return one of these two shapes;
 * whoever called reads `ok` and goes on or passes the refusal up, untouched.
 */
export type Result<T, R extends Refusal = Refusal> = Accepted<T> | Refused<R>;

export interface Accepted<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Refused<R extends Refusal = Refusal> {
  readonly ok: false;
  readonly refusal: R;
}

/** A stable code `module/what-is-wrong`; every other property is a fact that explains it to people and machines. */
export interface Refusal {
  readonly code: string;
}

export const ok = <T>(value: T): Accepted<T> => ({ ok: true, value });

export const refuse = <R extends Refusal>(refusal: R): Refused<R> => ({ ok: false, refusal });

export const isRefused = (value: unknown): value is Refused =>
  typeof value === 'object' && value !== null && 'ok' in value && value.ok === false && 'refusal' in value;

/** The one answer of a verb that was given a list of one. Throws when the verb answered with another number. */
export function only<T>(answers: readonly T[]): T {
  const [answer] = answers;
  if (answers.length !== 1 || answer === undefined)
    throw new Error(`expected one answer, got ${answers.length}`);
  return answer;
}
