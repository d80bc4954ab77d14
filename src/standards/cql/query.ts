/** A query as CQL 1.1, 1.2 and 2.0 write it, taken apart and not yet understood: nothing here knows which indexes exist. */
export interface CqlQuery {
  readonly clause: CqlClause;
  /** In order of weight; `sortby` came with CQL 1.2. */
  readonly sortKeys: readonly SortKey[];
  /** Context sets that the query names itself. */
  readonly prefixes: readonly Prefix[];
}

export type CqlClause = SearchClause | Triple;

export interface SearchClause {
  /** As written, or `cql.serverChoice` when none was. */
  readonly index: string;
  /** The context set whose prefix the query declared for this index (CQL 2.0, 2.2.2); the index may be without prefix. */
  readonly set: string | undefined;
  /** In lower case: `=`, `==`, `any`, …; `=` when none was written. */
  readonly relation: string;
  readonly modifiers: readonly Modifier[];
  /** One, or loose words in a row. As written: `\`, `*`, `?` and `^` are still in it. */
  readonly terms: readonly string[];
}

/** Two clauses and what joins them. */
export interface Triple {
  readonly boolean: 'and' | 'or' | 'not' | 'prox';
  readonly modifiers: readonly Modifier[];
  readonly left: CqlClause;
  readonly right: CqlClause;
}

/** `/stem`, `/distance<3`. */
export interface Modifier {
  readonly type: string;
  readonly comparison?: string;
  readonly value?: string;
}

export interface SortKey {
  readonly index: string;
  readonly modifiers: readonly Modifier[];
}

export interface Prefix {
  /** Empty for the set of indexes without prefix. */
  readonly name: string;
  readonly identifier: string;
}

/** Why a query could not be read; the number is that of the SRU diagnostics list. */
export interface CqlFault {
  readonly code: 10 | 12 | 13 | 38;
  /** Where it went wrong, for whoever wrote the query. */
  readonly details: string;
}

export const isTriple = (clause: CqlClause): clause is Triple => 'boolean' in clause;
