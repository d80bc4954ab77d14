import { refuse, ok, type Result } from '#platform/result.ts';
import type { Language } from '#web/words.ts';
import { type WrittenFile, writtenFile } from '../written-file.ts';
import { readChapters, type Unread } from './markdown.ts';
import { slugOf } from './slug.ts';

type NotRead = { readonly code: 'publications/not-read'; readonly lines: string };

/** Lines that could not be read, as a refusal tells them. */
export const sayUnread = (unread: readonly Unread[]): string =>
  unread.map(({ line, text }) => `${line} (“${text.slice(0, 40)}”)`).join(', ');

/** A new publication from a title and a text in Markdown, a chapter at each `#`. */
export function writtenFrom(wish: {
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  readonly language: Language;
  /** What the text before the first chapter is called. */
  readonly first: string;
}): Result<WrittenFile, NotRead> {
  const { title, summary, text, language, first } = wish;
  const { chapters, unread } = readChapters(text, first);
  if (unread.length > 0) return refuse({ code: 'publications/not-read', lines: sayUnread(unread) });
  const taken = new Set<string>();
  const named = chapters.map(({ title: name, blocks }, n) => {
    const wanted = slugOf(name);
    const isFree = wanted !== '' && !/^\d+$/.test(wanted) && !taken.has(wanted);
    const slug = isFree ? wanted : `hoofdstuk-${n + 1}`;
    taken.add(slug);
    return { slug, title: name, blocks: [...blocks] };
  });
  const made = { slug: slugOf(title), title, summary, language, chapters: named, tokens: {} };
  const read = writtenFile.safeParse(made);
  if (read.success) return ok(read.data);
  return refuse({
    code: 'publications/not-read',
    lines: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(', '),
  });
}
