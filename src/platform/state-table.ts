import { ok, refuse, type Result } from './result.ts';

/**
 * The whole life of a thing: per state the verbs that can happen, who may do them and where they lead.
 * A forgotten state, a misspelt target or an unknown actor does not compile. Final states have an empty row.
 */
export type StateTable<S extends string, V extends string, A extends string> = Readonly<
  Record<S, Partial<Readonly<Record<V, Step<NoInfer<S>, NoInfer<A>>>>>>
>;

export interface Step<S extends string, A extends string> {
  readonly to: S;
  readonly by: A | readonly A[];
}

export type StepRefusal =
  | { readonly code: 'state/not-possible-now'; readonly state: string; readonly verb: string }
  | { readonly code: 'state/not-yours-to-do'; readonly verb: string; readonly only: string };

const actors = <A extends string>(step: Step<string, A>): readonly A[] =>
  typeof step.by === 'string' ? [step.by] : step.by;

/** Where a verb by an actor leads from a state, or why it cannot. Touches nothing. */
export function step<S extends string, V extends string, A extends string>(
  table: StateTable<S, V, A>,
  from: NoInfer<S>,
  verb: NoInfer<V>,
  by: NoInfer<A>,
): Result<S, StepRefusal> {
  const next = table[from][verb];
  if (!next) return refuse({ code: 'state/not-possible-now', state: from, verb });
  const allowed = actors(next);
  if (!allowed.includes(by)) return refuse({ code: 'state/not-yours-to-do', verb, only: allowed.join(', ') });
  return ok(next.to);
}

/** The verbs an actor may do in a state, in the order of the table: a screen's buttons, an API's actions. */
export function verbsFor<S extends string, V extends string, A extends string>(
  table: StateTable<S, V, A>,
  state: NoInfer<S>,
  by: NoInfer<A>,
): V[] {
  const row = table[state];
  return (Object.keys(row) as V[]).filter(verb => {
    const found = row[verb];
    return found !== undefined && actors(found).includes(by);
  });
}

/** What a careful reader would object to in a table; an empty list means that it is sound. */
export function flaws(table: StateTable<string, string, string>, start: string): string[] {
  const reached = new Set([start]);
  for (const state of reached) {
    // the set grows while it is walked
    for (const found of Object.values(table[state] ?? {})) if (found) reached.add(found.to);
  }
  const described = Object.keys(table);
  return [
    ...described.filter(state => !reached.has(state)).map(state => `nothing leads to "${state}"`),
    ...[...reached].filter(state => !described.includes(state)).map(state => `"${state}" is not described`),
  ];
}

/** The table as a Mermaid state diagram, for the documentation. */
export function drawing(table: StateTable<string, string, string>, start: string): string {
  const arrows = Object.entries(table).flatMap(([from, row]) =>
    Object.entries(row).map(([verb, found]) => `  ${from} --> ${found?.to}: ${verb}`),
  );
  return ['stateDiagram-v2', `  [*] --> ${start}`, ...arrows].join('\n');
}
