import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { type PageLayout, readPageLayout } from '#standards/pdf/page-layout.ts';
import { readPdf } from '#standards/pdf/read-pdf.ts';
import { readStructure } from '#standards/pdf/structure.ts';
import { readAltTexts } from './alt-texts.ts';
import type { PaperLayout } from './layout.ts';
import { readPieces } from './tags.ts';

// The thread of `readLayout`: one answer.
const pdf = readPdf(readFileSync(workerData as string));
const numbers = new Map(pdf.pages.map(({ entries }, n) => [entries, n + 1]));
const elements = readStructure(pdf);
const pages = pdf.pages.map((page): PageLayout | undefined => {
  try {
    return readPageLayout(pdf, page);
  } catch {
    return undefined;
  }
});
const layout: PaperLayout = {
  pages,
  pieces: readPieces(pdf, elements, numbers),
  pictures: readAltTexts(pdf, elements, numbers),
};
parentPort?.postMessage(layout);
