import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { chromium, paperTools, unlessThere } from '../../../../test/support/debian.ts';
import {
  aPaper,
  aPaperWithAMap,
  aPaperWithTablesOver,
  aTaggedPaper,
  scanned,
} from '../../../../test/support/paper.ts';
import { madeReport } from '../../../../test/support/reports/made-report.ts';
import { byTypst } from '../../../../test/support/reports/producers.ts';
import { textsOf } from '../block.ts';
import { canTypeset } from '#platform/typesetter.ts';
import { asText } from './arrange.ts';
import { readLayout } from './layout.ts';
import { type ReadPaper, readPaper } from './read-paper.ts';
import { absentTools, runTool } from './tools.ts';

const skip = unlessThere(chromium, ...paperTools);
const folder = mkdtempSync(join(tmpdir(), 'bindwerk-papers-'));
let path = '';

before(async () => {
  if (!skip) path = await aPaper(folder);
});
after(() => rmSync(folder, { recursive: true }));

async function read(file: string): Promise<ReadPaper> {
  const done = await readPaper({ path: file, name: 'Een verslag' });
  if (!done.ok) throw new Error(done.refusal.reason);
  return done.value;
}

const blocksOf = ({ chapters }: ReadPaper) => chapters.flatMap(({ blocks }) => blocks);
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\d][\p{L}\d.]*/gu) ?? [];

test('an old report is read into chapters by its contents page, each on the page where it begins', {
  skip,
}, async () => {
  const paper = await read(path);
  assert.equal(paper.pages, 8);
  assert.deepEqual(
    paper.chapters.map(({ title, page, slug }) => [title, page, slug]),
    [
      ['Een verslag', 1, 'een-verslag'],
      ['Wie wij zijn', 3, 'wie-wij-zijn'],
      ['Het werk', 5, 'het-werk'],
      ['De cijfers', 7, 'de-cijfers'],
    ],
  );
  assert.deepEqual(paper.scans, []);
});

