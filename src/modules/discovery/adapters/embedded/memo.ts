import type { Clause } from '../../clause.ts';
import { noFilters } from '../../search-port.ts';
import type { Ask } from './ask.ts';
import type { CodeCounts } from './counter.ts';
import type { Counts } from './counted.ts';

/** What a base counts for a question, whatever is chosen. */
export interface Kept extends Counts {
  /** The most borrowed of its titles, as documents of the base; all of them when there are no more. */
  readonly first: Uint32Array;
  /** Those of them that fit best a search for just this word, as many. */
  readonly fittest: Uint32Array;
  /** How well the last of them fits, and no other better; nothing when there are no others. */
  readonly fits: number | undefined;
}

/** So many of the most borrowed titles are kept. */
export const mostFirst = 256;

/** So many bytes are kept at most. */
const room = 96e6;

/** Whether nothing is chosen, apart from branches and what is there now when those do not matter. */
export const isUnchosen = ({ filters, within }: Ask, butPlaces = false): boolean =>
  within === undefined &&
  Object.entries(filters).every(([name, chosen]) => {
    if (butPlaces && (name === 'branch' || name === 'availableNow')) return true;
    return Array.isArray(chosen) ? chosen.length === 0 : chosen === noFilters[name as keyof typeof noFilters];
  });

/** What is asked by one word, by the beginning of one (with an asterisk) or by nothing at all; nothing for every other question. */
export function keyOf(clause: Clause): string | undefined {
  if (clause.kind === 'all') return '';
  if (clause.kind !== 'words' || clause.words.length !== 1 || clause.field !== 'anywhere') return undefined;
  return `${clause.words[0]}${clause.begins ? '*' : ''}`;
}

/** What a key stands for; no word has an asterisk. */
export const clauseOf = (key: string): Clause =>
  key === ''
    ? { kind: 'all' }
    : { kind: 'words', field: 'anywhere', words: [key.replace('*', '')], begins: key.endsWith('*') };

const bytesOf = ({ codes }: CodeCounts): number => codes.length * 8 + 200;
const sizeOf = ({ branch, free, organisation, own }: Kept): number =>
  own.reduce((sum, [, counts]) => sum + bytesOf(counts), 2_000) +
  bytesOf(branch) +
  bytesOf(free) +
  bytesOf(organisation);

/**
 * The counts of what very many titles of a base have. The base never changes, so what is kept stays right: who uses it takes away
 * the titles that were overtaken since and adds those beside it. The longest unused goes when there is no room.
 */
export class Memo {
  readonly #kept = new Map<string, Kept>();
  #size = 0;

  get(key: string): Kept | undefined {
    const kept = this.#kept.get(key);
    if (!kept) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept;
  }

  has(key: string): boolean {
    return this.#kept.has(key);
  }

  keep(key: string, kept: Kept): void {
    this.#kept.set(key, kept);
    this.#size += sizeOf(kept);
    for (const [oldest, gone] of this.#kept) {
      if (this.#size <= room) return;
      this.#kept.delete(oldest);
      this.#size -= sizeOf(gone);
    }
  }

  /** Whether more can be kept without letting go of anything. */
  get hasRoom(): boolean {
    return this.#size < room * 0.9;
  }
}
