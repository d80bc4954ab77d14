import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok, refuse, type Result } from '#platform/result.ts';
import { SaxesParser } from 'saxes';
import type { PaperFault, ReadRefusal } from '../refusals.ts';
import { withAltTexts } from './alt-texts.ts';
import { arrange } from './arrange.ts';
import { chaptersOf, type PaperChapter, shiftOf } from './chapters.ts';
import { type Entry, readContents, withContents } from './contents.ts';
import { inColumns } from './columns.ts';
import { noLayout, type PaperLayout, readLayout } from './layout.ts';
import type { Page } from './page.ts';
import { readPageWords } from './page-words.ts';
import { withoutRunningHeads } from './running-heads.ts';
import { readScans } from './read-scans.ts';
import { tagLines } from './tags.ts';
import { absentTools, runTool, type ToolName } from './tools.ts';

/** A report that was made elsewhere, as it was read from its PDF. */
export interface ReadPaper {
  /** What the file calls itself. */
  readonly title: string | undefined;
  readonly pages: number;
  readonly chapters: readonly PaperChapter[];
  /** Pages read from a picture, with how sure the program was, from 0 to 1. */
  readonly scans: readonly { readonly page: number; readonly confidence: number }[];
  /** Pages that are still to be read from their pictures. */
  readonly unread: readonly number[];
  /** Pages without a word. */
  readonly wordless: readonly number[];
  readonly repaired: boolean;
}

const mostPages = 1_500;

/** A page with fewer words is a picture. */
const fewWords = 1;

interface Wish {
  /** File that is to be read; it is not changed. */
  readonly path: string;
  /** What people call it: the title of what comes before its first chapter. */
  readonly name: string;
  /** Address that it will have, for its contents to lead to its pages; they lead nowhere when left out. */
  readonly home?: string | undefined;
  /** Hears what was read so far while pages are still being read from their pictures; must not throw. */
  readonly heard?: (soFar: ReadPaper) => Promise<void>;
}

const fault = (reason: PaperFault) => refuse({ code: 'publications/unreadable', reason } as const);

async function isPdf(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0);
    return buffer.subarray(0, bytesRead).includes('%PDF-');
  } finally {
    await file.close();
  }
}

interface Info {
  readonly title: string | undefined;
  readonly pages: number;
  readonly encrypted: boolean;
}

async function readInfo(path: string, folder: string): Promise<Info> {
  const text = (await runTool('info', [path], folder, { seconds: 20 })).toString();
  const value = (name: string) => new RegExp(`^${name}:\\s*(.*\\S)`, 'm').exec(text)?.[1];
  return {
    title: value('Title'),
    pages: Number(value('Pages') ?? 0),
    encrypted: (value('Encrypted') ?? 'no') !== 'no',
  };
}

/** The bookmarks of the first level. */
async function readOutline(path: string, folder: string): Promise<Entry[]> {
  const args = ['-xml', '-i', '-stdout', '-l', '1', path];
  const text = (await runTool('outline', args, folder, { seconds: 30 })).toString();
  const part = /<outline>[\s\S]*<\/outline>/.exec(text)?.[0];
  if (part === undefined) return [];
  const entries: Entry[] = [];
  let depth = 0;
  let page: number | undefined;
  let title = '';
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'outline') depth += 1;
    else if (name === 'item') {
      page = depth === 1 ? Number(attributes['page']) : undefined;
      title = '';
    }
  });
  parser.on('text', piece => {
    title += piece;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'outline') depth -= 1;
    else if (name === 'item' && page && title.trim() !== '') entries.push({ title: title.trim(), page });
  });
  parser.write(part).close();
  return entries;
}

const wordsOn = ({ stretches }: Page): number =>
  stretches.flat().reduce((sum, { words }) => sum + words.length, 0);

/** The words of all pages as the file has them. */
async function readPages(path: string, folder: string): Promise<Page[]> {
  const output = join(folder, 'words.html');
  await runTool('text', ['-bbox-layout', path, output], folder, { seconds: 120 });
  return readPageWords(await readFile(output, 'utf8'));
}

interface Known extends Pick<Wish, 'name' | 'home'> {
  readonly info: Info;
  readonly layout: PaperLayout;
  readonly outline: readonly Entry[];
  readonly repaired: boolean;
}

