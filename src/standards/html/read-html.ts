import { decoded } from './entities.ts';

/** An element with its attributes, their names in small letters. */
export interface HtmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: HtmlNode[];
}

/** An element, or text with its character references read. */
export type HtmlNode = HtmlElement | string;

const listed = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Elements without an inside (HTML Standard, 13.1.2). */
const empty = listed('area base br col embed hr img input link meta param source track wbr');
/** What is inside is no markup. */
const raw = listed('script style template textarea title iframe noembed noframes xmp');
/** Their start ends a paragraph that was left open (13.1.2.4). */
const blocks = listed(
  'address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul',
);

/** What an element's start ends when it was left open, and how far up is looked. */
const endedBy = new Map<string, { readonly ends: ReadonlySet<string>; readonly within: ReadonlySet<string> }>(
  [
    ['li', { ends: listed('li'), within: listed('ul ol') }],
    ...['dt', 'dd'].map(name => [name, { ends: listed('dt dd'), within: listed('dl') }] as const),
    ...['td', 'th'].map(name => [name, { ends: listed('td th'), within: listed('table') }] as const),
    ['tr', { ends: listed('tr'), within: listed('table') }],
    ...['thead', 'tbody', 'tfoot'].map(
      name => [name, { ends: listed('thead tbody tfoot'), within: listed('table') }] as const,
    ),
  ],
);
const paragraph = { ends: listed('p'), within: listed('td th table li div blockquote') };
const cells = listed('td th');
const ofTables = listed('table thead tbody tfoot tr td th caption');

/** Elements in elements; what lies deeper stands beside its parent, so that no text is lost and nothing runs out. */
const deepest = 200;

const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

const attributesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(attribute)].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      decoded(double ?? single ?? bare ?? ''),
    ]),
  );

/** Where a tag ends: the first `>` outside a value in quotes. */
function endOfTag(source: string, from: number): number {
  for (let at = from; at < source.length; at += 1) {
    const sign = source[at];
    if (sign === '>') return at;
    if ((sign !== '"' && sign !== "'") || !/=\s*$/.test(source.slice(Math.max(from, at - 4), at))) continue;
    const close = source.indexOf(sign, at + 1);
    if (close < 0) return source.length;
    at = close;
  }
  return source.length;
}

/** Where a comment or declaration ends: Word's `<!--[if …]-->` and `<![if …]>` are such, and what lies between stays. */
function endOfDeclaration(source: string, from: number): number {
  if (!source.startsWith('<!--', from)) return endOfTag(source, from) + 1;
  const end = source.indexOf('-->', from + 4);
  return end < 0 ? source.length : end + 3;
}

/**
 * Reads HTML as programs put it on a clipboard or in a file, sound or not: tags that were left open are closed as the HTML
 * Standard does, an end without a start is passed over. Answers an element without a name that holds everything.
 */
export function readHtml(source: string): HtmlElement {
  const root: HtmlElement = { name: '', attributes: {}, children: [] };
  const open: HtmlElement[] = [root];
  const put = (node: HtmlNode): void => {
    if (node !== '') open.at(-1)?.children.push(node);
  };
  const endOpen = (ends: ReadonlySet<string>, within?: ReadonlySet<string>): void => {
    for (let n = open.length - 1; n > 0; n -= 1) {
      const name = open[n]?.name ?? '';
      if (ends.has(name)) {
        open.length = n;
        return;
      }
      if (within?.has(name)) return;
    }
  };
  let at = 0;
  while (at < source.length) {
    const tag = source.indexOf('<', at);
    put(decoded(source.slice(at, tag < 0 ? source.length : tag)));
    if (tag < 0) break;
    const next = source[tag + 1] ?? '';
    if (next === '!' || next === '?') {
      at = endOfDeclaration(source, tag);
      continue;
    }
    const isEnd = next === '/';
    const start = tag + (isEnd ? 2 : 1);
    const name = /^[a-z][^\s/>]*/i.exec(source.slice(start, start + 40))?.[0].toLowerCase();
    if (name === undefined) {
      put('<');
      at = tag + 1;
      continue;
    }
    const end = endOfTag(source, start + name.length);
    at = end + 1;
    if (isEnd) {
      endOpen(new Set([name]), ofTables.has(name) ? undefined : cells);
      continue;
    }
    const inside = source.slice(start + name.length, end);
    const element: HtmlElement = { name, attributes: attributesOf(inside), children: [] };
    const rule = endedBy.get(name) ?? (blocks.has(name) ? paragraph : undefined);
    if (rule) endOpen(rule.ends, rule.within);
    put(element);
    if (raw.has(name)) {
      const close = new RegExp(`</${name}[\\s>/]`, 'gi');
      close.lastIndex = at;
      const found = close.exec(source);
      at = found ? endOfTag(source, found.index) + 1 : source.length;
    } else if (!empty.has(name) && !inside.endsWith('/') && open.length < deepest) open.push(element);
  }
  return root;
}
