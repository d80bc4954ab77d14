import type { BlockBody } from '../block.ts';
import type { PageLayout } from '#standards/pdf/page-layout.ts';
import { drawingsOn } from './drawings.ts';
import { type Line, median, type Page } from './page.ts';
import { type FoundTable, isContents, tablesOver } from './tables.ts';
import type { LineTag } from './tags.ts';

/** The blocks of a page of paper, in reading order. */
export interface ArrangedPage {
  readonly number: number;
  readonly blocks: readonly BlockBody[];
}

/** The most common height of letters, by how many letters have it. */
export function bodySize(pages: readonly Page[]): number {
  const sizes = pages.flatMap(({ stretches }) =>
    stretches
      .flat()
      .flatMap(({ size, text }) => Array.from({ length: Math.ceil(text.length / 10) }, () => size)),
  );
  return median(sizes);
}

const longestParagraph = 4_000;
const longestLine = 300;

/** Signs that our own texts give a meaning mean nothing on paper. */
export const asText = (text: string): string =>
  text.replaceAll('*', '∗').replaceAll('{{', '{ {').replaceAll('](', '] (').trim();

/** A word broken at the end of a line is one word again; a hyphen before a capital or a digit belongs to it. */
const join = (before: string, after: string): string =>
  /\p{L}[-\u00AD]$/u.test(before) && /^\p{Ll}/u.test(after)
    ? before.slice(0, -1) + after
    : before === ''
      ? after
      : `${before} ${after}`;

const bullet = /^(?:[•‣▪●○◦■□*–—-]|[\uF0B7\uF0A7])\s+(?=\S)/u;
const numbered = /^\d{1,2}[.)]\s+(?=\S)/;

interface Open {
  readonly kind: 'paragraph' | 'heading' | 'list' | 'note';
  readonly level: 2 | 3;
  readonly ordered: boolean;
  readonly left: number;
  last: Line;
  items: string[];
  /** What the file says of the last line. */
  tag: LineTag | undefined;
}

/** Pieces that a block can hold. */
function* pieces(text: string): Iterable<string> {
  for (let rest = text; rest !== ''; ) {
    const end = rest.length <= longestParagraph ? rest.length : rest.lastIndexOf(' ', longestParagraph);
    const cut = end > 0 ? end : longestParagraph;
    yield rest.slice(0, cut).trim();
    rest = rest.slice(cut).trim();
  }
}

function* closed({ kind, level, ordered, items }: Open): Iterable<BlockBody> {
  const [first = '', ...more] = items.map(asText).filter(text => text !== '');
  if (first === '') return;
  if (kind === 'heading') yield { kind, level, text: first.slice(0, longestLine) };
  else if (kind !== 'list') for (const text of pieces(first)) yield { kind, text };
  else
    yield {
      kind,
      ...(ordered && { ordered }),
      items: [first.slice(0, longestParagraph), ...more.map(text => text.slice(0, longestParagraph))],
    };
}

type Table = Pick<FoundTable, 'rows'>;

function tableBlock(table: Table, caption: string, lastPage: number): BlockBody {
  const cells = table.rows.map(row => row.map(asText));
  if (isContents(table, lastPage))
    return { kind: 'list', items: cells.map(row => row.join(' ')) as [string, ...string[]] };
  const [first = [], ...rest] = cells;
  const hasHead = first.slice(1).every(text => !/^[\d.,\s%€-]+$/.test(text) || /^(?:19|20)\d\d$/.test(text));
  const head = hasHead ? first : first.map((_, n) => (n === 0 ? '–' : String(n)));
  return {
    kind: 'table',
    caption,
    head: head.map(text => text.slice(0, longestLine) || '–') as [string, ...string[]],
    rows: (hasHead ? rest : cells) as [[string, ...string[]], ...[string, ...string[]][]],
  };
}

/** How much smaller than the text a note at the foot is set, and the mark that it begins with. */
const smaller = 0.85;
const startsNote = /^(?:\d{1,3}|[*†‡])\s*\p{L}/u;

/** How much larger than the text a heading is set. */
const larger = { heading: 1.13, chapter: 1.45 };

/** Whether each row of a table has as many cells as its head, two at least. */
const isWhole = ({ rows }: Table): boolean =>
  rows.length > 1 && (rows[0]?.length ?? 0) > 1 && rows.every(row => row.length === rows[0]?.length);

/**
 * The table that each line of a page stands in: what the file calls a table, else what looks like one. What it calls something else
 * is in none.
 */
function placesOf(
  page: Page,
  found: readonly FoundTable[],
  tags: ReadonlyMap<Line, LineTag>,
): Map<Line, Table> {
  const places = new Map<Line, Table>();
  for (const line of page.stretches.flat()) {
    const tag = tags.get(line);
    if (tag?.kind === 'table' && isWhole(tag)) places.set(line, tag);
  }
  for (const table of found) {
    const own = [...table.lines];
    if (own.every(line => !places.has(line) && !tags.has(line)))
      for (const line of own) places.set(line, table);
  }
  return places;
}

/**
 * Makes blocks of the pages of a PDF: headings by the height of their letters, lists by their signs, tables by cells that stand
 * under each other, and paragraphs, with words joined that a line's end broke. What a tagged file says of a line goes before its
 * looks.
 */
