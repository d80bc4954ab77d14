import type { Line, Page } from './page.ts';

/** What a tagged PDF says that a piece of its text is. */
export type Tagged =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly letters: string }
  | { readonly kind: 'paragraph' | 'note'; readonly letters: string }
  | { readonly kind: 'contents'; readonly letters: string }
  | { readonly kind: 'item'; readonly list: number; readonly ordered: boolean; readonly letters: string }
  | {
      readonly kind: 'table';
      readonly rows: readonly (readonly string[])[];
      readonly letters: string;
    };

/** What a line can be told to be. */
export type LineTag = Exclude<Tagged, { readonly kind: 'contents' }>;

interface Node {
  readonly type: string;
  readonly kids: (Node | string)[];
}

/** Letters and digits of a text, whatever stands between them, and however two of them are joined. */
export const lettersOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** The tree that `pdfinfo -struct-text` writes: an element a line, its text in quotes, each two spaces deeper. */
function readTree(text: string): Node {
  const root: Node = { type: 'Document', kids: [] };
  const open: { depth: number; node: Node }[] = [{ depth: -1, node: root }];
  for (const line of text.split('\n')) {
    const said = line.trim();
    const depth = line.length - line.trimStart().length;
    while ((open.at(-1)?.depth ?? -1) >= depth && open.length > 1) open.pop();
    const within = open.at(-1)?.node ?? root;
    if (said.startsWith('"')) within.kids.push(said.slice(1, said.endsWith('"') ? -1 : undefined));
    else if (/^[A-Za-z]/.test(said) && !said.startsWith('Object ')) {
      const node: Node = { type: /^\w+/.exec(said)?.[0] ?? '', kids: [] };
      within.kids.push(node);
      open.push({ depth, node });
    }
  }
  return root;
}

/** What has a place of its own even inside another element. */
const apart = new Set(['Note', 'L', 'Table', 'Figure']);

const textIn = (node: Node): string =>
  node.kids.map(kid => (typeof kid === 'string' ? kid : apart.has(kid.type) ? '' : textIn(kid))).join('');

const within = (node: Node, type: string): Node[] =>
  node.kids.flatMap(kid =>
    typeof kid === 'string' ? [] : kid.type === type ? [kid] : apart.has(kid.type) ? [] : within(kid, type),
  );

const labelsIn = (node: Node): string[] =>
  node.kids
    .flatMap(kid => (typeof kid === 'string' ? [lettersOf(kid)] : labelsIn(kid)))
    .filter(letters => letters !== '');

function tableOf(node: Node): Tagged {
  const rows = within(node, 'TR').map(row =>
    row.kids.flatMap(cell => (typeof cell === 'string' ? [] : [textIn(cell).trim()])),
  );
  return { kind: 'table', rows, letters: lettersOf(rows.flat().join('')) };
}

/**
 * Reads the pieces of text that a tagged PDF names, in its own reading order, from what `pdfinfo -struct-text` writes.
 */
export function readTags(text: string): Tagged[] {
  const found: Tagged[] = [];
  let lists = 0;
  const walk = (node: Node, list: number): void => {
    const heading = /^H(\d?)$/.exec(node.type);
    const letters = lettersOf(textIn(node));
    if (node.type === 'TOCI') {
      if (letters !== '') found.push({ kind: 'contents', letters });
      return;
    }
    if (node.type === 'Table') {
      found.push(tableOf(node));
      return;
    }
    if (node.type === 'Figure') {
      // names on a map and along a chart are no headings, however large
      for (const label of labelsIn(node)) found.push({ kind: 'paragraph', letters: label });
      return;
    }
    const isText = node.type === 'P' || node.type === 'Note' || node.type === 'LI' || heading !== null;
    if (isText && letters !== '') {
      if (heading) found.push({ kind: 'heading', level: heading[1] === '1' ? 2 : 3, letters });
      else if (node.type === 'LI') {
        const ordered = /\d/.test(within(node, 'Lbl').map(textIn).join(''));
        found.push({ kind: 'item', list, ordered, letters });
      } else found.push({ kind: node.type === 'Note' ? 'note' : 'paragraph', letters });
    }
    const own = node.type === 'L' ? (lists += 1) : list;
    for (const kid of node.kids)
      if (typeof kid !== 'string' && (!isText || apart.has(kid.type))) walk(kid, own);
  };
  walk(readTree(text), 0);
  return found;
}

/** So many pieces further on it is looked for what a line belongs to. */
const reach = 60;

/** A line shorter than this is taken for a piece only when it is the whole of it. */
const telling = 6;

/**
 * Which piece each line of the pages belongs to, by its letters: a line that begins a piece, and those that go on with it. A line of
 * which no piece is found is left to its looks, and so is a line of the contents: chapters are found by the pages it names.
 */
export function tagLines(pages: readonly Page[], pieces: readonly Tagged[]): Map<Line, LineTag> {
  const found = new Map<Line, LineTag>();
  const taken = new Set<Tagged>();
  let [next, rest] = [0, ''];
  let current: Tagged | undefined;
  const begins = (whole: string, letters: string): boolean =>
    whole === letters ||
    (letters.length >= telling && whole.startsWith(letters)) ||
    // some writers leave the end of a piece out of their tags
    (whole.length >= telling && letters.startsWith(whole));
  for (const line of pages.flatMap(({ stretches }) => stretches.flat())) {
    const letters = lettersOf(line.text);
    if (letters === '') continue;
    if (!current || rest === '' || !rest.startsWith(letters)) {
      const from = Math.max(0, next - reach);
      const near = pieces.slice(from, next + reach).filter(piece => !taken.has(piece));
      const ahead = near.filter(piece => pieces.indexOf(piece) >= next);
      current = [...ahead, ...near].find(piece => begins(piece.letters, letters));
      if (!current) {
        rest = '';
        continue;
      }
      taken.add(current);
      next = pieces.indexOf(current) + 1;
      rest = current.letters;
    }
    if (current.kind !== 'contents') found.set(line, current);
    rest = rest.slice(letters.length);
  }
  return found;
}
