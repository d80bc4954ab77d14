import { plainText, readInline } from './inline.ts';
import type { Content, FrozenFigure } from './publication.ts';

/** What a view needs to write a block of a published version. */
export interface Reading {
  readonly content: Content;
  /** Address of this version: `/publicaties/jaarverslag`, or with `/v/2` behind it. */
  readonly base: string;
  /** Words that a search found, as they are written. */
  readonly found: readonly string[];
  /** Address of the publication, where parts can be taken along from; left out where they are taken along already, and in files. */
  readonly parts?: string;
  /** How many levels its headings lie below those of a chapter's own page. */
  readonly deeper?: 1;
}

/** A figure of a version. Throws on an unknown name: what is published names none. */
export function figureOf({ figures, slug }: Content, name: string): FrozenFigure {
  const found = figures[name];
  if (!found) throw new Error(`${slug} was published without its figure ${name}`);
  return found;
}

/** A text of a version as plain words, its figures written out. */
export const sayText = (content: Content, text: string): string =>
  plainText(readInline(text), name => figureOf(content, name).said);

/** A chapter in a sentence or two: its first paragraph, at most 160 characters; nothing when it has none. */
export function shortOf(content: Content, blocks: Content['chapters'][number]['blocks']): string | undefined {
  const first = blocks.find(({ body }) => body.kind === 'paragraph');
  if (first?.body.kind !== 'paragraph') return undefined;
  const text = sayText(content, first.body.text);
  return text.length <= 160 ? text : `${text.slice(0, 159).replace(/\s+\S*$/, '')}…`;
}
