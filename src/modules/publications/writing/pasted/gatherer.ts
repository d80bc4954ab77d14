import type { HtmlElement, HtmlNode } from '#standards/html/read-html.ts';
import { type BlockBody, blockBody } from '../../block.ts';
import { escaped, type Marked, marked, plain } from '../marked.ts';
import { bare, insideOf, breaks, isHidden, leftWhole, type LeftOut, type Look, styled } from './signs.ts';

const lineEnd = '\u2028';
/** Addresses that lead somewhere from a page of ours. */
const safe = /^(?:https:\/\/|mailto:)[^\s]+$/;

/** How much of each a block holds. */
export const most = { text: 4_000, items: 40, rows: 60, columns: 12, heading: 300, cell: 1_000 } as const;

interface Item {
  readonly level: number;
  readonly ordered: boolean;
  readonly runs: Marked[];
}

export type Piece = BlockBody | { readonly kind: 'chapter'; readonly title: string };

/** Turns elements into pieces, one paragraph open at a time. */
export class Gatherer {
  readonly pieces: Piece[] = [];
  readonly left = new Map<LeftOut, number>();
  readonly #chapters: boolean;
  #runs: Marked[] = [];
  #items: Item[] = [];

  constructor(chapters: boolean) {
    this.#chapters = chapters;
  }

  leave(what: LeftOut): undefined {
    this.left.set(what, (this.left.get(what) ?? 0) + 1);
  }

  /** A text that is too long for where it stands, cut and counted. */
  short(text: string, length: number): string {
    if (text.length > length) this.leave('long');
    return text.slice(0, length);
  }

  /** Keeps a block when it is sound; long text is parted. */
  #keep(body: unknown): void {
    const read = blockBody.safeParse(body);
    if (read.success) this.pieces.push(read.data);
    else this.leave('long');
  }

  endParagraph(kind: 'paragraph' | 'quote' = 'paragraph', by = ''): void {
    let rest = marked(this.#runs);
    this.#runs = [];
    if (rest !== '') this.endList();
    while (rest !== '') {
      const cut = rest.length <= most.text ? rest.length : rest.lastIndexOf(' ', most.text);
      const end = cut > 0 ? cut : most.text;
      this.#keep({ kind, text: rest.slice(0, end).trim(), ...(kind === 'quote' && { by }) });
      rest = rest.slice(end).trim();
    }
  }

  endList(): void {
    const items = this.#items.map(item => ({ ...item, text: this.short(marked(item.runs), most.text) }));
    this.#items = [];
    const said = items.filter(({ text }) => text !== '');
    const ordered = said[0]?.ordered ?? false;
    if (said.some(item => item.ordered !== ordered)) this.leave('numbering');
    for (let from = 0; from < said.length; from += most.items) {
      const levels: (0 | 1 | 2)[] = [];
      const some = said.slice(from, from + most.items);
      for (const { level } of some) {
        const depth = Math.min(level, 2, levels.length === 0 ? 0 : (levels.at(-1) ?? 0) + 1);
        levels.push(depth === 2 ? 2 : depth === 1 ? 1 : 0);
      }
      this.#keep({
        kind: 'list',
        ...(ordered && { ordered }),
        items: some.map(({ text }) => text),
        ...(levels.some(level => level > 0) && { levels }),
      });
    }
  }

  heading(level: number, node: HtmlElement): void {
    const text = plain(this.inside(node));
    if (text === '') return;
    this.endList();
    if (level === 1 && this.#chapters)
      this.pieces.push({ kind: 'chapter', title: this.short(text, most.heading) });
    else if (text.length > most.heading) this.#keep({ kind: 'paragraph', text });
    else this.#keep({ kind: 'heading', level: level <= 2 ? 2 : 3, text });
  }

  item(level: number, ordered: boolean, runs: Marked[]): void {
    if (this.#items.length > 0 && level === 0 && this.#items[0]?.ordered !== ordered) this.endList();
    this.#items.push({ level, ordered, runs });
  }

  /** Running text within an element, its own blocks parted by a space. */
  inside(node: HtmlElement, look: Look = bare): Marked[] {
    const kept = this.#runs;
    this.#runs = [];
    for (const child of node.children) this.#inline(child, look);
    const found = this.#runs;
    this.#runs = kept;
    return found;
  }

  #inline(node: HtmlNode, look: Look): void {
    if (typeof node === 'string') {
      this.#runs.push({ ...look, text: node });
      return;
    }
    if (isHidden(node)) return;
    const whole = leftWhole(node);
    if (whole) return this.leave(whole);
    if (node.name === 'br' || breaks.has(node.name)) this.#runs.push({ ...bare, text: ' ' });
    const inner = this.linked(node, look);
    for (const child of insideOf(node)) this.#inline(child, inner);
    if (breaks.has(node.name)) this.#runs.push({ ...bare, text: ' ' });
  }

  /** How text looks within an element that may be a link. */
  linked(node: HtmlElement, around: Look): Look {
    const look = styled(node, around);
    const href = node.name === 'a' ? node.attributes['href']?.trim() : undefined;
    if (href === undefined || href.startsWith('#') || /#_(ftn|edn|Toc)/.test(href)) return look;
    if (safe.test(href)) return { ...look, href: href.replaceAll(')', '%29') };
    this.leave('links');
    return look;
  }

  /** Adds running text to the paragraph that is open. */
  say(runs: readonly Marked[]): void {
    this.#runs.push(...runs);
  }

  /** Ends a line, and with the second in a row the paragraph. */
  newLine(): void {
    const last = this.#runs.findLast(({ text }) => text.trim() !== '' || text === lineEnd);
    if (last?.text === lineEnd) this.endParagraph();
    else this.#runs.push({ ...bare, text: lineEnd });
  }

  table(caption: string, rows: readonly (readonly string[])[]): void {
    const [head = [], ...others] = rows;
    const named = escaped(caption).trim().slice(0, most.heading) || 'Tabel';
    for (let from = 0; from < others.length; from += most.rows)
      this.#keep({
        kind: 'table',
        caption: named,
        head: head.map(cell => this.short(cell.replaceAll('*', ''), most.heading) || '–'),
        rows: others.slice(from, from + most.rows).map(row => [...row]),
      });
  }
}
