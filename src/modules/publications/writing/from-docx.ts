import { type DocxPiece, readDocx, type Run } from '#standards/docx/read-docx.ts';

/** A text from a word processor as an author would type it here. */
export interface FromDocx {
  /** In Markdown, a chapter at each `#`. */
  readonly text: string;
  /** The first heading. */
  readonly title: string | undefined;
  /** Pictures that did not come along. */
  readonly pictures: number;
}

const escape = (text: string): string => text.replaceAll(/[*{}[\]]/g, ' ').replaceAll(/\s+/g, ' ');

/** Neighbours that stand out in the same way as one, since a word processor cuts words anywhere. */
function joined(runs: readonly Run[]): Run[] {
  const done: Run[] = [];
  for (const run of runs) {
    const last = done.at(-1);
    if (last && last.strong === run.strong && last.emphasis === run.emphasis && last.href === run.href)
      done[done.length - 1] = { ...last, text: last.text + run.text };
    else done.push(run);
  }
  return done;
}

/** Puts signs around words, the white outside them. */
function around(text: string, sign: string): string {
  const words = text.trim();
  if (words === '') return text;
  const [before = '', after = ''] = [/^\s*/.exec(text)?.[0], /\s*$/.exec(text)?.[0]];
  return `${before}${sign}${words}${sign}${after}`;
}

const marked = (runs: readonly Run[]): string =>
  joined(runs)
    .map(({ text, strong, emphasis, href }) => {
      const words = escape(text);
      if (href !== undefined && words.trim() !== '') return `[${words.trim()}](${href})`;
      return strong ? around(words, '**') : emphasis ? around(words, '*') : words;
    })
    .join('')
    .trim();

const plain = (runs: readonly Run[]): string => escape(runs.map(({ text }) => text).join('')).trim();

function write(piece: DocxPiece): string {
  if (piece.kind === 'table') {
    const wide = Math.max(...piece.rows.map(row => row.length));
    const rows = piece.rows.map(row =>
      Array.from({ length: wide }, (_, n) =>
        escape(row[n] ?? '')
          .replaceAll('|', '/')
          .trim(),
      ),
    );
    const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
    const [head = [], ...rest] = rows;
    return [line(head.map(cell => cell || '–')), line(head.map(() => '---')), ...rest.map(line)].join('\n');
  }
  const { level, list, isQuote, runs } = piece;
  if (level !== undefined) return `${'#'.repeat(Math.min(level, 3))} ${plain(runs)}`;
  if (list !== undefined) return `${list === 'numbers' ? '1.' : '-'} ${marked(runs)}`;
  return isQuote ? `> ${marked(runs)}` : marked(runs);
}

const isItem = (piece: DocxPiece | undefined): boolean =>
  piece?.kind === 'paragraph' && piece.list !== undefined;

/** Reads a DOCX as a text with its headings, lists, tables, emphasis and links. Throws on what is no DOCX. */
export function fromDocx(bytes: Uint8Array): FromDocx {
  const { pieces, pictures } = readDocx(bytes);
  const text = pieces
    .map((piece, n) => `${isItem(piece) && isItem(pieces[n - 1]) ? '' : '\n'}${write(piece)}`)
    .join('\n')
    .trim();
  const first = pieces.find(piece => piece.kind === 'paragraph' && piece.level !== undefined);
  return { text, title: first?.kind === 'paragraph' ? plain(first.runs) : undefined, pictures };
}
