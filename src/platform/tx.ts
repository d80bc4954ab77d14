import type { RawBuilder } from 'kysely';
import type { Result } from './result.ts';

/**
 * Something that answers SQL. Statements are written with kysely's `sql` template, in store files only.
 * Columns come back in camelCase; bigint as number, numeric as number, date as `YYYY-MM-DD` text, timestamptz as Date.
 */
export interface Reader {
  many<R>(statement: RawBuilder<R>): Promise<R[]>;
  maybe<R>(statement: RawBuilder<R>): Promise<R | undefined>;
  /** Throws when the statement gives no row, or more than one. */
  one<R>(statement: RawBuilder<R>): Promise<R>;
}

/**
 * One open transaction. Everything done through it commits together or not at all. Statements may be given while another runs:
 * they are carried out in the order in which they were given. Each must be awaited, or its failure is not heard;
 * one that is given after the end is not carried out, and throws.
 */
export interface Tx extends Reader {
  /** Runs a statement and answers how many rows it touched. */
  run(statement: RawBuilder<unknown>): Promise<number>;
  /** Runs once the transaction has committed; a failure is logged, since the change itself stands. */
  afterCommit(effect: () => void | Promise<void>): void;
  /**
   * Tells downstream modules what happened. Inside reactions run here and now, in this transaction, and may refuse:
   * then everything rolls back. After reactions are stored and run later, at least once, in order per subject.
   */
  announce(facts: readonly Fact[]): Promise<void>;
  /** Puts a question that only downstream modules can answer; the answers stand in street order. */
  ask<I, O>(question: Question<I, O>, input: I): Promise<O[]>;
  /** Sends bytes to a `copy … from stdin`. */
  copyIn(statement: string, bytes: Uint8Array): Promise<void>;
}

/** Something that happened, in the past tense: `circulation/lent`. May arrive twice at an after reaction. */
export interface Fact {
  readonly kind: string;
  /** What it is about; after reactions to one subject keep their order. */
  readonly subject: string;
}

/** A typed question that an upstream door declares and downstream modules answer. */
export interface Question<I, O> {
  readonly name: string;
  /** Never set: carries the types. */
  readonly shape?: (input: I) => O;
}

export const question = <I, O>(name: string): Question<I, O> => ({ name });

type Of<F extends Fact, K extends F['kind']> = Extract<F, { kind: K }>;

/** What a module does within the announcer's own transaction; facts of one kind arrive together. */
export type InsideReactions<F extends Fact> = {
  readonly [K in F['kind']]?: (tx: Tx, facts: readonly Of<F, K>[]) => Promise<Result<unknown> | void>;
};

/** What a module does later, each fact in a transaction of its own; must bear being told twice. */
export type AfterReactions<F extends Fact> = {
  readonly [K in F['kind']]?: (tx: Tx, fact: Of<F, K>) => Promise<void>;
};

/** An answer to an upstream question, as a module plugs it in. */
export interface Answer<I, O> {
  readonly to: Question<I, O>;
  readonly answer: (tx: Tx, input: I) => Promise<O>;
}

export const answerTo = <I, O>(
  to: Question<I, O>,
  answer: (tx: Tx, input: I) => Promise<O>,
): Answer<I, O> => ({
  to,
  answer,
});
