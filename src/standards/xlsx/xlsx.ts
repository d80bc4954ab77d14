import { SaxesParser } from 'saxes';
import { readZip, writeZip } from '../zip/zip.ts';

/** A cell of a sheet; null is empty. */
export type SheetCell = string | number | null;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, sign => escapes[sign] ?? sign);

/**
 * What XML cannot hold is written `_xHHHH_`, and so is a text that looks like it (ECMA-376 part 1, 22.9.2.19, ST_Xstring).
 */
const xstring = (text: string): string =>
  escaped(
    text
      .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replaceAll(
        /(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu,
        sign => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
      ),
  );
const fromXstring = (text: string): string =>
  text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );

/** The letters of a column, `A` for the first. */
function column(place: number): string {
  const rest = Math.floor(place / 26) - 1;
  return `${rest < 0 ? '' : column(rest)}${String.fromCharCode(65 + (place % 26))}`;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const kinds = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const cellXml = (cell: SheetCell, at: string): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${xstring(cell)}</t></is></c>`;
};

/** One sheet as a workbook (ECMA-376, transitional): numbers as numbers, texts as texts, never a formula. */
export function writeXlsx(name: string, rows: readonly (readonly SheetCell[])[]): Buffer {
  const lines = rows
    .map((row, y) => {
      const cells = row.map((cell, x) => cellXml(cell, `${column(x)}${y + 1}`)).join('');
      return `<row r="${y + 1}">${cells}</row>`;
    })
    .join('');
  const files: readonly (readonly [string, string])[] = [
    [
      '[Content_Types].xml',
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kinds}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kinds}.worksheet+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${escaped(name.slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ],
    ['xl/worksheets/sheet1.xml', `<worksheet xmlns="${main}"><sheetData>${lines}</sheetData></worksheet>`],
  ];
  return writeZip(
    files.map(([path, xml]) => ({ name: path, bytes: Buffer.from(declaration + xml, 'utf8') })),
  );
}

const placeOf = (reference: string): number =>
  [...reference.replace(/\d+$/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** The rows of the first sheet of a workbook that `writeXlsx` wrote. Throws on what is no such workbook. */
export function readXlsx(bytes: Uint8Array): SheetCell[][] {
  const sheet = readZip(bytes).find(({ name }) => name === 'xl/worksheets/sheet1.xml');
  if (!sheet) throw new Error('this workbook has no first sheet');
  const rows: SheetCell[][] = [];
  const parser = new SaxesParser();
  let row: SheetCell[] = [];
  let at = 0;
  let isText = false;
  let text = '';
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'row') row = [];
    if (name === 'c') {
      at = placeOf(attributes['r'] ?? 'A1');
      isText = attributes['t'] === 'inlineStr';
      text = '';
    }
    if (name === 'v' || name === 't') text = '';
  });
  parser.on('text', part => {
    text += part;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'c') {
      while (row.length < at) row.push(null);
      row.push(isText ? fromXstring(text) : Number(text));
    }
    if (name === 'row') rows.push(row);
  });
  parser.write(Buffer.from(sheet.bytes).toString('utf8')).close();
  return rows;
}
