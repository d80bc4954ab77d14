import { SaxesParser } from 'saxes';
import { unzip } from './unzip.ts';

/** Walks through a part of the package; prefixes of names are left off. */
function walk(
  xml: Buffer | undefined,
  hear: {
    readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
    readonly text?: (text: string) => void;
    readonly close?: (name: string) => void;
  },
): void {
  if (!xml) return;
  const plain = (name: string) => name.slice(name.indexOf(':') + 1);
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) =>
    hear.open?.(plain(name), attributes as Record<string, string>),
  );
  parser.on('text', text => hear.text?.(text));
  parser.on('closetag', ({ name }) => hear.close?.(plain(name)));
  parser.write(xml.toString('utf8')).close();
}

/** The shared texts, in their order (ECMA-376 part 1, 18.4). Phonetic hints are passed over. */
function sharedTexts(xml: Buffer | undefined): string[] {
  const texts: string[] = [];
  let [said, inText, inHint] = ['', false, false];
  walk(xml, {
    open: name => {
      if (name === 'si') said = '';
      if (name === 'rPh') inHint = true;
      if (name === 't') inText = true;
    },
    text: text => {
      if (inText && !inHint) said += text;
    },
    close: name => {
      if (name === 'si') texts.push(said);
      if (name === 'rPh') inHint = false;
      if (name === 't') inText = false;
    },
  });
  return texts;
}

/** Formats that come with the standard and show a day or a time (18.8.30). */
const builtIn = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);

/** Which styles show a number as a day or a time. */
function dateStyles(xml: Buffer | undefined): Set<number> {
  const formats = new Set(builtIn);
  const styles = new Set<number>();
  let [inStyles, count] = [false, 0];
  walk(xml, {
    open: (name, { numFmtId, formatCode = '' }) => {
      if (name === 'numFmt' && /[ymdhs]/i.test(formatCode.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '')))
        formats.add(Number(numFmtId));
      if (name === 'cellXfs') inStyles = true;
      if (name === 'xf' && inStyles) {
        if (formats.has(Number(numFmtId))) styles.add(count);
        count += 1;
      }
    },
    close: name => {
      if (name === 'cellXfs') inStyles = false;
    },
  });
  return styles;
}

/** A day as its number since the end of 1899 (18.17.4.1), as `YYYY-MM-DD`, `YYYY-MM-DD HH:MM` or `HH:MM`. */
function dayOf(serial: number): string {
  const at = new Date(Date.UTC(1899, 11, 30) + Math.round(serial * 1440) * 60_000).toISOString();
  if (serial < 1) return at.slice(11, 16);
  return Number.isInteger(serial) ? at.slice(0, 10) : `${at.slice(0, 10)} ${at.slice(11, 16)}`;
}

/** `BC12` as row and column, counted from 0. */
function placeOf(reference: string): readonly [row: number, column: number] | undefined {
  const match = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference);
  if (!match) return undefined;
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return [Number(match[2]) - 1, column - 1];
}

const [mostRows, mostColumns] = [20_000, 100];

/**
 * Reads the first sheet of a workbook (Office Open XML, ECMA-376) as rows of texts: days and times as ISO 8601, cells that were
 * merged each with the text of the whole. Undefined when it is no workbook. Formulas give their last result.
 */
export function readSheet(bytes: Buffer): string[][] | undefined {
  const open = unzip(bytes);
  const sheet = open?.('xl/worksheets/sheet1.xml');
  if (!open || !sheet) return undefined;
  const texts = sharedTexts(open('xl/sharedStrings.xml'));
  const days = dateStyles(open('xl/styles.xml'));
  const rows: string[][] = [];
  const put = (row: number, column: number, text: string) => {
    if (row >= mostRows || column >= mostColumns) return;
    while (rows.length <= row) rows.push([]);
    const cells = rows[row] ?? [];
    while (cells.length <= column) cells.push('');
    cells[column] = text;
  };
  const merged: string[] = [];
  let cell: Readonly<Record<string, string>> = {};
  let [said, hears] = ['', false];
  walk(sheet, {
    open: (name, attributes) => {
      if (name === 'c') [cell, said] = [attributes, ''];
      if (name === 'mergeCell' && attributes['ref']) merged.push(attributes['ref']);
      if (name === 'v' || name === 't') hears = true;
    },
    text: text => {
      if (hears) said += text;
    },
    close: name => {
      if (name === 'v' || name === 't') hears = false;
      const place = name === 'c' ? placeOf(cell['r'] ?? '') : undefined;
      if (!place || said === '') return;
      const isDay = cell['t'] === undefined && days.has(Number(cell['s'])) && Number.isFinite(Number(said));
      put(...place, cell['t'] === 's' ? (texts[Number(said)] ?? '') : isDay ? dayOf(Number(said)) : said);
    },
  });
  for (const range of merged) {
    const [from, to] = range.split(':').map(placeOf);
    if (!from || !to) continue;
    const text = rows[from[0]]?.[from[1]] ?? '';
    for (let row = from[0]; row <= Math.min(to[0], mostRows); row += 1)
      for (let column = from[1]; column <= to[1]; column += 1) put(row, column, text);
  }
  return rows;
}
