import type { Answer, Fact, Tx } from './tx.ts';
import type { Result } from './result.ts';

type Inside = (tx: Tx, facts: readonly Fact[]) => Promise<Result<unknown> | void>;
type After = (tx: Tx, fact: Fact) => Promise<void>;

/** The reactions and answers of one module, as it plugs them in. */
export interface Listener {
  readonly name: string;
  readonly inside?: unknown;
  readonly after?: unknown;
  readonly answers?: readonly unknown[];
}

/** Who listens to what, in street order: made once by main from the modules. */
export interface Wiring {
  inside(kind: string): readonly Inside[];
  /** Names of the modules that react to a kind afterwards. */
  subscribers(kind: string): readonly string[];
  after(subscriber: string, kind: string): After | undefined;
  answers(question: string): readonly ((tx: Tx, input: unknown) => Promise<unknown>)[];
}

const table = <H>(handlers: unknown): Readonly<Record<string, H>> =>
  (handlers ?? {}) as Readonly<Record<string, H>>;

/** Gathers what the modules plugged in. The order of the list is the order in which they are told. */
export function wire(listeners: readonly Listener[]): Wiring {
  const answers = listeners.flatMap(
    ({ answers: given }) => (given ?? []) as readonly Answer<unknown, unknown>[],
  );
  return {
    inside: kind => listeners.flatMap(({ inside }) => table<Inside>(inside)[kind] ?? []),
    subscribers: kind => listeners.filter(({ after }) => kind in table<After>(after)).map(({ name }) => name),
    after: (subscriber, kind) => table<After>(listeners.find(({ name }) => name === subscriber)?.after)[kind],
    answers: name => answers.filter(({ to }) => to.name === name).map(({ answer }) => answer),
  };
}

/** Nobody listens: for tools that touch one module only. */
export const unwired: Wiring = wire([]);
