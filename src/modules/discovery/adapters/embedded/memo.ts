import { type Facets, noFilters } from '../../search-port.ts';
import type { Ask } from './ask.ts';
import type { CodeCounts } from './counter.ts';
import type { Counts } from './counted.ts';

/** What a base counts for a question, and how that is told while nothing of it was overtaken. */
export interface Kept extends Counts {
  readonly told: Facets;
}

/** So many bytes are kept at most. */
const room = 64e6;

/** Whether nothing is chosen, apart from branches and what is there now when those do not matter. */
export const isUnchosen = ({ filters, within }: Ask, butPlaces = false): boolean =>
  within === undefined &&
  Object.entries(filters).every(([name, chosen]) => {
    if (butPlaces && (name === 'branch' || name === 'availableNow')) return true;
    return Array.isArray(chosen) ? chosen.length === 0 : chosen === noFilters[name as keyof typeof noFilters];
  });

/** What is asked by one word or nothing at all, whatever branches are chosen; nothing for every other question. */
export function keyOf(ask: Ask): string | undefined {
  if (!isUnchosen(ask, true)) return undefined;
  const { clause } = ask;
  if (clause.kind === 'all') return '';
  const isWord =
    clause.kind === 'words' && clause.words.length === 1 && !clause.begins && clause.field === 'anywhere';
  return isWord ? clause.words[0] : undefined;
}

const bytesOf = ({ codes }: CodeCounts): number => codes.length * 8;
const sizeOf = ({ branch, organisation, own }: Kept): number =>
  bytesOf(branch) + bytesOf(organisation) + own.reduce((sum, [, counts]) => sum + bytesOf(counts), 10_000);

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
