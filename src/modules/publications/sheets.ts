import type { BlockBody } from './block.ts';

/** Lines of text at 11 points that fit on a page of A4 with our margins, a few left for what we measure too low. */
export const capacity = 52;
const lineLength = 84;

const linesOf = (text: string, length = lineLength): number => Math.max(1, Math.ceil(text.length / length));
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** A table of so many rows of one line each, with its head. */
const rowsHigh = (rows: number): number => (rows + 1) * 1.08;

/** How high a block stands on paper, in lines of text, with the white below it. */
export function heightOf(body: BlockBody): number {
  switch (body.kind) {
    case 'heading':
      return 2.4 + linesOf(body.text, 60);
    case 'list':
      return (
        0.5 +
        sum(body.items.map((item, n) => linesOf(item, lineLength - 6 * (1 + (body.levels?.[n] ?? 0))) + 0.3))
      );
    case 'quote':
      return 2.5 + linesOf(body.text, lineLength - 8);
    case 'turn':
      return 1.5 + linesOf(body.text);
    case 'table': {
      const share = 92 / body.head.length - 4;
      const rowHigh = (cells: readonly string[]) =>
        1.1 + 0.92 * (Math.max(...cells.map(cell => linesOf(cell, share))) - 1);
      return 3 + linesOf(body.caption) + sum([body.head, ...body.rows].map(rowHigh));
    }
    case 'chart':
      return 4.5 + (body.shape === 'line' ? 8.4 : body.rows.length * 1.85) + rowsHigh(body.rows.length);
    case 'map':
      return 24.8 + rowsHigh(body.rows.length);
    case 'key-figure':
      return 1.6 + linesOf(body.label, 70) * 1.3;
    case 'callout':
      return 5 + linesOf(body.text, 76);
    case 'video':
      return 1.5 + sum(body.transcript.map(text => linesOf(text) + 0.4));
    case 'photo':
      return 22 + linesOf(`${body.caption ?? ''} ${body.credit}`);
    case 'paragraph':
    case 'note':
      return linesOf(body.text) + 0.4;
  }
}

/** Chapters that the list of contents holds on one page. */
export const listedOnPage = 34;

/** The first page that a chapter may begin on: the cover and the contents come before. */
export const firstPage = (chapters: number): number => 2 + Math.max(1, Math.ceil(chapters / listedOnPage));

/**
 * Lays blocks on pages, a chapter beginning on a new one; answers each chapter's pages, from 1, and how many there are.
 * A heading stays with what follows. The same numbers hold in every output.
 */
export function layOut(chapters: readonly (readonly BlockBody[])[]): {
  readonly pages: readonly (readonly number[])[];
  readonly count: number;
} {
  let page = firstPage(chapters.length) - 1;
  const pages = chapters.map(blocks => {
    page += 1;
    let used = 4.5;
    return blocks.map((body, place) => {
      const own = heightOf(body);
      const next = body.kind === 'heading' ? blocks[place + 1] : undefined;
      const needed = own + (next ? Math.min(heightOf(next), capacity - own - 1) : 0);
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