/** Makes chapters of the pages that were read, the others being empty still. */
function madeOf(words: readonly Page[], unread: readonly number[], known: Known): ReadPaper {
  const { name, home, info, layout, outline, repaired } = known;
  const told = tagLines(words.map(inColumns), layout.pages, layout.pieces);
  const pages = withoutRunningHeads(told.pages, told.tags);
  const arranged = arrange(pages, told.tags, layout.pages);
  const contents = readContents(pages);
  const printed = [...contents.values()].flat();
  const shift = shiftOf(printed, arranged);
  const listed = withContents(arranged, contents, page =>
    home === undefined || page + shift < 1 || page + shift > info.pages
      ? undefined
      : `${home}/blad#blad-${page + shift}`,
  );
  return {
    title: info.title,
    pages: info.pages,
    chapters: chaptersOf(
      name,
      outline,
      printed.map(({ title, page }) => ({ title, page: page + shift })),
      withAltTexts(listed, layout.pictures),
    ),
    scans: pages.flatMap(({ number, scan }) => (scan ? [{ page: number, ...scan }] : [])),
    unread,
    wordless: arranged
      .filter(({ number, blocks }) => blocks.length === 0 && !unread.includes(number))
      .map(({ number }) => number),
    repaired,
  };
}

/** Pages between two tellings of what was read: these, or a quarter of what was read when that is more. */
const betweenTellings = 4;

/** Reads what is a picture, saying now and then how it stands; answers all pages. */
async function readPictures(
  words: readonly Page[],
  { path, folder }: { readonly path: string; readonly folder: string },
  tell: (pages: readonly Page[], unread: readonly number[]) => Promise<void>,
): Promise<Page[]> {
  const pages = new Map(words.map(page => [page.number, page]));
  const unread = words.filter(page => wordsOn(page) < fewWords).map(({ number }) => number);
  let next = 1;
  let telling: Promise<void> | undefined;
  const say = async (): Promise<void> => {
    await tell([...pages.values()], [...unread]);
    telling = undefined;
  };
  if (unread.length > 0 && unread.length < words.length) await say();
  let heard = 0;
  await readScans({ path, folder, pages: [...unread] }, async (number, read) => {
    unread.splice(unread.indexOf(number), 1);
    if (read && wordsOn(read) > 0) pages.set(number, read);
    heard += 1;
    if (heard < next || unread.length === 0 || telling) return;
    next = heard + Math.max(betweenTellings, Math.floor(heard / 4));
    telling = say();
  });
  await telling;
  return [...pages.values()];
}

/**
 * Reads a PDF into chapters and blocks, each with its page: words in reading order, headings, lists and tables found, what
 * returns on page after page left out. Programs of the system do the reading, in processes of their own with limits, so a file
 * can at worst be refused. What the file says of its pictures stands behind the text of their page. Scripts, attachments and forms are not looked at.
 */
export async function readPaper(
  { path, name, home, heard }: Wish,
  absent: ReadonlySet<ToolName> = new Set(absentTools()),
): Promise<Result<ReadPaper, ReadRefusal>> {
  if (absent.has('info') || absent.has('text')) return fault('no-reader');
  if (!(await isPdf(path))) return fault('not-a-pdf');
  const folder = await mkdtemp(join(tmpdir(), 'bindwerk-paper-'));
  try {
    let file = path;
    let info = await readInfo(path, folder).catch(() => undefined);
    const repaired = info === undefined && !absent.has('repair');
    if (repaired) {
      file = join(folder, 'repaired.pdf');
      // it ends with 3 when it mended something
      await runTool('repair', [path, file], folder, { seconds: 60 }).catch(() => {});
      info = await readInfo(file, folder).catch(() => undefined);
    }
    if (!info || info.pages === 0) return fault('unreadable');
    if (info.encrypted) return fault('encrypted');
    if (info.pages > mostPages) return fault('too-many-pages');
    const words = await readPages(file, folder);
    const layout = absent.has('repair') ? noLayout : await readLayout(file, folder).catch(() => noLayout);
    const outline = absent.has('outline') ? [] : await readOutline(file, folder).catch(() => []);
    const known = { name, home, info, layout, outline, repaired };
    const pages =
      absent.has('scan') || absent.has('image')
        ? words
        : await readPictures(words, { path: file, folder }, async (soFar, unread) =>
            heard?.(madeOf(soFar, unread, known)),
          );
    const read = madeOf(pages, [], known);
    return read.chapters.length === 0 ? fault('no-words') : ok(read);
  } catch {
    return fault('unreadable');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
