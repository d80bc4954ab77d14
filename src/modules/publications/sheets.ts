import { type BlockBody, textsOf } from './block.ts';

/** Lines that fit on a page of A4 at 11 points with our margins, kept low so that every block fits its page. */
const capacity = 40;
const lineLength = 78;

const linesOf = (text: string, length = lineLength): number => Math.ceil(text.length / length);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** How high a block stands on paper, in lines, with the white below it. */
function height(body: BlockBody): number {
  switch (body.kind) {
    case 'heading':
      return body.level === 2 ? 3 : 2.5;
    case 'table': {
      const share = lineLength / body.head.length;
      const rowHeight = (cells: readonly string[]) =>
        Math.max(...cells.map(cell => linesOf(cell, share - 2)), 1);
      return 3 + sum([body.head, ...body.rows].map(row => rowHeight(row) * 1.1 + 0.4));
    }
    case 'chart':
      return 4 + linesOf(body.description) + body.rows.length * 2.8;
    case 'map':
      return capacity;
    case 'photo':
      return 20;
    case 'key-figure':
      return 4;
    case 'callout':
      return 3.5 + linesOf(body.text, 70);
    default:
      return sum(textsOf(body).map(text => linesOf(text) * 1.05 + 0.6)) + 0.4;
  }
}

/** The first page that a chapter may begin on: the cover and the contents come before. */
export const firstChapterPage = 3;

/**
 * Lays blocks on pages, a chapter beginning on a new one; answers each chapter's pages, from 1, and how many there are.
 * A heading stays with what follows. The same numbers hold in every output.
 */
export function layOut(chapters: readonly (readonly BlockBody[])[]): {
  readonly pages: readonly (readonly number[])[];
  readonly count: number;
} {
  let page = firstChapterPage - 1;
  const pages = chapters.map(blocks => {
    page += 1;
    let used = 4;
    return blocks.map((body, place) => {
      const own = height(body);
      const next = body.kind === 'heading' ? blocks[place + 1] : undefined;
      const needed = own + (next ? Math.min(height(next), capacity - own - 1) : 0);
      if (used > 0 && used + needed > capacity && place > 0) {
        page += 1;
        used = 0;
      }
      used += own;
      return page;
    });
  });
  return { pages, count: page };
}
