import { type DocxPiece, readDocx } from '#standards/docx/read-docx.ts';
import { escaped, marked, plain } from './marked.ts';

/** A text from a word processor as an author would type it here. */
export interface FromDocx {
  /** In Markdown, a chapter at each `#`. */
  readonly text: string;
  /** The first heading. */
  readonly title: string | undefined;
  /** Pictures that did not come along. */
  readonly pictures: number;
}

function write(piece: DocxPiece): string {
  if (piece.kind === 'table') {
    const wide = Math.max(...piece.rows.map(row => row.length));
    const rows = piece.rows.map(row =>
      Array.from({ length: wide }, (_, n) =>
        escaped(row[n] ?? '')
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
