import type { HtmlElement, HtmlNode } from '#standards/html/read-html.ts';

/** What a pasted text held that a publication does not take from a clipboard. */
export const leftOuts = [
  'pictures',
  'links',
  'embedded',
  'remarks',
  'contents',
  'numbering',
  'tables',
  'long',
] as const;
export type LeftOut = (typeof leftOuts)[number];

const listed = (names: string): ReadonlySet<string> => new Set(names.split(' '));
export const elementsOf = (node: HtmlElement): HtmlElement[] =>
  node.children.filter((one): one is HtmlElement => typeof one !== 'string');
export const styleOf = ({ attributes }: HtmlElement): string => (attributes['style'] ?? '').toLowerCase();
export const classOf = ({ attributes }: HtmlElement): string => attributes['class'] ?? '';

/** What breaks running text; everything else stands in a line. */
export const breaks = listed(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul',
);
const silent = listed('script style template title link meta base head noscript col colgroup');
const embedded = listed('audio button canvas embed iframe input math object select svg textarea video');

/** Whether something is there for programs only, hidden, or struck by a reviewer. */
export const isHidden = (node: HtmlElement): boolean =>
  silent.has(node.name) ||
  node.name === 'del' ||
  /display:\s*none|mso-hide:\s*all|mso-list:\s*ignore/.test(styleOf(node)) ||
  node.attributes['hidden'] !== undefined ||
  node.attributes['aria-hidden'] === 'true';

/** Parts of a document that are left out as a whole, by the signs that Word and Writer give them. */
export function leftWhole(node: HtmlElement): LeftOut | undefined {
  if (node.name === 'img' || node.name === 'picture') return 'pictures';
  if (embedded.has(node.name)) return 'embedded';
  if (/mso-element:\s*comment/.test(styleOf(node)) || /MsoComment(Reference|Text)/.test(classOf(node)))
    return 'remarks';
  if (/^MsoTo[cf]/.test(classOf(node)) || (node.attributes['id'] ?? '').startsWith('Table of Contents'))
    return 'contents';
  return undefined;
}

/** A footnote or endnote. */
export const isNote = (node: HtmlElement): boolean =>
  /mso-element:\s*(foot|end)note(?!-list)/.test(styleOf(node)) ||
  /^sd(foot|end)note\d/.test(node.attributes['id'] ?? '');

/** How running text looks. */
export interface Look {
  readonly strong: boolean;
  readonly emphasis: boolean;
  readonly href: string | undefined;
}
/** Running text that does not stand out. */
export const bare: Look = { strong: false, emphasis: false, href: undefined };

/** How text looks within an element: what its style says goes before what its name says. */
export function styled(node: HtmlElement, look: Look): Look {
  const style = styleOf(node);
  const weight = /(?:^|[;\s])font-weight:\s*(\w+)/.exec(style)?.[1];
  const slant = /(?:^|[;\s])font-style:\s*(\w+)/.exec(style)?.[1];
  const isHeavy = weight === undefined ? undefined : /^bold|^[6-9]00$/.test(weight);
  const isSlanted = slant === undefined ? undefined : slant !== 'normal';
  return {
    strong: isHeavy ?? (look.strong || node.name === 'b' || node.name === 'strong'),
    emphasis: isSlanted ?? (look.emphasis || node.name === 'i' || node.name === 'em'),
    href: look.href,
  };
}

/** All text within. */
export const textIn = (node: HtmlNode | undefined): string =>
  node === undefined ? '' : typeof node === 'string' ? node : node.children.map(textIn).join('');

/** What stands in an element; the bare number by which Writer refers to a note is set apart as Word does. */
export function insideOf(node: HtmlElement): readonly HtmlNode[] {
  const note = /^sd(?:foot|end)note(anc|sym)$/.exec(classOf(node))?.[1];
  return note === undefined ? node.children : [`(${textIn(node)})${note === 'sym' ? ' ' : ''}`];
}
