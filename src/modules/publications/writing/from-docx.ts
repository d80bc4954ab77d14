import { type DocxPiece, readDocx } from '#standards/docx/read-docx.ts';
import type { Picture } from '../store/picture.ts';
import { writeMarkdown } from './markdown.ts';
import { escaped, marked, plain } from './marked.ts';
import { pictureOf } from '../photos.ts';

/** A text from a word processor as an author would type it here. */
export interface FromDocx {
  /** In Markdown, a chapter at each `#`. */
  readonly text: string;
  /** The first heading. */
  readonly title: string | undefined;
  /** Photos that the text names by their hash, each once. */
  readonly photos: readonly Picture[];
  /** Pictures that did not come along: what is no JPEG, PNG or WebP, is too large, or is one too many. */
  readonly left: number;
}

/** Photos that one document brings along. */
const mostPhotos = 60;

function write(piece: Exclude<DocxPiece, { kind: 'picture' }>): string {
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
  const { level, list, depth, isQuote, runs } = piece;
  if (level !== undefined) return `${'#'.repeat(Math.min(level, 3))} ${plain(runs)}`;
  if (list !== undefined) return `${'   '.repeat(depth)}${list === 'numbers' ? '1.' : '-'} ${marked(runs)}`;
  return isQuote ? `> ${marked(runs)}` : marked(runs);
}

const itemAt = (pieces: readonly DocxPiece[], n: number) => {
  const piece = pieces[n];
  return piece?.kind === 'paragraph' && piece.list !== undefined ? piece : undefined;
};

/** Whether an item belongs to the list of the one before it: numbers that follow dots begin a list of their own. */
function goesOn(pieces: readonly DocxPiece[], n: number): boolean {
  const [item, before] = [itemAt(pieces, n), itemAt(pieces, n - 1)];
  if (!item || !before) return false;
  if (item.depth > 0) return true;
  const top = pieces.slice(0, n).findLast(piece => piece.kind !== 'paragraph' || piece.depth === 0);
  return top?.kind === 'paragraph' && top.list === item.list;
}

/**
 * Reads a DOCX as a text with its headings, lists, tables, emphasis, links and photos. Of a photo the document gives the words
 * for who does not see it at most: who made it and who agreed is for the author to say. Throws on what is no DOCX.
 */
export function fromDocx(bytes: Uint8Array): FromDocx {
  const { pieces } = readDocx(bytes);
  const photos = new Map<string, Picture>();
  let left = 0;
  const photo = ({ bytes: own, alt }: Extract<DocxPiece, { kind: 'picture' }>): string => {
    const picture = own && pictureOf(own);
    if (!picture || (photos.size >= mostPhotos && !photos.has(picture.hash))) {
      left += 1;
      return '';
    }
    photos.set(picture.hash, picture);
    const said = escaped(alt).trim();
    return writeMarkdown({ kind: 'photo', file: picture.hash, alt: said, credit: '', consent: '' });
  };
  const text = pieces
    .map(
      (piece, n) =>
        `${goesOn(pieces, n) ? '' : '\n'}${piece.kind === 'picture' ? photo(piece) : write(piece)}`,
    )
    .join('\n')
    .trim();
  const first = pieces.find(piece => piece.kind === 'paragraph' && piece.level !== undefined);
  return {
    text,
    title: first?.kind === 'paragraph' ? plain(first.runs) : undefined,
    photos: [...photos.values()],
    left,
  };
}
