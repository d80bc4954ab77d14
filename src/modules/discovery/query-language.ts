import type { Clause, WordField } from './clause.ts';
import { parseIsbn } from '#standards/isbn/isbn.ts';
import { readTyped } from './typed.ts';

type Operator = 'and' | 'or' | 'not';

/** Only in capitals: in small letters these are words of titles ("Nu of nooit"). */
const operators: Readonly<Record<string, Operator>> = {
  EN: 'and',
  AND: 'and',
  OF: 'or',
  OR: 'or',
  NIET: 'not',
  NOT: 'not',
};

/** What may stand before a colon, and where it looks. Authors and series stand together in a title's words. */
const fields: Readonly<Record<string, WordField | 'isbn'>> = {
  titel: 'title',
  title: 'title',
  auteur: 'names',
  schrijver: 'names',
  author: 'names',
  serie: 'names',
  series: 'names',
  onderwerp: 'subjects',
  subject: 'subjects',
  isbn: 'isbn',
};

type Token =
  | { readonly kind: 'operator'; readonly operator: Operator }
  | { readonly kind: 'field'; readonly field: WordField | 'isbn' }
  | { readonly kind: 'text'; readonly text: string };

/** A phrase with its quotes, a name with its colon, or a run of anything but blanks and quotes. */
const pieces = /["“”„][^"“”„]*["“”„]|\p{L}+:|[^\s"“”„]+|["“”„]/gu;

const longest = 300;

function fieldOf(piece: string): WordField | 'isbn' | undefined {
  const name = piece.endsWith(':') ? piece.slice(0, -1).toLowerCase() : '';
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function tokensOf(text: string): Token[] {
  const found = [...text].slice(0, longest).join('').match(pieces) ?? [];
  // who types everything in capitals means no operators by it
  const isShouted = found.every(piece => !/["“”„\p{Ll}]/u.test(piece) && fieldOf(piece) === undefined);
  return found.map((piece): Token => {
    const field = fieldOf(piece);
    if (field) return { kind: 'field', field };
    const operator = Object.hasOwn(operators, piece) ? operators[piece] : undefined;
    return operator && !isShouted ? { kind: 'operator', operator } : { kind: 'text', text: piece };
  });
}

const both = (kind: 'and' | 'or', clauses: readonly Clause[]): Clause | undefined =>
  clauses.length === 0 ? undefined : clauses.reduce((left, right) => ({ kind, left, right }));

/** The words of a text that must all be in one field. */
function wordsIn(text: string, field: WordField | 'isbn'): Clause | undefined {
  const isbn = field === 'isbn' ? parseIsbn(text) : undefined;
  if (isbn !== undefined) return { kind: 'words', field: 'rest', words: [isbn], begins: false };
  const within = field === 'isbn' ? 'rest' : field;
  return both(
    'and',
    readTyped(text).must.map((words): Clause => ({ kind: 'words', field: within, words, begins: false })),
  );
}

/** What stands between two `OF`: all that must be there, without all that must not. */
class Group {
  readonly #wanted: Clause[] = [];
  readonly #unwanted: Clause[] = [];

  add(clause: Clause | undefined, isWanted: boolean): void {
    if (clause) (isWanted ? this.#wanted : this.#unwanted).push(clause);
  }

  get clause(): Clause | undefined {
    const right = both('or', this.#unwanted);
    const left = both('and', this.#wanted);
    return right ? { kind: 'not', left: left ?? { kind: 'all' }, right } : left;
  }
}

/**
 * Reads the query language that people may type: `EN`, `OF`, `NIET` (also `AND`, `OR`, `NOT`), in capitals, and `titel:`,
 * `auteur:`, `serie:`, `onderwerp:`, `isbn:`. A field holds up to the next field or operator; `NIET` is for what comes up to
 * the next operator; `OF` binds least. Operators with nothing beside them are left out. Nothing when the text uses none of it.
 */
export function readQueryLanguage(text: string): Clause | undefined {
  const tokens = tokensOf(text);
  if (tokens.every(({ kind }) => kind === 'text')) return undefined;
  const groups = [new Group()];
  let field: WordField | 'isbn' = 'anywhere';
  let isWanted = true;
  let run: string[] = [];
  const endRun = () => {
    groups.at(-1)?.add(wordsIn(run.join(' '), field), isWanted);
    run = [];
  };
  for (const token of tokens) {
    if (token.kind === 'text') {
      run.push(token.text);
      continue;
    }
    endRun();
    if (token.kind === 'field') field = token.field;
    else {
      field = 'anywhere';
      isWanted = token.operator !== 'not';
      if (token.operator === 'or') groups.push(new Group());
    }
  }
  endRun();
  return both(
    'or',
    groups.flatMap(({ clause }) => clause ?? []),
  );
}
