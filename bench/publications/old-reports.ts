import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textsOf } from '../../src/modules/publications/block.ts';
import { pictureOf } from '../../src/modules/publications/paper/page-picture.ts';
import { type ReadPaper, readPaper } from '../../src/modules/publications/paper/read-paper.ts';
import { scanned } from '../../test/support/paper.ts';
import { added, f1, judge, labelledReports } from '../../test/support/reports/labelled.ts';
import { type Measurement, milliseconds } from '../measurement.ts';
import { wordsOf } from './parity.ts';

type Measured = Omit<Measurement, 'bench'>;

const one = (metric: string, value: number, unit: string): Measured => ({ metric, value, unit, peer: null });

async function read(path: string, name: string): Promise<ReadPaper> {
  const done = await readPaper({ path, name });
  if (!done.ok) throw new Error(`${name}: ${done.refusal.reason}`);
  return done.value;
}

/** What is found in ten PDFs of which each part is known, tagged and not. */
async function measureFinding(folder: string, say: (line: string) => void): Promise<Measured[]> {
  const judged: { tagged: boolean; found: ReturnType<typeof judge> }[] = [];
  for (const labelled of await labelledReports(folder)) {
    const found = judge(labelled, await read(labelled.path, labelled.report.title));
    const shares = Object.entries(found).map(([kind, { right, there }]) => `${kind} ${right} of ${there}`);
    say(`${labelled.name}: ${shares.join(', ')}`);
    judged.push({ tagged: labelled.setting.tagged, found });
  }
  const of = (kind: keyof ReturnType<typeof judge>, tagged: boolean): number =>
    f1(added(judged.filter(report => report.tagged === tagged).map(({ found }) => found[kind])));
  return [true, false].flatMap(tagged =>
    (['headings', 'items', 'rows', 'notes', 'order', 'heads'] as const).map(kind =>
      one(
        `import_${kind === 'heads' ? 'running_heads' : kind}_${tagged ? 'tagged' : 'untagged'}`,
        of(kind, tagged),
        kind === 'heads' ? 'share of pages without them' : kind === 'order' ? 'share in order' : 'F1',
      ),
    ),
  );
}

/** How many of the words found are not printed, wherever they stand: the order is measured by the labelled reports. */
function strangersAmong(found: readonly string[], printed: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of printed) left.set(word, (left.get(word) ?? 0) + 1);
  return found.filter(word => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  }).length;
}

interface Scanned {
  readonly seconds: number;
  readonly printed: number;
  readonly found: number;
  readonly wrong: number;
  readonly confidence: number;
}

/** Scans a page of a PDF whose words are known, and reads it. */
async function readScan(path: string, page: number, folder: string): Promise<Scanned> {
  const scan = scanned(path, page, join(folder, `scan-${page}`));
  let made: ReadPaper | undefined;
  const took = await milliseconds(async () => {
    made = await read(scan, 'Een scan');
  });
  const printed = wordsOf(
    execFileSync('pdftotext', ['-raw', '-f', String(page), '-l', String(page), path, '-'], {
      encoding: 'utf8',
    }),
  );
  const blocks = made?.chapters.flatMap(chapter => chapter.blocks) ?? [];
  const found = wordsOf(blocks.flatMap(({ body }) => textsOf(body)).join(' '));
  return {
    seconds: took / 1000,
    printed: printed.length,
    found: found.length,
    wrong: strangersAmong(found, printed),
    confidence: made?.scans[0]?.confidence ?? 0,
  };
}

/** Seconds a page, wrong words and sureness over some pages, one after another. */
async function measureScans(path: string, pages: readonly number[], folder: string): Promise<Measured[]> {
  const scans: Scanned[] = [];
  for (const page of pages) scans.push(await readScan(path, page, folder));
  const sum = (of: (scan: Scanned) => number): number => scans.reduce((total, scan) => total + of(scan), 0);
  return [
    one('ocr_page_s', sum(({ seconds }) => seconds) / scans.length, 's'),
    one('ocr_word_errors', sum(({ wrong }) => wrong) / sum(({ found }) => found), 'share'),
    // a running head and a page number are left out on purpose
    one('ocr_words_read', sum(({ found }) => found) / sum(({ printed }) => printed), 'share'),
    one('ocr_confidence', Math.min(...scans.map(({ confidence }) => confidence)), 'share'),
  ];
}

/** Importing old reports: what is found, pictures of a hundred pages, and a scan. */
export async function measureOldReports(pdf: Buffer, say: (line: string) => void): Promise<Measured[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bindwerk-bench-'));
  try {
    const path = join(folder, 'groot.pdf');
    await writeFile(path, pdf);
    const pictures = await milliseconds(async () => {
      for (let page = 1; page <= 100; page += 1) await pictureOf(path, page);
    });
    return [
      one('import_100_pictures_s', pictures / 1000, 's'),
      ...(await measureScans(path, [4, 5, 6, 7, 8], folder)),
      ...(await measureFinding(folder, say)),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
