import { type CqlClause, isTriple, type Modifier, type SearchClause } from '#standards/cql/query.ts';
import { SruFault } from '#standards/sru/diagnostics.ts';
import type { Clause, WordField } from '../../clause.ts';
import { wordsOf } from '../../fold.ts';
import { contextSets, type Index, indexes, type Meaning } from './indexes.ts';
import { readTerm, type Term } from './term.ts';

const none: Clause = { kind: 'not', left: { kind: 'all' }, right: { kind: 'all' } };

/** What we do anyway, or what may be left to us. */
const harmless = new Set([
  'stem',
  'relevant',
  'word',
  'ignorecase',
  'ignoreaccents',
  'masked',
  'unmasked',
  'string',
  'isodate',
  'number',
]);

function refuseModifiers(modifiers: readonly Modifier[], code: 20 | 46): void {
  for (const { type } of modifiers) {
    const [, name = type] = /^(?:cql|rel)\.(.*)$/.exec(type) ?? [];
    if (code === 46 || !harmless.has(name.toLowerCase())) throw new SruFault(code, type);
  }
}

/** The index that a query means; without a prefix it may be of any set. */
export function indexOf({ index, set }: Pick<SearchClause, 'index' | 'set'>): Index {
  const dot = index.indexOf('.');
  const name = index.slice(dot + 1).toLowerCase();
  const prefix = index.slice(0, Math.max(dot, 0)).toLowerCase();
  const sets = Object.entries(contextSets).filter(([own, identifier]) =>
    set === undefined ? prefix === '' || prefix === own : set === identifier,
  );
  if (sets.length === 0) throw new SruFault(15, set ?? prefix);
  const found = indexes.find(
    known => known.name.toLowerCase() === name && sets.some(([own]) => own === known.set),
  );
  if (!found) throw new SruFault(16, index);
  return found;
}

const join = (kind: 'and' | 'or', clauses: readonly Clause[]): Clause =>
  clauses.length === 0 ? none : clauses.reduce((left, right) => ({ kind, left, right }));

/** `=` and `all`: every word; `any`: one of them; `adj`: in a row; `==`: the whole title. */
function ofWords(field: WordField, relation: string, { text, begins }: Term, index: string): Clause {
  const words = wordsOf(text);
  const each = words.map(
    (word, place): Clause => ({
      kind: 'words',
      field,
      words: [word],
      begins: begins && place === words.length - 1,
    }),
  );
  switch (relation) {
    case '=':
    case 'scr':
    case 'all':
      return join('and', each);
    case 'any':
      return join('or', each);
    case 'adj':
      return { kind: 'words', field, words, begins };
    case '==':
    case 'exact':
      if (field === 'title' && !begins) return { kind: 'title-is', words };
      throw new SruFault(22, `${index} ${relation}`);
    default:
      throw new SruFault(22, `${index} ${relation}`);
  }
}

function ofValue(
  clause: (text: string) => Clause | undefined,
  relation: string,
  { text, begins }: Term,
  index: string,
): Clause {
  if (begins) throw new SruFault(28, text);
  const read = (one: string): Clause => {
    const found = clause(one);
    if (!found) throw new SruFault(36, `${index}: ${one}`);
    return found;
  };
  if (relation === 'any') return join('or', text.split(/\s+/).map(read));
  if (relation === '<>') return { kind: 'not', left: { kind: 'all' }, right: read(text) };
  if (['=', '==', 'exact', 'all', 'scr', 'adj'].includes(relation)) return read(text);
  throw new SruFault(22, `${index} ${relation}`);
}

/** A year, or the year of a date. */
function yearIn(text: string, index: string): number {
  const year = /^(\d{1,4})(?:-\d\d){0,2}$/.exec(text)?.[1];
  if (year === undefined) throw new SruFault(36, `${index}: ${text}`);
  return Number(year);
}

const spans: Readonly<Record<string, (year: number) => readonly [number | undefined, number | undefined]>> = {
  '=': year => [year, year],
  '==': year => [year, year],
  exact: year => [year, year],
  scr: year => [year, year],
  '<': year => [undefined, year - 1],
  '<=': year => [undefined, year],
  '>': year => [year + 1, undefined],
  '>=': year => [year, undefined],
};

function ofYear(relation: string, { text, begins }: Term, index: string): Clause {
  if (begins) throw new SruFault(28, text);
  if (relation === 'within') {
    const [from, to, ...more] = text.split(/\s+/).map(one => yearIn(one, index));
    if (from === undefined || to === undefined || more.length > 0)
      throw new SruFault(36, `${index}: ${text}`);
    return { kind: 'years', from, to };
  }
  const span = Object.hasOwn(spans, relation) ? spans[relation] : undefined;
  if (!span) throw new SruFault(22, `${index} ${relation}`);
  const [from, to] = span(yearIn(text, index));
  return { kind: 'years', from, to };
}

const known = new Set(['=', '==', '<>', '<', '<=', '>', '>=', 'any', 'all', 'adj', 'exact', 'scr', 'within']);

function ofSearch(clause: SearchClause): Clause {
  if (/^(?:cql\.)?resultsetid$/i.test(clause.index)) throw new SruFault(50, clause.index);
  const { meaning }: { readonly meaning: Meaning } = indexOf(clause);
  const relation = clause.relation.replace(/^cql\./, '');
  if (!known.has(relation)) throw new SruFault(19, clause.relation);
  refuseModifiers(clause.modifiers, 20);
  const term = readTerm(clause.terms.join(' '));
  switch (meaning.kind) {
    case 'words':
      return ofWords(meaning.field, relation, term, clause.index);
    case 'value':
      return ofValue(meaning.clause, relation, term, clause.index);
    case 'year':
      return ofYear(relation, term, clause.index);
  }
}

/** What a query asks of the search. Throws an `SruFault` for what it cannot do. */
export function translate(clause: CqlClause): Clause {
  if (!isTriple(clause)) return ofSearch(clause);
  if (clause.boolean === 'prox') throw new SruFault(39, 'prox');
  refuseModifiers(clause.modifiers, 46);
  return { kind: clause.boolean, left: translate(clause.left), right: translate(clause.right) };
}
