import type { Pdf } from './read-pdf.ts';
import { isWord, scanner } from './scanner.ts';
import { isDict, nameOf, type PdfDict, type PdfStream, type PdfValue } from './value.ts';

/** Where a piece of text begins: a point on its base line, in points from the upper left of the page. */
export interface TextStart {
  readonly left: number;
  readonly base: number;
  /** Its number in the structure tree; undefined when it is not in there. */
  readonly mcid: number | undefined;
}

/** A drawing that a page fills, in points from the upper left. */
export interface Shape {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Whether its sides are anything else than level or upright: dots and borders of a country are, frames and bars are not. */
  readonly isFree: boolean;
}

/** Where on a page its text begins and what it draws: no more than `mostShapes` of those. */
export interface PageLayout {
  readonly texts: readonly TextStart[];
  readonly shapes: readonly Shape[];
}

const mostShapes = 20_000;
/** Bytes of what one page draws. */
const mostDrawn = 32 * 1024 ** 2;
const deepest = 8;

type Matrix = readonly [number, number, number, number, number, number];

const same: Matrix = [1, 0, 0, 1, 0, 0];

/** First the one, then the other (ISO 32000-1, 8.3.4). */
const times = (one: Matrix, then: Matrix): Matrix => [
  one[0] * then[0] + one[1] * then[2],
  one[0] * then[1] + one[1] * then[3],
  one[2] * then[0] + one[3] * then[2],
  one[2] * then[1] + one[3] * then[3],
  one[4] * then[0] + one[5] * then[2] + then[4],
  one[4] * then[1] + one[5] * then[3] + then[5],
];

const numbersOf = (values: readonly PdfValue[]): number[] =>
  values.flatMap(value => (typeof value === 'number' ? [value] : []));

function matrixOf(value: PdfValue): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = Array.isArray(value) ? numbersOf(value) : [];
  return [a, b, c, d, e, f];
}

/** An entry of a page, or of the nodes above it (ISO 32000-1, 7.7.3.4). */
function inherited(pdf: Pdf, page: PdfDict, key: string): PdfValue {
  let node: PdfValue = page;
  for (let depth = 0; depth < 40 && isDict(node); depth += 1) {
    const found = pdf.entry(node, key);
    if (found !== null) return found;
    node = pdf.entry(node, 'Parent');
  }
  return null;
}

/** From the space of a page to points from the upper left of the page as it is shown. */
function shownBy(pdf: Pdf, page: PdfDict): Matrix {
  const box = inherited(pdf, page, 'MediaBox');
  const [x0 = 0, y0 = 0, x1 = 595, y1 = 842] = Array.isArray(box) ? numbersOf(box) : [];
  const turned = ((Number(inherited(pdf, page, 'Rotate') ?? 0) % 360) + 360) % 360;
  if (turned === 90) return [0, 1, 1, 0, -y0, -x0];
  if (turned === 180) return [-1, 0, 0, 1, x1, -y0];
  if (turned === 270) return [0, -1, -1, 0, y1, x1];
  return [1, 0, 0, -1, -x0, y1];
}

/** What a path goes through. */
interface Path {
  points: [number, number][];
  isFree: boolean;
}

