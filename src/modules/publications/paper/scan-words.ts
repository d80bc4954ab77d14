import { linesOf, type Line, type Page, type Word } from './page.ts';

/** Dots per inch of the picture that is read. */
export const dots = 300;

const points = (pixels: string | undefined): number => (Number(pixels) * 72) / dots;

/**
 * Reads what `tesseract … tsv` writes of the picture of a page: level, page, block, paragraph, line, word, left, top, width,
 * height, confidence and text, in pixels and percents. Words of which it is less than a tenth sure are specks.
 */
export function readScanWords(tsv: string, number: number): Page {
  const rows = tsv.split('\n').map(row => row.split('\t'));
  const [, , , , , , , , width, height] = rows.find(([level]) => level === '1') ?? [];
  const words = rows.flatMap(([level, , block, paragraph, line, , left, top, wide, high, sure, text = '']) =>
    level === '5' && text.trim() !== '' && Number(sure) >= 10
      ? [
          {
            stretch: `${block} ${paragraph}`,
            line: `${block} ${paragraph} ${line}`,
            sure: Number(sure),
            word: {
              text: text.trim(),
              left: points(left),
              top: points(top),
              right: points(left) + points(wide),
              bottom: points(top) + points(high),
            } satisfies Word,
          },
        ]
      : [],
  );
  const stretches = [...Map.groupBy(words, ({ stretch }) => stretch).values()].map(own =>
    [...Map.groupBy(own, ({ line }) => line).values()].flatMap((parts): Line[] =>
      // letters without stems make a word low, but hardly a whole line
      linesOf(parts.map(({ word }) => word)).map(line => ({ ...line, size: line.bottom - line.top })),
    ),
  );
  return {
    number,
    width: points(width),
    height: points(height),
    stretches,
    scan: { confidence: words.reduce((sum, { sure }) => sum + sure, 0) / Math.max(words.length, 1) / 100 },
  };
}