export function arrange(
  pages: readonly Page[],
  tags: ReadonlyMap<Line, LineTag> = new Map(),
  layouts: readonly (PageLayout | undefined)[] = [],
): ArrangedPage[] {
  const body = bodySize(pages);
  // a table that goes on over the page stands whole where it begins
  const placed = new Set<Table>();
  const found = tablesOver(pages);
  return pages.map((page, at) => {
    const tableOf = placesOf(page, found[at] ?? [], tags);
    const { dots, labels } = drawingsOn(page, layouts[page.number - 1]);
    const blocks: BlockBody[] = [];
    let open: Open | undefined;
    const close = () => {
      if (open) blocks.push(...closed(open));
      open = undefined;
    };
    for (const lines of page.stretches) {
      for (const [n, line] of lines.entries()) {
        const table = tableOf.get(line);
        if (table) {
          if (placed.has(table)) continue;
          close();
          placed.add(table);
          const title = blocks.findLast(({ kind }) => kind === 'heading');
          const caption = title?.kind === 'heading' ? title.text : `Tabel, bladzijde ${page.number}`;
          blocks.push(tableBlock(table, caption, pages.length));
          continue;
        }
        const tag = tags.get(line);
        open = follow(open, line, {
          body,
          isFirst: n === 0,
          isLow: line.top > page.height / 2,
          dot: dots.get(line),
          isLabel: labels.has(line),
          tag,
          close,
        });
      }
    }
    close();
    return { number: page.number, blocks };
  });
}

/** Adds a line to what is open, or begins something else, as the file says what it is. */
function followTag(
  open: Open | undefined,
  line: Line,
  tag: Exclude<LineTag, { kind: 'table' }>,
  close: () => void,
): Open {
  const text =
    tag.kind === 'item' ? line.text.replace(/^(?:[^\p{L}\p{N}]+\s+|\d{1,2}[.)]\s+)/u, '') : line.text;
  if (open?.tag === tag) {
    open.items[open.items.length - 1] = join(open.items.at(-1) ?? '', line.text);
    open.last = line;
    return open;
  }
  if (tag.kind === 'item' && open?.tag?.kind === 'item' && open.tag.list === tag.list) {
    open.items.push(text);
    return Object.assign(open, { last: line, tag });
  }
  close();
  return {
    kind: tag.kind === 'item' ? 'list' : tag.kind,
    level: tag.kind === 'heading' ? tag.level : 3,
    ordered: tag.kind === 'item' && tag.ordered,
    left: line.left,
    last: line,
    items: [text],
    tag,
  };
}

interface Where {
  readonly body: number;
  /** First of its stretch. */
  readonly isFirst: boolean;
  /** In the lower half of its page, where notes stand. */
  readonly isLow: boolean;
  /** Where a drawn dot before it begins. */
  readonly dot: number | undefined;
  /** Within a drawing. */
  readonly isLabel: boolean;
  readonly tag: LineTag | undefined;
  readonly close: () => void;
}

/** Adds a line to what is open, or closes that and begins something else. */
function follow(open: Open | undefined, line: Line, where: Where): Open {
  const { body, isFirst, isLow, dot, isLabel, tag, close } = where;
  if (tag && tag.kind !== 'table') return followTag(open, line, tag, close);
  const ratio = line.size / body;
  const level = ratio >= larger.chapter ? 2 : 3;
  const isHeading =
    !isLabel && ratio >= larger.heading && line.text.length <= longestLine && /\p{L}/u.test(line.text);
  const number = dot === undefined ? numbered.exec(line.text) : null;
  const isItem = dot !== undefined || bullet.test(line.text) || number !== null;
  const gap = open ? line.top - open.last.bottom : 0;
  const isClose = open !== undefined && gap < line.size * 0.75 && gap > -line.size;
  const add = (to: Open): Open => {
    to.items[to.items.length - 1] = join(to.items.at(-1) ?? '', line.text);
    to.last = line;
    return to;
  };
  const begin = (kind: Open['kind'], text = line.text): Open => {
    close();
    return {
      kind,
      level,
      ordered: number !== null,
      left: dot ?? line.left,
      last: line,
      items: [text],
      tag: undefined,
    };
  };
  if (isHeading) {
    const goesOn = open?.kind === 'heading' && isClose && Math.abs(open.last.size - line.size) < 1;
    return goesOn && open ? add(open) : begin('heading');
  }
  if (isLow && ratio <= smaller && (open?.kind === 'note' || !isClose))
    return open?.kind === 'note' && isClose && !startsNote.test(line.text) ? add(open) : begin('note');
  if (isItem) {
    const text = dot === undefined ? line.text.replace(number ? numbered : bullet, '') : line.text;
    if (open?.kind !== 'list' || open.ordered !== (number !== null)) {
      // a single number may as well begin a sentence: it counts from one
      if (number && !/^1[.)]/.test(line.text)) {
        return open?.kind === 'paragraph' && isClose ? add(open) : begin('paragraph');
      }
      return begin('list', text);
    }
    open.items.push(text);
    open.last = line;
    return open;
  }
  if (open?.kind === 'list' && line.left > open.left + 2 && gap < line.size) return add(open);
  if (open?.kind === 'paragraph') {
    const endsOpen = !/[.!?:;”"’)]$/.test(open.last.text);
    if (!isFirst && isClose) return add(open);
    if (isFirst && endsOpen && /^\p{Ll}/u.test(line.text)) return add(open);
  }
  return begin('paragraph');
}
