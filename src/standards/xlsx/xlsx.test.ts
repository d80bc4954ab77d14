import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { readSheet } from './read-sheet.ts';

/** A ZIP archive of these parts, as a spreadsheet program writes it. */
function zip(parts: Readonly<Record<string, string>>): Buffer {
  const [bodies, entries]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    const packed = deflateRawSync(Buffer.from(text));
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(text.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    bodies.push(local, Buffer.from(name), packed);
    entries.push(entry, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, ...entries, end]);
}

const book = zip({
  'xl/sharedStrings.xml': '<sst><si><t>Titel</t></si><si><r><t>Taal</t></r><r><t>café</t></r></si></sst>',
  'xl/styles.xml':
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="20"/></cellXfs></styleSheet>',
  'xl/worksheets/sheet1.xml': `<worksheet><sheetData>
    <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Datum</t></is></c></row>
    <row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>46091</v></c><c r="C2" s="2"><v>0.4375</v></c></row>
    <row r="3"><c r="B3" s="1"><v>46098.5</v></c><c r="C3"><v>12</v></c></row>
  </sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells></worksheet>`,
});

test('a sheet is read with shared and rich texts, days by their style, and merged cells each with their text', () => {
  assert.deepEqual(readSheet(book), [
    ['Titel', 'Datum'],
    ['Taalcafé', '2026-03-10', '10:30'],
    ['Taalcafé', '2026-03-17 12:00', '12'],
  ]);
});

test('what is no workbook is none, and a small file that unpacks to very much is turned down', () => {
  assert.equal(readSheet(Buffer.from('Titel;Datum')), undefined);
  assert.equal(readSheet(book.subarray(0, 200)), undefined);
  const trap = zip({ 'xl/worksheets/sheet1.xml': '0'.repeat(40 * 1024 ** 2) });
  assert.ok(trap.length < 100_000);
  assert.throws(() => readSheet(trap), RangeError);
});
