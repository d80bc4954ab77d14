import type { PageLayout, TextStart } from '#standards/pdf/page-layout.ts';
import type { Pdf } from '#standards/pdf/read-pdf.ts';
import type { Element } from '#standards/pdf/structure.ts';
import { isDict, type PdfDict, type PdfValue } from '#standards/pdf/value.ts';
import type { Line, Page, Word } from './page.ts';

/** A stretch of text on a page by its number in the structure tree: both in one number. */
type Mark = number;

const markOf = (page: number, mcid: number): Mark => page * 1_000_000 + mcid;

/** What a tagged PDF says that a piece of its text is. */
export type Piece =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly marks: readonly Mark[] }
  | { readonly kind: 'paragraph' | 'note'; readonly marks: readonly Mark[] }
  | {
      readonly kind: 'item';
      readonly list: number;
      readonly marks: readonly Mark[];
      /** Of its number or dot. */
      readonly labels: readonly Mark[];
    }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Mark[])[])[] };

/** What a line can be told to be. */
export type LineTag =
  | { readonly kind: 'heading'; readonly level: 2 | 3 }
  | { readonly kind: 'paragraph' | 'note' }
  | { readonly kind: 'item'; readonly list: number; readonly ordered: boolean }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

/** Numbers of pages, from 1, by what their dictionaries hold. */
export type PageNumbers = ReadonlyMap<PdfDict['entries'], number>;

export function numberOf(pdf: Pdf, page: PdfValue, numbers: PageNumbers): number | undefined {
  const found = pdf.resolve(page);
  return isDict(found) ? numbers.get(found.entries) : undefined;
}

/** What has a place of its own even inside another element. */
const apart = new Set(['Note', 'L', 'Table', 'Figure']);

const typeOf = ({ type, called }: Element): string => type ?? called;

const within = (element: Element, types: ReadonlySet<string>): Element[] =>
  element.kids.flatMap(kid =>
    types.has(typeOf(kid)) ? [kid] : apart.has(typeOf(kid)) ? [] : within(kid, types),
  );

const [rowType, cellTypes, labelType] = [new Set(['TR']), new Set(['TH', 'TD']), new Set(['Lbl'])];

/** Reads the pieces of text that a tagged PDF names, in its own reading order. */
export function readPieces(pdf: Pdf, elements: readonly Element[], numbers: PageNumbers): Piece[] {
  const found: Piece[] = [];
  let lists = 0;
  const own = ({ pieces }: Element): Mark[] =>
    pieces.flatMap(({ page, mcid }) => {
      const number = numberOf(pdf, page, numbers);
      return number === undefined ? [] : [markOf(number, mcid)];
    });
  const marksIn = (element: Element): Mark[] => [
    ...own(element),
    ...element.kids.flatMap(kid => (apart.has(typeOf(kid)) ? [] : marksIn(kid))),
  ];
  const walk = (element: Element, list: number): void => {
    const type = typeOf(element);
    // chapters are found by the pages that the contents name
    if (type === 'TOCI') return;
    if (type === 'Table') {
      const rows = within(element, rowType).map(row => within(row, cellTypes).map(marksIn));
      found.push({ kind: 'table', rows });
      return;
    }
    if (type === 'Figure') {
      // names on a map and along a chart are no headings, however large
      for (const mark of marksIn(element)) found.push({ kind: 'paragraph', marks: [mark] });
      return;
    }
    const heading = /^H(\d?)$/.exec(type);
    const isText = type === 'P' || type === 'Note' || type === 'LI' || heading !== null;
    const marks = isText ? marksIn(element) : [];
    if (marks.length > 0) {
      if (heading) found.push({ kind: 'heading', level: heading[1] === '1' ? 2 : 3, marks });
      else if (type === 'LI')
        found.push({ kind: 'item', list, marks, labels: within(element, labelType).flatMap(marksIn) });
      else found.push({ kind: type === 'Note' ? 'note' : 'paragraph', marks });
    }
    const inside = type === 'L' ? (lists += 1) : list;
    for (const kid of element.kids) if (!isText || apart.has(typeOf(kid))) walk(kid, inside);
  };
  for (const element of elements) walk(element, 0);
  return found;
}

/** Height of the bands in which it is looked for where a word began, in points. */
const band = 8;

interface Found {
  readonly mark: Mark;
  /** How many texts the page began before it. */
  readonly place: number;
}