test('each line of a contents page is an item of its own that leads to its page, be it dotted or with its numbers apart', {
  skip: skip || (!canTypeset && 'there is no typesetter for this machine'),
}, async () => {
  const listsOf = async (file: string) => {
    const done = await readPaper({ path: file, name: 'x', home: '/publicaties/oud' });
    const [contents] = done.ok ? blocksOf(done.value).filter(({ body }) => body.kind === 'list') : [];
    return contents?.body.kind === 'list' ? contents.body.items : [];
  };
  assert.deepEqual(await listsOf(path), [
    '[Wie wij zijn](/publicaties/oud/blad#blad-3) 3',
    '[Het werk](/publicaties/oud/blad#blad-5) 5',
    '[De cijfers](/publicaties/oud/blad#blad-7) 7',
  ]);
  const report = madeReport(3, 5);
  const dotted = join(folder, 'dotted.pdf');
  writeFileSync(dotted, byTypst(report, { columns: 1, headings: 'large', tagged: true }));
  const items = await listsOf(dotted);
  assert.deepEqual(
    items.map(item => /^\[([^\]]+)\]\(\/publicaties\/oud\/blad#blad-(\d+)\) \2$/.exec(item)?.[1]),
    report.chapters.map(({ title }) => title),
    'no dots, each title beside its own number',
  );
});

test('its headings, list and table are found, and what returns on every page is left out', {
  skip,
}, async () => {
  const blocks = blocksOf(await read(path));
  const bodies = blocks.map(({ body }) => body);
  assert.deepEqual(
    bodies.flatMap(body => (body.kind === 'heading' ? [body.text] : [])),
    ['Verslag van Verzonnendam', 'Inhoud', ...[1, 2, 3].flatMap(n => [`Terugblik ${n}`, `Vooruit ${n}`])],
  );
  assert.deepEqual(
    bodies.findLast(({ kind }) => kind === 'list'),
    { kind: 'list', items: ['Samen lezen in de wijk', 'Hulp bij formulieren'] },
  );
  assert.deepEqual(
    bodies.find(({ kind }) => kind === 'table'),
    {
      kind: 'table',
      caption: 'Vooruit 3',
      head: ['Plaats', '2018', '2019'],
      rows: [
        ['Verzonnendam', '1.204', '1.310'],
        ['Nergenshuizen', '880', '902'],
        ['Samen', '2.084', '2.212'],
      ],
    },
  );
  assert.ok(!bodies.some(body => textsOf(body).some(text => /Jaarverslag Verzonnendam/.test(text))));
});

test('no word of a page is lost and none is added: running heads and page numbers aside', {
  skip,
}, async () => {
  const paper = await read(path);
  for (let page = 1; page <= paper.pages; page += 1) {
    const on = String(page);
    const printed = execFileSync('pdftotext', ['-f', on, '-l', on, path, '-'], { encoding: 'utf8' });
    const expected = wordsOf(printed.replace('Jaarverslag Verzonnendam', '').replace(/\n\d+\s*$/, ''));
    const titles = paper.chapters
      .filter(chapter => chapter.page === page && page > 1)
      .map(({ title }) => title);
    const blocks = blocksOf(paper).filter(block => block.page === page);
    const captions = blocks.flatMap(({ body }) => (body.kind === 'table' ? wordsOf(body.caption) : []));
    const found = wordsOf([...titles, ...blocks.flatMap(({ body }) => textsOf(body))].join(' '));
    assert.deepEqual(found.toSorted(), [...expected, ...captions].toSorted(), `page ${page}`);
  }
});

test('a scan is read by its letters, says so, and how sure the program was', { skip }, async () => {
  const paper = await read(scanned(path, 3, join(folder, 'scan')));
  const [scan] = paper.scans;
  assert.equal(scan?.page, 1);
  assert.ok(scan.confidence > 0.8 && scan.confidence <= 1, String(scan.confidence));
  const expected = new Set(
    wordsOf(execFileSync('pdftotext', ['-f', '3', '-l', '3', path, '-'], { encoding: 'utf8' })),
  );
  const found = new Set(
    wordsOf(
      blocksOf(paper)
        .flatMap(({ body }) => textsOf(body))
        .join(' '),
    ),
  );
  const missed = [...expected].filter(word => !found.has(word));
  assert.ok(missed.length <= expected.size * 0.05, `missed: ${missed.join(' ')}`);
});

test('scanned pages that are read at the same time come in their own order', { skip }, async () => {
  const three = [7, 3, 5].map(page => scanned(path, page, join(folder, `scan-of-${page}`)));
  const together = join(folder, 'scans.pdf');
  execFileSync('qpdf', ['--empty', '--pages', ...three, '--', together]);
  const paper = await read(together);
  const saidOn = (page: number) =>
    blocksOf(paper)
      .filter(block => block.page === page)
      .flatMap(({ body }) => textsOf(body))
      .concat(paper.chapters.filter(chapter => chapter.page === page).map(({ title }) => title))
      .join(' ');
  assert.deepEqual(
    paper.scans.map(({ page }) => page),
    [1, 2, 3],
  );
  for (const [n, title] of ['De cijfers', 'Wie wij zijn', 'Het werk'].entries())
    assert.match(saidOn(n + 1), new RegExp(title));
});

test('of a scan the first pages can be read while the others are still being read', { skip }, async () => {
  const four = [3, 5, 7, 4].map((page, n) => scanned(path, page, join(folder, `as-it-comes-${n}`)));
  const together = join(folder, 'as-it-comes.pdf');
  execFileSync('qpdf', ['--empty', '--pages', ...four, '--', together]);
  const heard: ReadPaper[] = [];
  const done = await readPaper({
    path: together,
    name: 'Een verslag',
    heard: async soFar => {
      heard.push(soFar);
    },
  });
  const [first] = heard;
  assert.ok(first && first.unread.length >= 1 && first.unread.length < 4, 'it is told before the end');
  assert.match(JSON.stringify(first.chapters), /Wie wij zijn|Het werk/);
  const readBy = new Set(first.scans.map(({ page }) => page));
  assert.deepEqual(
    [...readBy, ...first.unread].toSorted(),
    [1, 2, 3, 4],
    'each page was read or is still to be read',
  );
  assert.deepEqual(first.wordless, []);
  assert.deepEqual(done.ok && done.value.unread, []);
  assert.deepEqual(done.ok && done.value.scans.map(({ page }) => page), [1, 2, 3, 4]);
});

test('what a tagged file says of its pictures is kept, on the page of each', { skip }, async () => {
  const made = await aTaggedPaper(join(folder, 'tagged.pdf'));
  const notes = blocksOf(await read(made)).filter(({ body }) => body.kind === 'note');
  assert.deepEqual(
    notes.map(({ page, body }) => [page, ...textsOf(body)]),
    [
      [1, 'Afbeelding: De bus op de Brink'],
      [2, 'Afbeelding: Kaart met drie ∗vestigingen∗'],
    ],
  );
  const headings = blocksOf(await read(made)).filter(({ body }) => body.kind === 'heading');
  assert.deepEqual(
    headings.flatMap(({ body }) => textsOf(body)),
    [],
    'a large name on a map is no heading',
  );
  const without = await readPaper({ path: made, name: 'x' }, new Set(['repair'] as const));
  assert.ok(without.ok && !blocksOf(without.value).some(({ body }) => body.kind === 'note'));
});

test('names on a map are no headings, and dots that are drawn make a list, in a file without tags', {
  skip,
}, async () => {
  const bodies = blocksOf(await read(await aPaperWithAMap(join(folder, 'map.pdf')))).map(({ body }) => body);
  const headings = bodies.flatMap(body => (body.kind === 'heading' ? [body.text] : []));
  assert.ok(headings.includes('Wat wij doen'));
  assert.ok(!headings.includes('Nergenshuizen') && !headings.includes('Verweg'), headings.join());
  const texts = bodies.flatMap(body => (body.kind === 'paragraph' ? [body.text] : []));
  assert.ok(texts.includes('Nergenshuizen'), 'they are not lost');
  const list = bodies.find(({ kind }) => kind === 'list');
  assert.deepEqual(list?.kind === 'list' && list.items.slice(1), ['Samen lezen', 'Hulp bij formulieren']);
});

test('a table that goes on over the page is one table, also when a single row went over or its head is said again', {
  skip,
}, async () => {
  const paper = await read(await aPaperWithTablesOver(join(folder, 'over.pdf')));
  assert.equal(paper.pages, 3);
  const tables = blocksOf(paper).flatMap(({ page, body }) => (body.kind === 'table' ? [{ page, body }] : []));
  assert.deepEqual(
    tables.map(({ page, body: { head, rows } }) => [page, head.join(' '), rows.map(row => row.join(' '))]),
    [
      [1, 'Plaats 2018 2019', ['Verzonnendam 1.204 1.310', 'Nergenshuizen 880 902', 'Samen 2.084 2.212']],
      [2, 'Plaats 2018 2019', ['Verweg 410 455', 'Dichtbij 77 78', 'Ertussen 12 14', 'Alles 499 547']],
    ],
  );
  const texts = blocksOf(paper).flatMap(({ body }) => (body.kind === 'paragraph' ? [body.text] : []));
  assert.ok(!texts.some(text => /Samen|Ertussen|Plaats/.test(text)), 'no row is left among the text');
});

test('a tagged report of three hundred pages is read by its tags: its headings are only bold', {
  skip: skip || (!canTypeset && 'there is no typesetter for this machine'),
}, async t => {
  const report = madeReport(7, 230);
  const long = join(folder, 'long.pdf');
  writeFileSync(long, byTypst(report, { columns: 1, headings: 'bold', tagged: true }));
  const from = performance.now();
  const paper = await read(long);
  t.diagnostic(`${paper.pages} pages in ${((performance.now() - from) / 1000).toFixed(1)} s`);
  assert.ok(paper.pages >= 300, String(paper.pages));
  const found = new Set(blocksOf(paper).flatMap(({ body }) => (body.kind === 'heading' ? [body.text] : [])));
  const wanted = report.chapters.flatMap(({ pieces }) =>
    pieces.flatMap(piece => (piece.kind === 'heading' ? [piece.text] : [])),
  );
  assert.deepEqual(
    wanted.filter(text => !found.has(text)),
    [],
  );
});

const fault = async (file: string): Promise<string> => {
  const done = await readPaper({ path: file, name: 'x' });
  return done.ok ? 'read' : done.refusal.reason;
};

test('what cannot be read is refused with its reason, and a damaged file is mended first', {
  skip,
}, async () => {
  const file = (name: string, bytes: Buffer | string): string => {
    const made = join(folder, name);
    writeFileSync(made, bytes);
    return made;
  };
  const whole = readFileSync(path);
  assert.equal(await fault(file('letter.pdf', 'Beste lezer')), 'not-a-pdf');
  assert.equal(await fault(file('head.pdf', whole.subarray(0, 200))), 'unreadable');
  const locked = join(folder, 'locked.pdf');
  execFileSync('qpdf', ['--encrypt', 'geheim', 'geheim', '256', '--', path, locked]);
  assert.notEqual(await fault(locked), 'read');
  const many = join(folder, 'many.pdf');
  const copies = Array.from({ length: 200 }, () => ['.', '1-z']).flat();
  execFileSync('qpdf', [
    '--empty',
    '--pages',
    ...copies.map(part => (part === '.' ? path : part)),
    '--',
    many,
  ]);
  assert.equal(await fault(many), 'too-many-pages');
  const cutOff = await readPaper({ path: file('cut.pdf', whole.subarray(0, whole.length - 20)), name: 'x' });
  assert.ok(cutOff.ok && cutOff.value.pages === 8);
});

test('a file with a script and an attachment gives its text and nothing else', { skip }, async () => {
  const note = join(folder, 'note.txt');
  writeFileSync(note, 'kijk hier eens naar');
  const made = join(folder, 'attached.pdf');
  execFileSync('qpdf', [path, '--add-attachment', note, '--', made]);
  const scripted = readFileSync(made, 'latin1').replace(
    '/Type /Catalog',
    '/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>',
  );
  writeFileSync(made, Buffer.from(scripted, 'latin1'));
  const paper = await read(made);
  const text = JSON.stringify(paper);
  assert.ok(text.includes('Wie wij zijn') && !text.includes('kijk hier') && !text.includes('alert'));
});

/** A PDF of our own hand: pages that are one page again and again, and what that page draws, packed. */
function aFile(pages: number, packed: Buffer): Buffer {
  const kids = Array.from({ length: pages }, () => '3 0 R').join(' ');
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(`<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`),
    Buffer.from('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>'),
    Buffer.concat([
      Buffer.from(`<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`),
      packed,
      Buffer.from('\nendstream'),
    ]),
  ];
  const parts = objects.flatMap((object, n) => [
    Buffer.from(`${n + 1} 0 obj\n`),
    object,
    Buffer.from('\nendobj\n'),
  ]);
  // without a table of objects, as a careless or hostile hand would leave it: readers look for them
  return Buffer.concat([
    Buffer.from('%PDF-1.4\n'),
    ...parts,
    Buffer.from('trailer << /Root 1 0 R >>\n%%EOF\n'),
  ]);
}

