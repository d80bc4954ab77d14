import type { PageLayout, Shape } from '#standards/pdf/page-layout.ts';
import type { Line, Page } from './page.ts';

/** What is drawn, not written, and tells what lines are. */
export interface Drawings {
  /** Lines behind a dot that is drawn, and where that begins. */
  readonly dots: ReadonlyMap<Line, number>;
  /** Lines within a drawing, such as the names on a map. */
  readonly labels: ReadonlySet<Line>;
}

export const noDrawings: Drawings = { dots: new Map(), labels: new Set() };

/** Sizes of a dot, and how far before its line it stands at most, of the height of letters. */
const dot = { least: 0.1, most: 0.75, away: 2.5 };

const isDotOf =
  ({ left, top, bottom, size }: Line) =>
  (shape: Shape): boolean => {
    const [wide, high] = [shape.right - shape.left, shape.bottom - shape.top];
    const middle = (shape.top + shape.bottom) / 2;
    return (
      Math.abs(wide - high) < size * 0.1 &&
      wide >= size * dot.least &&
      wide <= size * dot.most &&
      middle > top &&
      middle < bottom &&
      shape.right <= left &&
      left - shape.right < size * dot.away
    );
  };

/** Shapes that make a drawing: so many that touch or nearly do, none of them a frame or a bar. */
const fewest = 5;
/** Points between two shapes of one drawing. */
const near = 12;

interface Cluster extends Pick<Shape, 'left' | 'top' | 'right' | 'bottom'> {
  readonly count: number;
}

const touch = (a: Cluster, b: Cluster): boolean =>
  a.left - near < b.right && b.left - near < a.right && a.top - near < b.bottom && b.top - near < a.bottom;

const joined = (a: Cluster, b: Cluster): Cluster => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
  count: a.count + b.count,
});

/** Shapes that lie together, each with how many it is made of. */
function clustersOf(shapes: readonly Shape[]): Cluster[] {
  let clusters: Cluster[] = [];
  for (const { left, top, right, bottom } of shapes) {
    let one: Cluster = { left, top, right, bottom, count: 1 };
    for (let touched = true; touched; ) {
      const beside = clusters.filter(other => touch(one, other));
      touched = beside.length > 0;
      one = beside.reduce(joined, one);
      clusters = clusters.filter(other => !beside.includes(other));
    }
    clusters.push(one);
  }
  return clusters;
}

/** Shapes of a page that are looked at: a page of more is one drawing. */
const most = 2_000;

/** Finds the dots before lines and the lines within drawings; of a page that is a drawing as a whole nothing is known. */
export function drawingsOn(page: Page, layout: PageLayout | undefined): Drawings {
  if (!layout || layout.shapes.length === 0) return noDrawings;
  const lines = page.stretches.flat();
  const small = layout.shapes.filter(({ left, right }) => right - left < 12);
  const dots = new Map<Line, number>();
  for (const line of lines) {
    const found = small.find(isDotOf(line));
    if (found) dots.set(line, found.left);
  }
  const free = layout.shapes.filter(({ isFree }) => isFree).slice(0, most);
  const drawn = clustersOf(free.filter(shape => !lines.some(line => isDotOf(line)(shape)))).filter(
    ({ left, right, top, bottom, count }) =>
      count >= fewest && (right - left) * (bottom - top) < page.width * page.height * 0.7,
  );
  const isWithin = (line: Line): boolean => {
    const [x, y] = [(line.left + line.right) / 2, (line.top + line.bottom) / 2];
    return drawn.some(({ left, top, right, bottom }) => x > left && x < right && y > top && y < bottom);
  };
  return { dots, labels: new Set(lines.filter(isWithin)) };
}
