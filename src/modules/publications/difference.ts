import { textsOf } from './block.ts';
import { canonicalJson } from './canonical.ts';
import type { Content, FrozenBlock } from './publication.ts';
import { sayText } from './reading.ts';

/** A stretch of words that stayed, came or went. */
export interface Stretch {
  readonly what: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** A block that differs between two versions, as what became of its words. */
export interface ChangedBlock {
  readonly id: string;
  readonly what: 'added' | 'removed' | 'rewritten';
  readonly stretches: readonly Stretch[];
}

export interface ChangedChapter {
  readonly slug: string;
  readonly title: string;
  /** False when it is only in the version before. */
  readonly isThere: boolean;
  readonly blocks: readonly ChangedBlock[];
}

/** Words with the white behind them. */
const piecesOf = (text: string): string[] => text.match(/\S+\s*/g) ?? [];

/** How much of the rest two lists have in common, from each place on (longest common subsequence). */
function commonFrom(one: readonly string[], other: readonly string[]): Uint32Array[] {
  const rows = Array.from({ length: one.length + 1 }, () => new Uint32Array(other.length + 1));
  for (let i = one.length - 1; i >= 0; i -= 1)
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const [row, below] = [rows[i], rows[i + 1]];
      if (row && below)
        row[j] =
          one[i]?.trim() === other[j]?.trim()
            ? (below[j + 1] ?? 0) + 1
            : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  return rows;
}

/** What became of a text, word by word; put together, the same and the added give the new text. */
export function compareWords(before: string, after: string): Stretch[] {
  const [one, other] = [piecesOf(before), piecesOf(after)];
  const common = commonFrom(one, other);
  const stretches: { what: Stretch['what']; text: string }[] = [];
  const push = (what: Stretch['what'], text = ''): void => {
    const last = stretches.at(-1);
    if (last?.what === what) last.text += text;
    else stretches.push({ what, text });
  };
  let [i, j] = [0, 0];
  while (i < one.length || j < other.length) {
    if (i < one.length && j < other.length && one[i]?.trim() === other[j]?.trim()) {
      push('same', other[j]);
      i += 1;
      j += 1;
    } else if (
      i < one.length &&
      (j >= other.length || (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))
    ) {
      push('removed', one[i]);
      i += 1;
    } else {
      push('added', other[j]);
      j += 1;
    }
  }
  return stretches;
}

const wordsOf = (content: Content, { body }: FrozenBlock): string =>
  textsOf(body)
    .map(text => sayText(content, text))
    .filter(text => text !== '')
    .join(' · ');

const blocksOf = ({ chapters }: Content) =>
  new Map(chapters.flatMap(({ blocks }) => blocks.map(block => [block.id, block] as const)));

/** Everything that differs between two versions of a publication, chapter by chapter; what stayed is left out. */
export function compareVersions(before: Content, after: Content): ChangedChapter[] {
  const [old, fresh] = [blocksOf(before), blocksOf(after)];
  const changed = (block: FrozenBlock): ChangedBlock[] => {
    const now = wordsOf(after, block);
    const last = old.get(block.id);
    if (!last) return [{ id: block.id, what: 'added', stretches: [{ what: 'added', text: now }] }];
    const was = wordsOf(before, last);
    const isSame = was === now && canonicalJson(last.body) === canonicalJson(block.body);
    return isSame ? [] : [{ id: block.id, what: 'rewritten', stretches: compareWords(was, now) }];
  };
  const gone = (slug: string): ChangedBlock[] =>
    (before.chapters.find(one => one.slug === slug)?.blocks ?? []).flatMap(block =>
      fresh.has(block.id)
        ? []
        : [
            {
              id: block.id,
              what: 'removed' as const,
              stretches: [{ what: 'removed' as const, text: wordsOf(before, block) }],
            },
          ],
    );
  const now = after.chapters.map(({ slug, title, blocks }) => ({
    slug,
    title,
    isThere: true,
    blocks: [...blocks.flatMap(changed), ...gone(slug)],
  }));
  const lost = before.chapters
    .filter(({ slug }) => after.chapters.every(one => one.slug !== slug))
    .map(({ slug, title }) => ({ slug, title, isThere: false, blocks: gone(slug) }));
  return [...now, ...lost].filter(({ blocks }) => blocks.length > 0);
}
