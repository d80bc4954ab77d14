import type { HtmlElement, HtmlNode } from '#standards/html/read-html.ts';
import { marked, plain } from '../marked.ts';
import { type Gatherer, most } from './gatherer.ts';
import {
  bare,
  insideOf,
  textIn,
  breaks,
  classOf,
  elementsOf,
  isHidden,
  isNote,
  leftWhole,
  type Look,
  styled,
  styleOf,
} from './signs.ts';

type Kind = (to: Gatherer, node: HtmlElement, look: Look) => void;

/** Word writes an item as a paragraph, with its list, level and sign in words of its own. */
function wordItem(to: Gatherer, node: HtmlElement): boolean {
  const level = /mso-list:\s*l\d+\s+level(\d)/.exec(styleOf(node))?.[1];
  if (level === undefined) return false;
  const sign = textIn(elementsOf(node).find(one => holdsSign(one))).trim();
  to.item(Number(level) - 1, /^[\da-z]{1,3}[.)]/i.test(sign), to.inside(node));
  return true;
}
const holdsSign = (node: HtmlElement): boolean =>
  /mso-list:\s*ignore/.test(styleOf(node)) || elementsOf(node).some(holdsSign);

const inline: Kind = (to, node, look) => walk(to, insideOf(node), to.linked(node, look));

const block: Kind = (to, node, look) => {
  to.endParagraph();
  if (isNote(node)) {
    const text = to.short(plain(to.inside(node)), most.text);
    to.endList();
    if (text !== '') to.pieces.push({ kind: 'note', text });
    return;
  }
  walk(to, node.children, styled(node, look));
  to.endParagraph();
};

const paragraph: Kind = (to, node, look) => {
  to.endParagraph();
  if (/^MsoTitle\b/.test(classOf(node))) return to.heading(1, node);
  if (wordItem(to, node)) return;
  walk(to, node.children, styled(node, look));
  to.endParagraph(/^Mso(Intense)?Quote/.test(classOf(node)) ? 'quote' : 'paragraph');
};

const heading: Kind = (to, node) => {
  to.endParagraph();
  to.heading(Number(node.name.slice(1)), node);
};

/** What is no running text. */
const holds = /^([uo]l|table|h[1-6])$/;

const quote: Kind = (to, node) => {
  to.endParagraph();
  const whose = elementsOf(node).filter(({ name }) => name === 'footer' || name === 'cite');
  const by = plain(whose.flatMap(one => to.inside(one))).replace(/^[—–-]\s*/, '');
  const words = node.children.filter(one => typeof one === 'string' || !whose.includes(one));
  if (words.some(one => typeof one !== 'string' && holds.test(one.name))) return walk(to, words, bare);
  to.say(to.inside({ ...node, children: words }));
  to.endParagraph('quote', by.slice(0, most.heading));
};

function listAt(to: Gatherer, node: HtmlElement, level: number): void {
  for (const child of elementsOf(node)) {
    if (isHidden(child)) continue;
    if (child.name === 'ul' || child.name === 'ol') {
      listAt(to, child, level + 1);
      continue;
    }
    const isList = (one: HtmlNode) => typeof one !== 'string' && /^[uo]l$/.test(one.name);
    const own = child.children.filter(one => !isList(one));
    to.item(level, node.name === 'ol', to.inside({ ...child, children: own }));
    for (const under of elementsOf(child).filter(isList)) listAt(to, under, level + 1);
  }
}

const list: Kind = (to, node) => {
  to.endParagraph();
  to.endList();
  listAt(to, node, 0);
  to.endList();
};

const isPart = /^(thead|tbody|tfoot)$/;
const rowsIn = (node: HtmlElement): HtmlElement[] =>
  elementsOf(node).flatMap(one => (one.name === 'tr' ? [one] : isPart.test(one.name) ? rowsIn(one) : []));
const holdsTable = (node: HtmlElement): boolean =>
  elementsOf(node).some(one => one.name === 'table' || holdsTable(one));
const span = (node: HtmlElement, name: string): number =>
  Math.min(Math.max(Number(node.attributes[name] ?? 1) || 1, 1), most.rows);

/** The cells of a table as a grid: a cell over several rows is said in each, one over several columns once. */
function gridOf(to: Gatherer, rows: readonly HtmlElement[]): string[][] {
  const grid: string[][] = rows.map(() => []);
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const cell of elementsOf(row).filter(({ name }) => name === 'td' || name === 'th')) {
      while (grid[y]?.[x] !== undefined) x += 1;
      const text = to.short(marked(to.inside(cell)), most.cell);
      for (let down = 0; down < span(cell, 'rowspan'); down += 1)
        for (let right = 0; right < span(cell, 'colspan'); right += 1) {
          const line = grid[y + down];
          if (line) line[x + right] = right === 0 ? text : '';
        }
    }
  }
  const wide = Math.max(0, ...grid.map(({ length }) => length));
  return grid
    .map(row => Array.from({ length: wide }, (_, n) => row[n] ?? ''))
    .filter(row => row.some(cell => cell !== ''));
}

const table: Kind = (to, node, look) => {
  to.endParagraph();
  to.endList();
  const rows = rowsIn(node);
  const isForLooks = holdsTable(node) || rows.length < 2 || rows.every(row => elementsOf(row).length < 2);
  if (isForLooks) {
    for (const cell of rows.flatMap(elementsOf)) block(to, cell, look);
    return;
  }
  const caption = elementsOf(node).find(({ name }) => name === 'caption');
  const grid = gridOf(to, rows);
  if ((grid[0]?.length ?? 0) > most.columns) to.leave('tables');
  else to.table(caption ? plain(to.inside(caption)) : '', grid);
};

/** How elements are read that are not simply blocks or running text. */
const kinds = new Map<string, Kind>([
  ...[1, 2, 3, 4, 5, 6].map((n): [string, Kind] => [`h${n}`, heading]),
  ['p', paragraph],
  ['br', to => to.newLine()],
  ['blockquote', quote],
  ['ul', list],
  ['ol', list],
  ['table', table],
]);

/** Goes through what stands in an element, one block after another. */
export function walk(to: Gatherer, nodes: readonly HtmlNode[], look: Look): void {
  for (const node of nodes) {
    if (typeof node === 'string') to.say([{ ...look, text: node }]);
    else if (!isHidden(node)) {
      const whole = leftWhole(node);
      if (whole) to.leave(whole);
      else (kinds.get(node.name) ?? (breaks.has(node.name) ? block : inline))(to, node, look);
    }
  }
}
