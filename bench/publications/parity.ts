import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { readZip } from '#standards/zip/zip.ts';
import type { Edition } from '../../src/modules/publications/outputs/edition.ts';

export const wordsOf = (text: string): string[] =>
  text.replaceAll('\u00AD', '').match(/[\p{L}\p{N}]+/gu) ?? [];

/** The length of the longest common subsequence of two lists of words. */
export function common(one: readonly string[], other: readonly string[]): number {
  let row = new Uint32Array(other.length + 1);
  for (const word of one) {
    const next = new Uint32Array(other.length + 1);
    for (let n = 1; n <= other.length; n += 1)
      next[n] = other[n - 1] === word ? (row[n - 1] ?? 0) + 1 : Math.max(row[n] ?? 0, next[n - 1] ?? 0);
    row = next;
  }
  return row[other.length] ?? 0;
}

/** The words that a reader of PDF finds on each page, the foot of the page apart. */
function printed(pdf: Buffer, notice: string | undefined): string[][] {
  const folder = mkdtempSync(join(tmpdir(), 'bindwerk-bench-'));
  try {
    const path = join(folder, 'report.pdf');
    writeFileSync(path, pdf);
    const text = execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', path, '-'], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const foot = wordsOf(notice ?? '').length + 1;
    return text.split('\f').map(page => wordsOf(page).slice(0, -foot));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The share of the words on the PDF's pages that stand on the same page of the page view, in the same order (the longest
 * common subsequence). Pages after the last of the publication list the sources and have no page on the web.
 */
export async function textParity(page: Page, edition: Edition, pdf: Buffer): Promise<number> {
  await page.goto(`/publicaties/${edition.version.content.slug}/blad`);
  const shown = (await page.evaluate(
    `[...document.querySelectorAll('.sheet')].map(sheet => {
      const copy = sheet.querySelector('[lang]').cloneNode(true);
      for (const ear of copy.querySelectorAll('.anchor')) ear.remove();
      const texts = [];
      const walk = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) texts.push(walk.currentNode.data);
      return texts.join(' ');
    })`,
  )) as string[];
  const pages = printed(pdf, edition.notice);
  let [all, there] = [0, 0];
  for (const [n, text] of shown.entries()) {
    const words = pages[n] ?? [];
    // the cover of the PDF says besides which version it is
    if (n === 0) continue;
    all += words.length;
    there += common(words, wordsOf(text));
  }
  return all === 0 ? 0 : there / all;
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Charts, maps and photos: the smallest of their numbers on the web, in the PDF and in the EPUB, to how many were written. */
export async function figureParity(
  page: Page,
  edition: Edition,
  files: { readonly pdfFigures: number; readonly epub: Buffer },
): Promise<number> {
  const { chapters, slug } = edition.version.content;
  const pictures = new Set(['chart', 'map', 'photo']);
  const written = chapters.flatMap(({ blocks }) =>
    blocks.filter(({ body }) => pictures.has(body.kind)),
  ).length;
  let web = 0;
  for (const chapter of chapters) {
    await page.goto(`/publicaties/${slug}/${chapter.slug}`);
    web += await page.locator('article figure').count();
  }
  const book = readZip(files.epub)
    .filter(({ name }) => name.endsWith('.xhtml'))
    .reduce((sum, { bytes }) => sum + count(Buffer.from(bytes).toString('utf8'), /<figure>/g), 0);
  const found = [web, files.pdfFigures, book];
  return Math.min(...found) / Math.max(written, ...found);
}