/** Finds the mark of each word of a page: of the text that began last before it on its base line. */
function markFinder({ texts }: PageLayout, page: number): (word: Word) => Found | undefined {
  const bands = Map.groupBy(
    texts.map((text, place) => ({ ...text, place })),
    ({ base }) => Math.floor(base / band),
  );
  return word => {
    const height = word.bottom - word.top;
    const expected = word.bottom - height * 0.22;
    const near: (TextStart & { readonly place: number })[] = [];
    for (let at = Math.floor(word.top / band); at <= Math.floor((word.bottom + 1) / band); at += 1)
      for (const text of bands.get(at) ?? [])
        if (text.base >= word.top && text.base <= word.bottom + 1 && text.left <= word.left + height / 5)
          near.push(text);
    const distance = ({ base }: TextStart) => Math.abs(base - expected);
    const nearest = near.reduce((least, text) => Math.min(least, distance(text)), Number.POSITIVE_INFINITY);
    const last = near
      .filter(text => distance(text) <= nearest + 1)
      .reduce<(typeof near)[number] | undefined>(
        (best, text) => (text.left >= (best?.left ?? Number.NEGATIVE_INFINITY) ? text : best),
        undefined,
      );
    return last?.mcid === undefined ? undefined : { mark: markOf(page, last.mcid), place: last.place };
  };
}

interface Told {
  readonly line: Line;
  readonly piece: Piece;
  /** How many texts the page began before it. */
  readonly place: number;
}

/** A page with its lines in the order of the pieces that they belong to; one that belongs to none stays behind the one before it. */
function inTheirOrder(page: Page, told: readonly Told[], orderOf: ReadonlyMap<Piece, number>): Page {
  const keys = new Map(
    told.map(({ line, piece, place }) => [line, [orderOf.get(piece) ?? 0, place] as const]),
  );
  let key: readonly [number, number] = [-1, 0];
  const lines = page.stretches.flatMap((stretch, part) =>
    stretch.map(line => {
      key = keys.get(line) ?? key;
      return { line, part, key };
    }),
  );
  const sorted = lines.toSorted((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1]);
  const stretches: Line[][] = [];
  for (const [n, { line, part }] of sorted.entries())
    if (sorted[n - 1]?.part === part) stretches.at(-1)?.push(line);
    else stretches.push([line]);
  return { ...page, stretches };
}

/**
 * What the tags say of each line of the pages, by most of its words, and the pages with their lines in the order of the tags. A line
 * of which they say nothing is left to its looks, and so is all that they call a paragraph in a file that names no heading: nobody
 * tagged it by hand.
 */
export function tagLines(
  pages: readonly Page[],
  layouts: readonly (PageLayout | undefined)[],
  pieces: readonly Piece[],
): { readonly tags: ReadonlyMap<Line, LineTag>; readonly pages: readonly Page[] } {
  const orderOf = new Map(pieces.map((piece, n) => [piece, n]));
  const pieceOf = new Map<Mark, Piece>();
  for (const piece of pieces)
    for (const mark of piece.kind === 'table' ? piece.rows.flat(2) : piece.marks) pieceOf.set(mark, piece);
  const said = new Map<Mark, string[]>();
  const tell = (line: Line, find: ReturnType<typeof markFinder>): Told | undefined => {
    const votes = new Map<Piece, number>();
    let place: number | undefined;
    for (const word of line.words) {
      const found = find(word);
      const piece = found && pieceOf.get(found.mark);
      if (!piece) continue;
      said.set(found.mark, [...(said.get(found.mark) ?? []), word.text]);
      votes.set(piece, (votes.get(piece) ?? 0) + 1);
      place ??= found.place;
    }
    const [most] = [...votes].toSorted((a, b) => b[1] - a[1]);
    return most && { line, piece: most[0], place: place ?? 0 };
  };
  const toldOn = pages.map(page => {
    const layout = pieces.length > 0 ? layouts[page.number - 1] : undefined;
    const find = layout && markFinder(layout, page.number);
    return find ? page.stretches.flat().flatMap(line => tell(line, find) ?? []) : [];
  });
  const textOf = (marks: readonly Mark[]): string => marks.flatMap(mark => said.get(mark) ?? []).join(' ');
  const tagOf = (piece: Piece): LineTag => {
    if (piece.kind === 'table') return { kind: 'table', rows: piece.rows.map(row => row.map(textOf)) };
    if (piece.kind === 'heading') return { kind: 'heading', level: piece.level };
    if (piece.kind !== 'item') return { kind: piece.kind };
    return { kind: 'item', list: piece.list, ordered: /\d/.test(textOf(piece.labels)) };
  };
  const hasHeadings = pieces.some(({ kind }) => kind === 'heading');
  const tagsOf = new Map<Piece, LineTag>();
  const tags = new Map<Line, LineTag>();
  for (const { line, piece } of toldOn.flat()) {
    if (piece.kind === 'paragraph' && !hasHeadings) continue;
    const tag = tagsOf.get(piece) ?? tagOf(piece);
    tagsOf.set(piece, tag);
    tags.set(line, tag);
  }
  return { tags, pages: pages.map((page, n) => inTheirOrder(page, toldOn[n] ?? [], orderOf)) };
}
