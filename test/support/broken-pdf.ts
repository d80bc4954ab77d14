import { isWord, scanner } from '#standards/pdf/scanner.ts';
import { readPdf } from '#standards/pdf/read-pdf.ts';
import { isDict } from '#standards/pdf/value.ts';

/** A change that spoils a PDF. */
export type Spoil = (pdf: Buffer) => Buffer;

/** Writes an object anew at the end of the file, with a table that goes before the one there was (ISO 32000-1, 7.5.6). */
function rewrite(pdf: Buffer, number: number, body: Buffer): Buffer {
  const { trailer, size } = readPdf(pdf);
  const root = trailer.entries.get('Root');
  const rootNumber = typeof root === 'object' && root !== null && 'number' in root ? root.number : 0;
  const before = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.toString('latin1'))?.[1] ?? '0';
  const object = Buffer.concat([Buffer.from(`\n${number} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
  const table = pdf.length + object.length;
  return Buffer.concat([
    pdf,
    object,
    Buffer.from(
      `xref\n${number} 1\n${String(pdf.length + 1).padStart(10, '0')} 00000 n \ntrailer\n<< /Size ${size} /Root ${rootNumber} 0 R /Prev ${before} >>\nstartxref\n${table}\n%%EOF\n`,
    ),
  ]);
}

/** Every object that is no stream as it is written, by number, the newest of each. */
function written(pdf: Buffer): Map<number, string> {
  const text = pdf.toString('latin1');
  const found = new Map<number, string>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const from = match.index + match[0].length;
    const read = scanner(pdf, from, true);
    const value = read.next();
    const end = read.at();
    if (value === undefined || isWord(value)) continue;
    const after = read.next();
    if (isWord(after) && after.word === 'endobj') found.set(Number(match[1]), text.slice(from, end));
  }
  return found;
}

/** Replaces text in the whole file by text as long, so that nothing moves. */
export const everywhere =
  (from: string, to: string): Spoil =>
  pdf => {
    if (from.length !== to.length) throw new Error(`“${to}” is not as long as “${from}”`);
    const text = pdf.toString('latin1');
    if (!text.includes(from)) throw new Error(`there is no “${from}”`);
    return Buffer.from(text.replaceAll(from, to), 'latin1');
  };

/** Changes the first object in which something is written; `after` so many others. */
export const inObject =
  (holding: string | RegExp, from: string | RegExp, to: string, after = 0): Spoil =>
  pdf => {
    const fits = ([, text]: [number, string]) =>
      typeof holding === 'string' ? text.includes(holding) : holding.test(text);
    const [number, text] = [...written(pdf)].filter(fits)[after] ?? [];
    if (number === undefined || text === undefined) throw new Error(`no object holds ${String(holding)}`);
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`nothing to change in ${text}`);
    return rewrite(pdf, number, Buffer.from(changed, 'latin1'));
  };

const typed = (type: string) => new RegExp(`/S /${type}(?![A-Za-z0-9])`);

/** Calls a structure element of one type another. */
export const retag = (from: string, to: string, after = 0): Spoil =>
  inObject(typed(from), typed(from), `/S /${to}`, after);

/** Changes every object in which something is written. */
export const inObjects =
  (holding: RegExp, from: string | RegExp, to: string): Spoil =>
  pdf => {
    let spoilt = pdf;
    for (const [number, text] of written(pdf))
      if (holding.test(text)) spoilt = rewrite(spoilt, number, Buffer.from(text.replace(from, to), 'latin1'));
    return spoilt;
  };

/** Calls all structure elements of one type another. */
export const retagAll = (from: string, to: string): Spoil => inObjects(typed(from), typed(from), `/S /${to}`);

/** Changes what a page draws. */
export const redraw =
  (page: number, change: (drawing: string) => string): Spoil =>
  file => {
    const pdf = readPdf(file);
    const contents = pdf.pages[page - 1]?.entries.get('Contents');
    const stream = pdf.resolve(contents);
    if (!isDict(stream) || stream.type !== 'stream') throw new Error(`page ${page} draws nothing`);
    if (typeof contents !== 'object' || contents === null || !('number' in contents))
      throw new Error('not by reference');
    const drawing = change(pdf.data(stream).toString('latin1'));
    const body = `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`;
    return rewrite(file, contents.number, Buffer.from(body, 'latin1'));
  };

/** Empties the stream that an entry of some dictionary leads to. */
export const emptyStream =
  (key: string): Spoil =>
  pdf => {
    const number = new RegExp(`/${key} (\\d+) 0 R`).exec(pdf.toString('latin1'))?.[1];
    if (number === undefined) throw new Error(`there is no ${key}`);
    return rewrite(pdf, Number(number), Buffer.from('<< /Length 1 >>\nstream\n\0\nendstream', 'latin1'));
  };

/** Writes the stream that an entry of some dictionary leads to anew, unpacked and changed. */
export const restream =
  (key: string, change: (text: string) => string): Spoil =>
  file => {
    const number = new RegExp(`/${key} (\\d+) 0 R`).exec(file.toString('latin1'))?.[1];
    const pdf = readPdf(file);
    const stream = pdf.resolve({ type: 'ref', number: Number(number) });
    if (!isDict(stream) || stream.type !== 'stream') throw new Error(`there is no ${key}`);
    const text = change(pdf.data(stream).toString('latin1'));
    return rewrite(
      file,
      Number(number),
      Buffer.from(`<< /Length ${text.length} >>\nstream\n${text}\nendstream`, 'latin1'),
    );
  };

/** Draws a form of its own on a page, so many times, which holds a piece of the structure tree. */
export const drawForm =
  (page: number, times: number): Spoil =>
  file => {
    const drawing = '/P <</MCID 0>> BDC 0 0 1 1 re f EMC';
    const made = rewrite(
      file,
      readPdf(file).size,
      Buffer.from(
        `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
      ),
    );
    const number = readPdf(made).size - 1;
    const known = both(
      inObject(
        /\/Type \/Page\b/,
        /\/Resources\s*<</,
        `/Resources << /XObject << /Broken ${number} 0 R >>`,
        page - 1,
      ),
      redraw(page, drawn => `${drawn}\n${'/Broken Do '.repeat(times)}`),
    );
    return known(made);
  };

/** One change after another. */
export const both =
  (...spoils: readonly Spoil[]): Spoil =>
  pdf =>
    spoils.reduce((spoilt, spoil) => spoil(spoilt), pdf);
