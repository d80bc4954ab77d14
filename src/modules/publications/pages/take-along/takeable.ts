import type { BlockBody, BlockKind } from '../../block.ts';
import type { Content, FrozenBlock } from '../../publication.ts';
import { figureOf, sayText } from '../../reading.ts';

/** Kinds of block that say something by themselves. A photo stays where who is on it agreed to. */
const kinds: ReadonlySet<BlockKind> = new Set(['table', 'key-figure', 'chart', 'map', 'quote']);

export const isTakeable = ({ kind }: BlockBody): boolean => kinds.has(kind);

/** A part of a publication that can stand by itself, and the address at which it stands in the whole. */
export interface Thing {
  readonly block: FrozenBlock;
  readonly title: string;
  /** Path behind the address of the publication. */
  readonly path: string;
}

/** What such a block is called. */
export function titleOf(body: BlockBody, content: Content): string {
  switch (body.kind) {
    case 'table':
      return sayText(content, body.caption);
    case 'chart':
    case 'map':
      return sayText(content, body.title);
    case 'key-figure':
      return `${figureOf(content, body.figure).said} ${sayText(content, body.label)}`;
    case 'quote':
      return `“${sayText(content, body.text)}” ${body.by}`;
    default:
      return '';
  }
}

const figurePrefix = 'cijfer-';
/** The name of a number by itself. */
export const ofFigure = (figure: string): string => `${figurePrefix}${figure}`;

/** A block by its address, or a number by `ofFigure`; nothing when the publication has no such thing. */
export function thingNamed(content: Content, name: string): Thing | undefined {
  const figure = name.startsWith(figurePrefix) ? name.slice(figurePrefix.length) : '';
  if (Object.hasOwn(content.figures, figure)) {
    const { label } = figureOf(content, figure);
    const body: BlockBody = { kind: 'key-figure', figure, label };
    return { block: { id: name, body, page: 1 }, title: titleOf(body, content), path: `cijfers/${figure}` };
  }
  for (const { slug, blocks } of content.chapters) {
    const block = blocks.find(({ id, body }) => id === name && isTakeable(body));
    if (block) return { block, title: titleOf(block.body, content), path: `${slug}#${block.id}` };
  }
  return undefined;
}
