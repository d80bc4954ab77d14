import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { textsOf } from '../../../src/modules/publications/block.ts';
import type { ReadPaper } from '../../../src/modules/publications/paper/read-paper.ts';
import { skeletonOf } from '../../../src/modules/publications/paper/skeleton.ts';
import { type MadeReport, madeReport } from './made-report.ts';
import { byChromium, byLibreOffice, byTypst, type Setting } from './producers.ts';

/** A PDF of which it is known what each part is. */
export interface Labelled {
  readonly name: string;
  readonly path: string;
  readonly report: MadeReport;
  readonly setting: Setting;
  readonly hasNotes: boolean;
}

const settings: readonly (readonly ['Typst' | 'Chromium' | 'LibreOffice', Setting])[] = [
  ['Typst', { columns: 1, headings: 'large', tagged: true }],
  ['Typst', { columns: 2, headings: 'large', tagged: true }],
  ['Typst', { columns: 1, headings: 'bold', tagged: true }],
  ['Chromium', { columns: 1, headings: 'large', tagged: true }],
  ['Chromium', { columns: 1, headings: 'large', tagged: false }],
  ['Chromium', { columns: 2, headings: 'large', tagged: false }],
  ['Chromium', { columns: 1, headings: 'bold', tagged: true }],
  ['LibreOffice', { columns: 1, headings: 'large', tagged: false }],
  ['LibreOffice', { columns: 2, headings: 'large', tagged: false }],
  ['LibreOffice', { columns: 1, headings: 'bold', tagged: true }],
];

/** Ten PDFs by three producers, in one and two columns, tagged and not, with headings that are large or only bold. */
export async function labelledReports(folder: string): Promise<Labelled[]> {
  const made: Labelled[] = [];
  for (const [n, [producer, setting]] of settings.entries()) {
    const report = madeReport(n + 1, 6);
    let path = join(folder, `verslag-${n}.pdf`);
    if (producer === 'LibreOffice') path = byLibreOffice(report, setting, folder);
    else
      writeFileSync(
        path,
        producer === 'Typst' ? byTypst(report, setting) : await byChromium(report, setting),
      );
    const { columns, headings, tagged } = setting;
    const name = `${producer}, ${columns} column${columns === 1 ? '' : 's'}, ${headings} headings, ${tagged ? '' : 'not '}tagged`;
    made.push({ name, path, report, setting, hasNotes: producer !== 'Chromium' });
  }
  return made;
}

/** How much of what is there was found, and how much of what was found is there. */
export interface Found {
  readonly there: number;
  readonly found: number;
  readonly right: number;
}

/** The harmonic mean of both shares. */
export const f1 = ({ there, found, right }: Found): number => (2 * right) / Math.max(there + found, 1);

export const added = (list: readonly Found[]): Found =>
  list.reduce(
    (sum, one) => ({
      there: sum.there + one.there,
      found: sum.found + one.found,
      right: sum.right + one.right,
    }),
    { there: 0, found: 0, right: 0 },
  );

function compared(there: readonly string[], found: readonly string[]): Found {
  const left = found.map(skeletonOf);
  let right = 0;
  for (const one of there.map(skeletonOf)) {
    const at = left.indexOf(one);
    if (at < 0) continue;
    right += 1;
    left.splice(at, 1);
  }
  return { there: there.length, found: found.length, right };
}

/** How many beginnings of pieces of text stand in the order in which they were written: the longest rising row of their places. */
function inOrder({ chapters }: MadeReport, read: ReadPaper): Found {
  const text = skeletonOf(
    read.chapters.flatMap(({ blocks }) => blocks.flatMap(({ body }) => textsOf(body))).join(' '),
  );
  const starts = chapters.flatMap(({ pieces }) =>
    pieces.flatMap(piece =>
      piece.kind === 'text' || piece.kind === 'heading' ? [skeletonOf(piece.text).slice(0, 40)] : [],
    ),
  );
  const places = starts.map(start => text.indexOf(start)).filter(place => place >= 0);
  const best: number[] = [];
  for (const [n, place] of places.entries())
    best.push(1 + Math.max(0, ...best.filter((_, m) => (places[m] ?? 0) < place && m < n)));
  return { there: starts.length, found: starts.length, right: Math.max(0, ...best) };
}

/** What was found of a report, by kind; `heads` are pages without a word of what returns on each page, of all pages. */
export function judge(
  { report, hasNotes }: Labelled,
  read: ReadPaper,
): Readonly<Record<'headings' | 'items' | 'rows' | 'notes' | 'order' | 'heads', Found>> {
  const pieces = report.chapters.flatMap(chapter => chapter.pieces);
  const blocks = read.chapters.flatMap(chapter => chapter.blocks);
  const bodies = blocks.map(({ body }) => body);
  const cover = new Set([report.title, 'Inhoud'].map(skeletonOf));
  // what stands on the cover and above the contents may be called a heading or not
  const headings = [
    ...read.chapters.map(({ title }) => title),
    ...bodies.flatMap(body => (body.kind === 'heading' ? [body.text] : [])),
  ].filter(text => !cover.has(skeletonOf(text)));
  const spoilt = new Set(
    blocks.flatMap(({ page, body }) =>
      textsOf(body).some(text => /\|\s*(voor en door|jaar na jaar)/.test(text)) ? [page] : [],
    ),
  );
  const isContents = (items: readonly string[]) => items.every(item => /\d+$/.test(item));
  return {
    headings: compared(
      report.chapters.flatMap(({ title, pieces: own }) => [
        title,
        ...own.flatMap(piece => (piece.kind === 'heading' ? [piece.text] : [])),
      ]),
      headings,
    ),
    items: compared(
      pieces.flatMap(piece => (piece.kind === 'list' ? piece.items : [])),
      bodies.flatMap(body => (body.kind === 'list' && !isContents(body.items) ? body.items : [])),
    ),
    rows: compared(
      pieces.flatMap(piece => (piece.kind === 'table' ? piece.rows.map(row => row.join(' ')) : [])),
      bodies.flatMap(body =>
        body.kind === 'table' ? [body.head, ...body.rows].map(row => row.join(' ')) : [],
      ),
    ),
    notes: hasNotes
      ? compared(
          pieces.flatMap(piece => (piece.kind === 'text' && piece.note !== undefined ? [piece.note] : [])),
          bodies.flatMap(body => (body.kind === 'note' ? [body.text.replace(/^\d+\s*/, '')] : [])),
        )
      : { there: 0, found: 0, right: 0 },
    order: inOrder(report, read),
    heads: { there: read.pages, found: read.pages, right: read.pages - spoilt.size },
  };
}