/** Reads where a page begins its text and what it fills; forms that it draws are part of it, their own pieces are not. */
export function readPageLayout(pdf: Pdf, page: PdfDict): PageLayout {
  const texts: TextStart[] = [];
  const shapes: Shape[] = [];

  function run(bytes: Buffer, resources: PdfValue, start: Matrix, depth: number): void {
    const read = scanner(bytes, 0, false);
    let operands: PdfValue[] = [];
    let [space, text, line] = [start, same, same];
    let [leading, size] = [0, 10];
    let drawn: Path = { points: [], isFree: false };
    const spaces: Matrix[] = [];
    const marks: (number | undefined)[] = [];

    const markOf = (): number | undefined => {
      const given = operands[1] ?? null;
      const named = nameOf(given);
      const properties = named === undefined ? given : pdf.entry(pdf.entry(resources, 'Properties'), named);
      const mcid = pdf.entry(properties, 'MCID');
      return typeof mcid === 'number' && depth === 0 ? mcid : undefined;
    };
    const move = (x: number, y: number): void => {
      line = times([1, 0, 0, 1, x, y], line);
      text = line;
    };
    const say = (): void => {
      const [, , , , left, base] = times(text, space);
      texts.push({ left, base, mcid: marks.findLast(mark => mark !== undefined) });
      // where the next one begins is known when it is told; else it is behind this one
      const shown = operands.flatMap(one => (Array.isArray(one) ? one : [one]) as readonly PdfValue[]);
      const codes = shown.reduce<number>(
        (sum, one) => sum + (typeof one === 'object' && one && 'bytes' in one ? one.bytes.length : 0),
        0,
      );
      text = times([1, 0, 0, 1, codes * size * 0.25, 0], text);
    };
    const go = (numbers: readonly number[], isApart = false): void => {
      for (let n = 0; n + 1 < numbers.length; n += 2) {
        const [, , , , x, y] = times([1, 0, 0, 1, numbers[n] ?? 0, numbers[n + 1] ?? 0], space);
        const last = drawn.points.at(-1);
        if (last && !(isApart && n === 0) && Math.abs(last[0] - x) > 0.1 && Math.abs(last[1] - y) > 0.1)
          drawn.isFree = true;
        drawn.points.push([x, y]);
      }
    };
    const end = (isFilled: boolean): void => {
      if (isFilled && drawn.points.length > 0 && shapes.length < mostShapes) {
        const [xs, ys] = [drawn.points.map(([x]) => x), drawn.points.map(([, y]) => y)];
        const least = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.min(a, b));
        const most = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.max(a, b));
        const box = { left: least(xs), top: least(ys), right: most(xs), bottom: most(ys) };
        shapes.push({ ...box, isFree: drawn.isFree });
      }
      drawn = { points: [], isFree: false };
    };
    const form = (): void => {
      const object = pdf.entry(pdf.entry(resources, 'XObject'), nameOf(operands[0] ?? null) ?? '');
      if (!isDict(object) || object.type !== 'stream' || depth >= deepest) return;
      if (nameOf(pdf.entry(object, 'Subtype')) !== 'Form') return;
      const own = pdf.entry(object, 'Resources');
      const inner = times(matrixOf(pdf.entry(object, 'Matrix')), space);
      run(pdf.data(object), own === null ? resources : own, inner, depth + 1);
    };

    const curve = (numbers: readonly number[]): void => {
      go(numbers);
      drawn.isFree = true;
    };
    const next = (): void => move(0, -leading);
    const doesOf: Readonly<Record<string, (numbers: readonly number[]) => void>> = {
      m: numbers => go(numbers, true),
      l: go,
      c: curve,
      v: curve,
      y: curve,
      re: ([x = 0, y = 0, wide = 0, high = 0]) =>
        go([x, y, x + wide, y, x + wide, y + high, x, y + high], true),
      ...Object.fromEntries(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*'].map(word => [word, () => end(true)])),
      ...Object.fromEntries(['S', 's', 'n'].map(word => [word, () => end(false)])),
      q: () => spaces.push(space),
      Q: () => {
        space = spaces.pop() ?? start;
      },
      cm: numbers => {
        space = times(matrixOf(numbers), space);
      },
      BT: () => {
        text = line = same;
      },
      Tm: numbers => {
        text = line = matrixOf(numbers);
      },
      Tf: numbers => {
        size = numbers[0] ?? size;
      },
      TL: numbers => {
        leading = numbers[0] ?? leading;
      },
      Td: ([x = 0, y = 0]) => move(x, y),
      TD: ([x = 0, y = 0]) => {
        leading = -y;
        move(x, y);
      },
      'T*': next,
      Tj: say,
      TJ: say,
      "'": () => {
        next();
        say();
      },
      '"': () => {
        next();
        say();
      },
      BDC: () => marks.push(markOf()),
      BMC: () => marks.push(undefined),
      EMC: () => marks.pop(),
      Do: form,
      ID: () => read.skipPicture(),
    };
    for (let value = read.next(); value !== undefined; value = read.next()) {
      if (!isWord(value)) {
        operands.push(value);
        continue;
      }
      doesOf[value.word]?.(numbersOf(operands));
      operands = [];
    }
  }

  const contents = pdf.entry(page, 'Contents');
  const all: readonly PdfValue[] = Array.isArray(contents) ? contents : [contents];
  const streams = all.flatMap((one): PdfStream[] => {
    const found = pdf.resolve(one);
    return isDict(found) && found.type === 'stream' ? [found] : [];
  });
  const bytes = Buffer.concat(streams.flatMap(stream => [pdf.data(stream), Buffer.from('\n')]));
  if (bytes.length > mostDrawn) throw new Error('a page draws more than is read');
  run(bytes, inherited(pdf, page, 'Resources'), shownBy(pdf, page), 0);
  return { texts, shapes };
}
