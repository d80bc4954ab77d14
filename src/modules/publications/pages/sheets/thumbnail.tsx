import { type BlockKind, textsOf } from '../../block.ts';
import type { Sheet } from '../../sheet.ts';

const width = 70;
const height = 99;
const margin = 8;
const line = 3.4;

/** Kinds that are drawn as a box of so many lines; all else is drawn as lines of text. */
const boxes: Partial<Record<BlockKind, number>> = {
  chart: 8,
  map: 20,
  table: 8,
  photo: 10,
  callout: 3,
  'key-figure': 2,
};

interface Mark {
  readonly y: number;
  readonly height: number;
  readonly width: number;
  readonly look: 'title' | 'box' | 'line';
}

/** A page as blocks and lines: what stands where, not what it says. */
function marksOf({ kind, listed, chapter, blocks }: Sheet): Mark[] {
  const marks: Mark[] = [];
  let y = margin;
  const full = width - 2 * margin;
  if (kind === 'cover')
    return [
      { y: height / 3, height: 5, width: full * 0.8, look: 'title' },
      { y: height / 3 + 9, height: 1.4, width: full, look: 'line' },
      { y: height / 3 + 9 + line, height: 1.4, width: full * 0.6, look: 'line' },
    ];
  if (kind === 'contents')
    return [
      { y, height: 4, width: full * 0.4, look: 'title' },
      ...listed
        .slice(0, Math.floor((height - 2 * margin - 9) / line))
        .map((_, n): Mark => ({ y: y + 9 + n * line, height: 1.4, width: full, look: 'line' })),
    ];
  if (chapter) {
    marks.push({ y, height: 4, width: full * 0.6, look: 'title' });
    y += 9;
  }
  for (const { body } of blocks) {
    if (y > height - margin) break;
    const box = boxes[body.kind];
    if (body.kind === 'heading') {
      marks.push({ y, height: 2.6, width: full * 0.5, look: 'title' });
      y += 6;
    } else if (box !== undefined) {
      const tall = Math.min(box * line, height - margin - y);
      marks.push({ y, height: tall, width: full, look: 'box' });
      y += tall + 3;
    } else {
      const lines = Math.ceil(textsOf(body).join(' ').length / 78);
      for (let n = 0; n < lines && y < height - margin; n += 1, y += line)
        marks.push({ y, height: 1.4, width: n === lines - 1 ? full * 0.6 : full, look: 'line' });
      y += 2;
    }
  }
  return marks;
}

/** A page in the small, for the eye only: its number and title stand beside it. */
export const Thumbnail = ({ sheet }: { readonly sheet: Sheet }) => (
  <svg
    class="thumb__page"
    width={width}
    height={height}
    viewBox={`0 0 ${width} ${height}`}
    aria-hidden="true"
  >
    {marksOf(sheet).map(({ y, height: tall, width: wide, look }) => (
      <rect
        key={y}
        class={`thumb__${look}`}
        x={margin}
        y={y.toFixed(1)}
        width={wide.toFixed(1)}
        height={tall.toFixed(1)}
      />
    ))}
  </svg>
);
