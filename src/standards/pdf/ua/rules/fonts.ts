import { type CompactFont, readCompactFont } from '../../cff.ts';
import type { Pdf } from '../../read-pdf.ts';
import { isDict, nameOf, type PdfDict, type PdfStream, type PdfValue } from '../../value.ts';
import type { UaFile, UaRule } from '../rule.ts';

type Dict = PdfDict | PdfStream;

interface Used {
  readonly name: string;
  readonly font: Dict;
  readonly descendant: Dict | undefined;
  readonly descriptor: PdfValue;
  /** Codes that pages show in it, two bytes each, outside what other words replace. */
  readonly codes: ReadonlySet<number>;
  readonly replaced: ReadonlySet<number>;
}

const streamOf = (value: PdfValue): PdfStream | undefined =>
  isDict(value) && value.type === 'stream' ? value : undefined;

/** The fonts that pages show text in. */
function findFonts({ content, pdf }: UaFile): Used[] {
  const found = new Map<
    ReadonlyMap<string, PdfValue>,
    { codes: Set<number>; replaced: Set<number>; font: Dict }
  >();
  for (const { text, marks } of content.drawn) {
    if (!text || !isDict(text.font)) continue;
    const one = found.get(text.font.entries) ?? { codes: new Set(), replaced: new Set(), font: text.font };
    found.set(text.font.entries, one);
    const into = marks.some(({ says }) => says.has('ActualText')) ? one.replaced : one.codes;
    for (let at = 0; at + 1 < text.bytes.length; at += 2) into.add(text.bytes.readUInt16BE(at));
  }
  return [...found.values()].map(({ codes, replaced, font }) => {
    const descendants = pdf.entry(font, 'DescendantFonts');
    const first = Array.isArray(descendants) ? pdf.resolve(descendants[0] as PdfValue) : null;
    const descendant = isDict(first) ? first : undefined;
    const name = nameOf(pdf.entry(font, 'BaseFont')) ?? 'a font';
    return { name, font, descendant, descriptor: pdf.entry(descendant, 'FontDescriptor'), codes, replaced };
  });
}

const known = new WeakMap<UaFile, Used[]>();

function fontsUsed(file: UaFile): Used[] {
  const fonts = known.get(file) ?? findFonts(file);
  known.set(file, fonts);
  return fonts;
}

const used = (
  id: string,
  says: string,
  broken: (font: Used, pdf: Pdf) => readonly string[],
  also: readonly string[] = [],
): UaRule => ({
  id,
  also,
  says,
  check: file => fontsUsed(file).flatMap(font => broken(font, file.pdf).map(what => `${font.name}: ${what}`)),
});

/** What each code means (Adobe technical note 5014: bfchar and bfrange). */
function meanings(stream: PdfStream | undefined, pdf: Pdf): Map<number, string> {
  const known = new Map<number, string>();
  if (!stream) return known;
  const cmap = pdf.data(stream).toString('latin1');
  const say = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, block = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', hex = ''] of block.matchAll(/<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>/g))
      known.set(Number.parseInt(code, 16), say(hex));
  for (const [, block = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', hex = ''] of block.matchAll(
      /<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi,
    ))
      for (let code = Number.parseInt(from, 16); code <= Number.parseInt(to, 16); code += 1) {
        const base = Number.parseInt(hex, 16) + code - Number.parseInt(from, 16);
        known.set(code, say(base.toString(16).padStart(4, '0')));
      }
  return known;
}

const programOf = ({ descriptor }: Used, pdf: Pdf): PdfStream | undefined =>
  ['FontFile3', 'FontFile2', 'FontFile']
    .map(key => streamOf(pdf.entry(descriptor, key)))
    .find(one => one !== undefined);

const compact = (font: Used, pdf: Pdf): CompactFont | undefined => {
  const program = programOf(font, pdf);
  return program && readCompactFont(pdf.data(program));
};