test('a hundred thousand pages in a small file are refused at once, and a bomb costs no more than it may', {
  skip,
}, async () => {
  const small = deflateSync('q Q');
  const many = join(folder, 'hundred-thousand.pdf');
  writeFileSync(many, aFile(100_000, small));
  assert.match(await fault(many), /^(too-many-pages|unreadable)$/);
  const bomb = join(folder, 'bomb.pdf');
  writeFileSync(bomb, aFile(1, deflateSync(Buffer.alloc(400 * 1024 ** 2, 'q Q\n'), { level: 1 })));
  assert.ok(statSync(bomb).size < 8 * 1024 ** 2, 'it is small while it is packed');
  await assert.rejects(
    runTool('text', ['-bbox-layout', bomb, '-'], folder, { seconds: 1 }),
    /pdftotext/,
    'a program that goes on too long is ended',
  );
  const { pages } = await readLayout(bomb, folder);
  assert.deepEqual(pages, [undefined], 'our own reader unpacks no more than it may');
});

test('a program that asks for more than it may have is stopped, and its failure names it', {
  skip,
}, async () => {
  await assert.rejects(runTool('info', [join(folder, 'nowhere.pdf')], folder, { seconds: 5 }), /pdfinfo/);
  await assert.rejects(
    runTool('text', ['-bbox-layout', path, '-'], folder, { seconds: 5, megabytes: 0.001 }),
  );
});

test('where the programs are absent the file is refused, not half read', async () => {
  const absent = new Set(absentTools([join(folder, 'nothing-here')]));
  assert.ok(absent.has('text') && absent.has('scan'));
  const done = await readPaper({ path: join(folder, 'any.pdf'), name: 'x' }, absent);
  assert.deepEqual(done.ok || done.refusal.reason, 'no-reader');
});

test('signs that our own texts give a meaning are plain in what comes from paper', () => {
  assert.equal(asText('2 * 3 {{x}} [a](b)'), '2 ∗ 3 { {x}} [a] (b)');
  assert.ok(!existsSync(join(folder, 'nothing-here')));
});
