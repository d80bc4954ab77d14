import { type BlockBody, type BodyOf, blockBody } from '../block.ts';
import { readDirective, writeDirective } from './directive.ts';

/** A place in the text that cannot be read, by its line from 1. */
export interface Unread {
  readonly line: number;
  readonly text: string;
}

export interface ReadText {
  readonly blocks: readonly BlockBody[];
  readonly unread: readonly Unread[];
}

const caption = /^(?:tabel|table):\s*(.*)$/i;
const listItem = /^\s{0,3}(?:[-*+]|(\d{1,3})[.)])\s+(.*)$/;
const innerItem = /^(\s*)(?:[-*+]|\d{1,3}[.)])\s+(.*)$/;
const heading = /^(#{2,6})\s+(.*?)(?:\s+#*)?$/;
const tableRow = /^\s*\|(.*)\|\s*$/;
const tableRule = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/;
const special = /^(?:\\|#{1,6}\s|>|:::|\||(?:tabel|table):|[-*+]\s|\d{1,3}[.)]\s)/i;

const cellsOf = (line: string): string[] =>
  (tableRow.exec(line)?.[1] ?? '')
    .split(/(?<!\\)\|/)
    .map(cell => cell.trim().replaceAll(String.raw`\|`, '|'));

/** A text on one line. */
export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** A list in its lines: what is set in further lies under the item before it, two levels deep at most. */
function readList(lines: readonly string[]): Pick<BodyOf<'list'>, 'items' | 'levels'> {
  const items: string[] = [];
  const levels: (0 | 1 | 2)[] = [];
  const open: number[] = [];
  for (const line of lines) {
    const [, white = '', said] = innerItem.exec(line) ?? [];
    if (said === undefined) {
      items.push(oneLine(`${items.pop() ?? ''} ${line}`));
      continue;
    }
    while (open.length > 0 && (open.at(-1) ?? 0) > white.length) open.pop();
    if (open.length === 0 || white.length > (open.at(-1) ?? 0) + 1) open.push(white.length);
    items.push(oneLine(said));
    levels.push(open.length > 2 ? 2 : open.length > 1 ? 1 : 0);
  }
  const isDeep = levels.some(level => level > 0);
  return { items: items as [string, ...string[]], ...(isDeep && { levels }) };
}

/** A list as it is typed, each level three places further in. */
function writeList({ items, levels = [], ordered }: BodyOf<'list'>): string {
  const counts: number[] = [];
  return items
    .map((item, n) => {
      const level = levels[n] ?? 0;
      counts.length = Math.min(counts.length, level + 1);
      counts[level] = (counts[level] ?? 0) + 1;
      return `${'   '.repeat(level)}${ordered ? `${counts[level]}.` : '-'} ${item}`;
    })
    .join('\n');
}

/**
 * Reads blocks from Markdown (CommonMark: headings, paragraphs, lists, quotes; tables as on GitHub, with `Tabel: …` above)
 * and from `::: name` for what Markdown lacks. What cannot be read is told by its line and left out.
 */
export function readMarkdown(text: string): ReadText {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const blocks: BlockBody[] = [];
  const unread: Unread[] = [];
  let at = 0;
  const take = (isPart: (line: string) => boolean): string[] => {
    const from = at;
    while (at < lines.length && isPart(lines[at] ?? '')) at += 1;
    return lines.slice(from, at);
  };
  const keep = (body: unknown, from: number): void => {
    const read = blockBody.safeParse(body);
    if (read.success) blocks.push(read.data);
    else unread.push({ line: from + 1, text: lines[from] ?? '' });
  };
  while (at < lines.length) {
    const from = at;
    const line = lines[at] ?? '';
    if (line.trim() === '') {
      at += 1;
    } else if (line.startsWith(':::')) {
      at += 1;
      const inside = take(one => one.trim() !== ':::');
      const isClosed = at < lines.length;
      at += 1;
      const body = isClosed ? readDirective(line.slice(3), inside) : undefined;
      if (body) blocks.push(body);
      else unread.push({ line: from + 1, text: line });
    } else if (heading.test(line)) {
      const [, signs = '', said = ''] = heading.exec(line) ?? [];
      at += 1;
      keep({ kind: 'heading', level: signs.length === 2 ? 2 : 3, text: said }, from);
    } else if (line.startsWith('>')) {
      const said = take(one => one.startsWith('>')).map(one => one.replace(/^>\s?/, ''));
      const by = said.length > 1 ? /^[—–-]\s*(.*)$/.exec(said.at(-1) ?? '')?.[1] : undefined;
      const words = oneLine((by === undefined ? said : said.slice(0, -1)).join(' '));
      keep({ kind: 'quote', text: words, by: by ?? '' }, from);
    } else if (tableRow.test(line) || (caption.test(line) && tableRow.test(lines[at + 1] ?? ''))) {
      const named = caption.exec(line)?.[1];
      if (named !== undefined) at += 1;
      const [head, ...rows] = take(one => tableRow.test(one))
        .filter(one => !tableRule.test(one))
        .map(cellsOf);
      keep({ kind: 'table', caption: named ?? 'Tabel', head, rows }, from);
    } else if (listItem.test(line)) {
      const isItem = (one: string) => listItem.test(one) || /^\s{2,}\S/.test(one);
      const isOrdered = listItem.exec(line)?.[1] !== undefined;
      keep({ kind: 'list', ...(isOrdered && { ordered: true }), ...readList(take(isItem)) }, from);
    } else {
      at += 1;
      const rest = take(one => one.trim() !== '' && !special.test(one));
      const whole = oneLine([line, ...rest].join(' '));
      keep({ kind: 'paragraph', text: whole.startsWith('\\') ? whole.slice(1) : whole }, from);
    }
  }
  return { blocks, unread };
}

const row = (cells: readonly string[]): string =>
  `| ${cells.map(cell => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`;

/** A block as it is typed; read again, it is the same block. */
export function writeMarkdown(body: BlockBody): string {
  switch (body.kind) {
    case 'heading':
      // signs at its end would be read as the end of the heading
      return `${'#'.repeat(body.level)} ${body.text}${/(?:^|\s)#+$/.test(body.text) ? ' ##' : ''}`;
    case 'paragraph':
      return special.test(body.text) ? `\\${body.text}` : body.text;
    case 'list':
      return writeList(body);
    case 'quote':
      return `> ${body.text}${body.by === '' ? '' : `\n> — ${body.by}`}`;
    case 'table':
      return [
        `Tabel: ${body.caption}`,
        row(body.head),
        row(body.head.map(() => '---')),
        ...body.rows.map(row),
      ].join('\n');
    default:
      return writeDirective(body) ?? '';
  }
}

/** A whole text in chapters: each begins at a line with one `#`. What stands before the first gets the title given. */
export function readChapters(
  text: string,
  first: string,
): {
  readonly chapters: readonly { title: string; blocks: readonly BlockBody[] }[];
  readonly unread: readonly Unread[];
} {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const starts = lines.flatMap((line, n) => (/^#\s+\S/.test(line) ? [n] : []));
  const unread: Unread[] = [];
  const part = (title: string, from: number, to: number) => {
    const read = readMarkdown(lines.slice(from, to).join('\n'));
    unread.push(...read.unread.map(one => ({ ...one, line: one.line + from })));
    return { title, blocks: read.blocks };
  };
  const before = part(first, 0, starts[0] ?? lines.length);
  const chapters = starts.map((start, n) =>
    part(
      (lines[start] ?? '').replace(/^#\s+/, '').replace(/\s+#+$/, ''),
      start + 1,
      starts[n + 1] ?? lines.length,
    ),
  );
  return { chapters: before.blocks.length > 0 ? [before, ...chapters] : chapters, unread };
}