/** How wide the file says that each glyph is (ISO 32000-1, 9.7.4.3): `first [widths]` or `first last width`. */
function widthsSaid({ descendant }: Used, pdf: Pdf): (glyph: number) => number {
  const listed = pdf.entry(descendant, 'W');
  const values: readonly PdfValue[] = Array.isArray(listed) ? listed.map(one => pdf.resolve(one)) : [];
  const widths = new Map<number, number>();
  for (let at = 0; at < values.length; ) {
    const [first, next, width] = [Number(values[at]), values[at + 1], values[at + 2]];
    if (Array.isArray(next)) {
      for (const [n, one] of next.entries()) widths.set(first + n, Number(pdf.resolve(one as PdfValue)));
      at += 2;
    } else {
      for (let glyph = first; glyph <= Number(next); glyph += 1) widths.set(glyph, Number(width));
      at += 3;
    }
  }
  const others = pdf.entry(descendant, 'DW');
  return glyph => widths.get(glyph) ?? (typeof others === 'number' ? others : 1000);
}

const identity = new Set(['Identity-H', 'Identity-V']);
const wrong = ['\u0000', '\uFEFF', '\uFFFE'] as const;

/** Rules about fonts: they come along, and every sign of theirs has a meaning. */
export const fontRules: readonly UaRule[] = [
  used(
    '7.21.3.1-1',
    'codes are glyphs of the font itself',
    ({ font }, pdf) =>
      identity.has(nameOf(pdf.entry(font, 'Encoding')) ?? '') ? [] : ['it has a table of its own'],
    ['7.21.3.3-1', '7.21.3.3-2', '7.21.3.3-3'],
  ),
  used('7.21.4.1-1', 'the font comes along', (font, pdf) =>
    programOf(font, pdf) ? [] : ['it is not in the file'],
  ),
  used('7.21.4.1-2', 'the font has every glyph that is shown', (font, pdf) => {
    const glyphs = compact(font, pdf)?.glyphs ?? 0;
    return [...font.codes, ...font.replaced].filter(code => code >= glyphs).map(code => `glyph ${code}`);
  }),
  used('7.21.4.2-2', 'the list of glyphs that came along is whole', (font, pdf) => {
    const listed = streamOf(pdf.entry(font.descriptor, 'CIDSet'));
    const program = compact(font, pdf);
    if (!listed || !program) return [];
    const bits = pdf.data(listed);
    const lost = Array.from({ length: program.glyphs }, (_, glyph) => glyph).filter(
      glyph => ((bits[glyph >> 3] ?? 0) & (0x80 >> (glyph & 7))) === 0,
    );
    return lost.map(glyph => `glyph ${glyph}`);
  }),
  used('7.21.5-1', 'each glyph that is shown is as wide as the file says', (font, pdf) => {
    const program = compact(font, pdf);
    const said = widthsSaid(font, pdf);
    return [...font.codes, ...font.replaced].flatMap(glyph => {
      const drawn = program?.widthOf(glyph);
      const is = said(glyph);
      return drawn === undefined || Math.abs(drawn - is) <= 1
        ? []
        : [`glyph ${glyph} is ${drawn} wide, not ${is}`];
    });
  }),
  used('7.21.7-1', 'every sign that is shown has a meaning', (font, pdf) => {
    const known = meanings(streamOf(pdf.entry(font.font, 'ToUnicode')), pdf);
    return [...font.codes].filter(code => (known.get(code) ?? '') === '').map(code => `glyph ${code}`);
  }),
  used('7.21.7-2', 'no sign means nothing at all', (font, pdf) => {
    const known = meanings(streamOf(pdf.entry(font.font, 'ToUnicode')), pdf);
    return [...known]
      .filter(([, text]) => wrong.some(sign => text.includes(sign)))
      .map(([code]) => `glyph ${code}`);
  }),
  used('7.21.8-1', 'the glyph for what a font lacks is not shown', ({ codes, replaced }) =>
    codes.has(0) || replaced.has(0) ? ['glyph 0'] : [],
  ),
];
