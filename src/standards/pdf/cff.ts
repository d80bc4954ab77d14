/** A compact font as a PDF brings it along (Adobe technical notes 5176 and 5177). */
export interface CompactFont {
  /** How many glyphs it holds. */
  readonly glyphs: number;
  /** How wide a glyph is, in thousandths of the height of the type; undefined where it has no such glyph. */
  widthOf(glyph: number): number | undefined;
}

/** Names of entries of a dictionary, by their operators; those of two bytes have 1200 added. */
const entry = {
  charset: 15,
  charStrings: 17,
  privatePart: 18,
  subroutines: 19,
  defaultWidth: 20,
  nominalWidth: 21,
  fontMatrix: 1207,
  ordering: 1230,
  parts: 1236,
  partOfGlyph: 1237,
} as const;

type Dict = ReadonlyMap<number, readonly number[]>;

/** The objects of an INDEX, and where it ends. */
function readIndex(font: Buffer, at: number): { objects: Buffer[]; end: number } {
  const count = font.readUInt16BE(at);
  if (count === 0) return { objects: [], end: at + 2 };
  const size = font.readUInt8(at + 2);
  const base = at + 2 + (count + 1) * size;
  const place = (n: number): number => base + font.readUIntBE(at + 3 + n * size, size);
  const objects = Array.from({ length: count }, (_, n) => font.subarray(place(n), place(n + 1)));
  return { objects, end: place(count) };
}

/** A number of a dictionary or a drawing that begins with this byte, and how many bytes it takes; undefined for an operator. */
function readNumber(bytes: Buffer, at: number): { value: number; length: number } | undefined {
  const first = bytes.readUInt8(at);
  if (first === 28) return { value: bytes.readInt16BE(at + 1), length: 3 };
  if (first < 32 || first === 255) return undefined;
  if (first <= 246) return { value: first - 139, length: 1 };
  const second = bytes.readUInt8(at + 1);
  return {
    value: first <= 250 ? (first - 247) * 256 + second + 108 : -(first - 251) * 256 - second - 108,
    length: 2,
  };
}

const nibbles = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', 'E', 'E-', '', '-'];

function readDict(bytes: Buffer): Dict {
  const found = new Map<number, readonly number[]>();
  let operands: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes.readUInt8(at);
    const number = readNumber(bytes, at);
    if (number) {
      operands.push(number.value);
      at += number.length;
    } else if (byte === 29) {
      operands.push(bytes.readInt32BE(at + 1));
      at += 5;
    } else if (byte === 30) {
      const written = bytes.toString('hex', at + 1);
      const end = written.indexOf('f');
      const signs = Array.from(written.slice(0, end), digit => nibbles[Number.parseInt(digit, 16)]);
      operands.push(Number(signs.join('')));
      at += 2 + Math.floor(end / 2);
    } else {
      const isLong = byte === 12;
      found.set(isLong ? 1200 + bytes.readUInt8(at + 1) : byte, operands);
      operands = [];
      at += isLong ? 2 : 1;
    }
  }
  return found;
}

/** Which part of a font with several a glyph belongs to (FDSelect). */
function partOf(font: Buffer, at: number, glyph: number): number {
  if (font.readUInt8(at) === 0) return font.readUInt8(at + 1 + glyph);
  const ranges = font.readUInt16BE(at + 1);
  for (let n = ranges - 1; n >= 0; n -= 1)
    if (font.readUInt16BE(at + 3 + n * 3) <= glyph) return font.readUInt8(at + 5 + n * 3);
  throw new Error(`glyph ${glyph} belongs to no part of the font`);
}

/** Whether the glyphs of a font with several parts are called by their own numbers (charset). */
function isIdentity(font: Buffer, at: number, glyphs: number): boolean {
  const format = font.readUInt8(at);
  let [read, glyph] = [at + 1, 1];
  while (glyph < glyphs) {
    if (font.readUInt16BE(read) !== glyph) return false;
    const more = format === 0 ? 0 : format === 1 ? font.readUInt8(read + 2) : font.readUInt16BE(read + 2);
    read += [2, 3, 4][format] ?? 2;
    glyph += 1 + more;
  }
  return true;
}

interface Part {
  readonly defaultWidth: number;
  readonly nominalWidth: number;
  readonly subroutines: readonly Buffer[];
}

