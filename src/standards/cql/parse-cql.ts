import type {
  CqlClause,
  CqlFault,
  CqlQuery,
  Modifier,
  Prefix,
  SearchClause,
  SortKey,
  Triple,
} from './query.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Far more than anybody means; what goes beyond is somebody trying. */
const most = { characters: 8_000, clauses: 256, depth: 64 } as const;

const booleans = new Set(['and', 'or', 'not', 'prox']);
const comparisons = new Set(['=', '==', '<', '>', '<=', '>=', '<>']);
const namedRelations = new Set(['any', 'all', 'exact', 'adj', 'within', 'encloses', 'scr']);

/** Thrown inside, so that every rule of the grammar may stop; caught at the door. */
class Fault extends Error {
  readonly fault: CqlFault;
  constructor(fault: CqlFault) {
    super(fault.details);
    this.fault = fault;
  }
}

/** What a clause inherits from what stands around it. */
interface Scope {
  readonly prefixes: readonly Prefix[];
  readonly relation: Omit<SearchClause, 'terms'>;
  readonly depth: number;
}

const serverChoice = { index: 'cql.serverChoice', set: undefined, relation: '=', modifiers: [] } as const;

/** The grammar of CQL 1.2, read by descent; a name after its rule. */
class Parser {
  readonly #tokens: readonly Token[];
  readonly #prefixes: Prefix[] = [];
  #at = 0;
  #clauses = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  query(): CqlQuery {
    const clause = this.#cqlQuery({ prefixes: [], relation: serverChoice, depth: 0 });
    const sortKeys = this.#isKeyword('sortby') ? this.#sortSpec() : [];
    if (this.#next.kind !== 'end') throw this.#syntax(`did not expect "${this.#next.text}"`);
    return { clause, sortKeys, prefixes: this.#prefixes };
  }

  get #next(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '', position: 0 };
  }

  #ahead(by: number): Token | undefined {
    return this.#tokens[this.#at + by];
  }

  #take(): Token {
    const token = this.#next;
    this.#at += 1;
    return token;
  }

  #isSign(text: string): boolean {
    return this.#next.kind === 'sign' && this.#next.text === text;
  }

  #isKeyword(word: string): boolean {
    return this.#next.kind === 'word' && this.#next.text.toLowerCase() === word;
  }

  #isBoolean(): boolean {
    return this.#next.kind === 'word' && booleans.has(this.#next.text.toLowerCase());
  }

  #syntax(what: string): Fault {
    return new Fault({ code: 10, details: `position ${this.#next.position}: ${what}` });
  }

  #text(what: string): string {
    const { kind, text } = this.#next;
    if (kind !== 'word' && kind !== 'quoted') throw this.#syntax(`${what} is missing`);
    this.#at += 1;
    return text;
  }

  /** cqlQuery ::= prefixAssignment cqlQuery | scopedClause */
  #cqlQuery(scope: Scope): CqlClause {
    let { prefixes } = scope;
    while (this.#isSign('>')) {
      this.#take();
      const first = this.#text('the name of a context set');
      const isNamed = this.#isSign('=');
      if (isNamed) this.#take();
      const prefix = isNamed
        ? { name: first, identifier: this.#text('the identifier of a context set') }
        : { name: '', identifier: first };
      prefixes = [prefix, ...prefixes];
      this.#prefixes.push(prefix);
    }
    return this.#scopedClause({ ...scope, prefixes });
  }

  /** scopedClause ::= scopedClause booleanGroup searchClause | searchClause */
  #scopedClause(scope: Scope): CqlClause {
    let left = this.#searchClause(scope);
    while (this.#isBoolean()) {
      const boolean = this.#take().text.toLowerCase() as Triple['boolean'];
      const modifiers = this.#modifierList();
      left = { boolean, modifiers, left, right: this.#searchClause(scope) };
    }
    return left;
  }

  /** searchClause ::= '(' cqlQuery ')' | index relation searchClause | searchTerm searchTerm … */
  #searchClause(scope: Scope): CqlClause {
    if (scope.depth > most.depth)
      throw new Fault({ code: 13, details: `more than ${most.depth} within each other` });
    if (this.#isSign('(')) {
      this.#take();
      const inner = this.#cqlQuery({ ...scope, depth: scope.depth + 1 });
      if (!this.#isSign(')')) throw this.#syntax('a closing parenthesis is missing');
      this.#take();
      return inner;
    }
    const first = this.#text('a search term');
    if (this.#isRelation()) {
      const relation = this.#take().text.toLowerCase();
      const modifiers = this.#modifierList();
      return this.#searchClause({
        ...scope,
        depth: scope.depth + 1,
        relation: { index: first, set: setOf(first, scope.prefixes), relation, modifiers },
      });
    }
    const terms = [first];
    while (
      (this.#next.kind === 'word' && !this.#isBoolean() && !this.#isKeyword('sortby')) ||
      this.#next.kind === 'quoted'
    )
      terms.push(this.#take().text);
    this.#clauses += 1;
    if (this.#clauses > most.clauses)
      throw new Fault({ code: 38, details: `at most ${most.clauses} search clauses` });
    return { ...scope.relation, terms };
  }

  /** A word counts as relation when it is a known one, has a prefix, or carries modifiers; else it is one term more. */
  #isRelation(): boolean {
    const { kind, text } = this.#next;
    if (kind === 'sign') return comparisons.has(text);
    if (kind !== 'word' || this.#isBoolean()) return false;
    return namedRelations.has(text.toLowerCase()) || text.includes('.') || this.#ahead(1)?.text === '/';
  }

  /** modifierList ::= { '/' modifierName [ comparitorSymbol modifierValue ] } */
  #modifierList(): Modifier[] {
    const modifiers: Modifier[] = [];
    while (this.#isSign('/')) {
      this.#take();
      const type = this.#text('the name of a modifier');
      const isCompared = this.#next.kind === 'sign' && comparisons.has(this.#next.text);
      if (isCompared)
        modifiers.push({ type, comparison: this.#take().text, value: this.#text('the value of a modifier') });
      else modifiers.push({ type });
    }
    return modifiers;
  }

  /** sortSpec ::= 'sortby' singleSpec { singleSpec } */
  #sortSpec(): SortKey[] {
    this.#take();
    const keys: SortKey[] = [];
    do keys.push({ index: this.#text('an index to sort by'), modifiers: this.#modifierList() });
    while (this.#next.kind === 'word');
    return keys;
  }
}

/** The context set of an index, if the query declared its prefix. */
function setOf(index: string, prefixes: readonly Prefix[]): string | undefined {
  const dot = index.indexOf('.');
  const name = dot < 0 ? '' : index.slice(0, dot);
  return prefixes.find(prefix => prefix.name === name)?.identifier;
}

export type CqlParsed =
  | { readonly ok: true; readonly query: CqlQuery }
  | { readonly ok: false; readonly fault: CqlFault };

/**
 * Reads a query in CQL 1.1, 1.2 or 2.0. Beyond the grammar it takes loose words in a row (`het achterhuis`) for one
 * term, and a relation before parentheses for all that stands between them, as YAZ does. Never throws.
 */
export function parseCql(text: string): CqlParsed {
  if (text.length > most.characters)
    return { ok: false, fault: { code: 12, details: `at most ${most.characters}` } };
  const tokens = tokensOf(text);
  if (!Array.isArray(tokens))
    return { ok: false, fault: { code: 10, details: `position ${tokens}: a quote is not closed` } };
  try {
    return { ok: true, query: new Parser(tokens).query() };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.fault };
    throw error;
  }
}
