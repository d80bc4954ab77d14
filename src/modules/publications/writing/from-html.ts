import { readHtml } from '#standards/html/read-html.ts';
import { writeMarkdown } from './markdown.ts';
import { Gatherer } from './pasted/gatherer.ts';
import { walk } from './pasted/kinds.ts';
import { bare, type LeftOut } from './pasted/signs.ts';

/** A pasted text as an author would type it here. */
export interface FromHtml {
  /** In Markdown, a chapter at each `#`. */
  readonly text: string;
  /** How often each kind of thing was left out; kinds that were not are absent. */
  readonly left: ReadonlyMap<LeftOut, number>;
}

/**
 * Reads HTML as Word, Writer, Google Docs and web pages put it on a clipboard: headings, paragraphs with what stands out and
 * where it leads, lists in lists, tables, quotations and footnotes. Everything else is dropped, and what an author may miss is
 * counted. `chapters` makes a chapter of each first heading; within a chapter it is a heading of the second level.
 */
export function fromHtml(html: string, { chapters }: { readonly chapters: boolean }): FromHtml {
  const to = new Gatherer(chapters);
  walk(to, readHtml(html).children, bare);
  to.endParagraph();
  to.endList();
  const text = to.pieces.map(piece => (piece.kind === 'chapter' ? `# ${piece.title}` : writeMarkdown(piece)));
  return { text: text.join('\n\n'), left: to.left };
}