function readPart(font: Buffer, dict: Dict): Part {
  const [size = 0, at = 0] = dict.get(entry.privatePart) ?? [];
  const own = readDict(font.subarray(at, at + size));
  const subroutines = own.get(entry.subroutines)?.[0];
  return {
    defaultWidth: own.get(entry.defaultWidth)?.[0] ?? 0,
    nominalWidth: own.get(entry.nominalWidth)?.[0] ?? 0,
    subroutines: subroutines === undefined ? [] : readIndex(font, at + subroutines).objects,
  };
}

const biasOf = (count: number): number => (count < 1240 ? 107 : count < 33_900 ? 1131 : 32_768);

/** What each first operator of a drawing takes besides a width: so many, or pairs of them. */
const takes: Readonly<Record<number, number | 'pairs'>> = {
  1: 'pairs',
  3: 'pairs',
  18: 'pairs',
  23: 'pairs',
  19: 'pairs',
  20: 'pairs',
  21: 2,
  22: 1,
  4: 1,
  14: 0,
};

/** The width that a drawing begins with, as what it adds to the nominal one; undefined when it names none. */
function leadingWidth(
  drawing: Buffer,
  local: readonly Buffer[],
  global: readonly Buffer[],
): number | undefined {
  const stack: number[] = [];
  /** Goes on until the first operator that takes operands, and answers it. */
  function walk(bytes: Buffer, depth: number): number | undefined {
    if (depth > 10) throw new Error('the drawing of a glyph calls itself');
    for (let at = 0; at < bytes.length; ) {
      const byte = bytes.readUInt8(at);
      const number = readNumber(bytes, at);
      if (number) {
        stack.push(number.value);
        at += number.length;
      } else if (byte === 255) {
        stack.push(bytes.readInt32BE(at + 1) / 65_536);
        at += 5;
      } else if (byte === 10 || byte === 29) {
        const list = byte === 10 ? local : global;
        const called = list[(stack.pop() ?? 0) + biasOf(list.length)];
        if (!called) throw new Error('the drawing of a glyph calls what is not there');
        const found = walk(called, depth + 1);
        if (found !== undefined) return found;
        at += 1;
      } else return byte === 11 ? undefined : byte;
    }
    return undefined;
  }
  const operator = walk(drawing, 0);
  const wanted = operator === undefined ? undefined : takes[operator];
  if (wanted === undefined) throw new Error(`the drawing of a glyph begins with operator ${operator}`);
  const hasWidth = wanted === 'pairs' ? stack.length % 2 === 1 : stack.length > wanted;
  return hasWidth ? stack[0] : undefined;
}

/** Opens a compact font. Throws on what is none, and on one whose glyphs go by other numbers than their own. */
export function readCompactFont(font: Buffer): CompactFont {
  const names = readIndex(font, font.readUInt8(2));
  const dicts = readIndex(font, names.end);
  const strings = readIndex(font, dicts.end);
  const global = readIndex(font, strings.end).objects;
  const top = readDict(dicts.objects[0] ?? Buffer.alloc(0));
  const at = (operator: number): number | undefined => top.get(operator)?.[0];
  const drawingsAt = at(entry.charStrings);
  if (drawingsAt === undefined) throw new Error('the font has no glyphs');
  const drawings = readIndex(font, drawingsAt).objects;
  const hasParts = top.has(entry.ordering);
  if (hasParts && !isIdentity(font, at(entry.charset) ?? 0, drawings.length))
    throw new Error('the glyphs of the font go by other numbers than their own');
  const dictsOfParts = hasParts ? readIndex(font, at(entry.parts) ?? 0).objects.map(readDict) : [top];
  const matrixOf = (dict: Dict): number | undefined => dict.get(entry.fontMatrix)?.[0];
  const parts = dictsOfParts.map(dict => {
    const own = hasParts ? matrixOf(dict) : undefined;
    // the matrix of a part and that of the font are multiplied
    const scale = own === undefined ? (matrixOf(top) ?? 0.001) : own * (matrixOf(top) ?? 1);
    return { ...readPart(font, dict), scale: 1000 * scale };
  });
  return {
    glyphs: drawings.length,
    widthOf: glyph => {
      const drawing = drawings[glyph];
      const part = parts[hasParts ? partOf(font, at(entry.partOfGlyph) ?? 0, glyph) : 0];
      if (!drawing || !part) return undefined;
      const more = leadingWidth(drawing, part.subroutines, global);
      return part.scale * (more === undefined ? part.defaultWidth : part.nominalWidth + more);
    },
  };
}
