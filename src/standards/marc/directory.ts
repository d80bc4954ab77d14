/** One line of the directory (ISO 2709, 4.4): which field begins where. Numbers are NaN when they are no numbers. */
export interface Entry {
  readonly tag: string;
  readonly length: number;
  readonly start: number;
}

export interface Directory {
  readonly leader: string;
  readonly entries: readonly Entry[];
  /** The head was not a leader of 24 characters and lines of 12. */
  readonly mended: boolean;
}

const LEADER = 24;
const LINE = 12;
const STRICT = /^[0-9A-Za-z]{3}\d{9}$/;

/**
 * Reads leader and directory from everything before the first field terminator. When the lines do not fill the
 * room exactly, the alignment that gives well-formed lines for as many fields as there are wins: from the
 * front (something stands behind the directory) or from the back (the leader has the wrong size).
 */
export function readDirectory(head: string, fieldCount: number): Directory {
  const room = head.length - LEADER;
  const front = entriesFrom(head, LEADER, Math.floor(room / LINE));
  const whole = { leader: head.slice(0, LEADER), entries: front, mended: room % LINE !== 0 };
  if (!whole.mended || (front.length === fieldCount && wellFormed(head, LEADER, fieldCount))) return whole;
  const begin = head.length - fieldCount * LINE;
  if (begin >= LEADER - 5 && begin <= LEADER + LINE && wellFormed(head, begin, fieldCount)) {
    const leader = head.slice(Math.max(0, begin - LEADER), begin).padEnd(LEADER);
    return { leader, entries: entriesFrom(head, begin, fieldCount), mended: true };
  }
  return whole;
}

function entriesFrom(head: string, begin: number, count: number): Entry[] {
  const entries: Entry[] = [];
  for (let i = 0, at = begin; i < count; i++, at += LINE)
    entries.push({
      tag: head.slice(at, at + 3),
      length: digits(head, at + 3, at + 7),
      start: digits(head, at + 7, at + 12),
    });
  return entries;
}

/** Much faster than Number(slice) on the hot path, and stricter. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function wellFormed(head: string, begin: number, count: number): boolean {
  for (let i = 0, at = begin; i < count; i++, at += LINE)
    if (!STRICT.test(head.slice(at, at + LINE))) return false;
  return count > 0;
}

/** Which text belongs to which directory line. `undefined` when the two cannot be brought together. */
export interface Assignment {
  readonly texts: readonly string[];
  readonly mended: boolean;
  readonly joined: boolean;
  readonly unlisted: boolean;
}

/**
 * Gives each line of the directory its field. First the directory's word: every line begins and ends at a field
 * terminator. Otherwise, when there are as many fields as lines, their order; a record over 99,999 bytes counts
 * round the clock, so there the order of the lines holds, elsewhere the order of their stated places.
 * `sizes` are the bytes of each field without its terminator.
 */
export function assign(
  entries: readonly Entry[],
  texts: readonly string[],
  sizes: readonly number[],
): Assignment | undefined {
  if (inOrder(entries, sizes)) return { texts, mended: false, joined: false, unlisted: false };
  const byPlace = assignByPlace(entries, texts, sizes);
  if (byPlace) return byPlace;
  if (entries.length !== texts.length) return undefined;
  return { texts: byRank(entries, texts, sizes), mended: true, joined: false, unlisted: false };
}

function inOrder(entries: readonly Entry[], sizes: readonly number[]): boolean {
  if (entries.length !== sizes.length) return false;
  let place = 0;
  for (let i = 0; i < entries.length; i++) {
    const size = (sizes[i] ?? 0) + 1;
    if (entries[i]?.start !== place || entries[i]?.length !== size) return false;
    place += size;
  }
  return true;
}

function assignByPlace(
  entries: readonly Entry[],
  texts: readonly string[],
  sizes: readonly number[],
): Assignment | undefined {
  const fieldAt = new Map<number, number>();
  let place = 0;
  for (const [i, size] of sizes.entries()) {
    fieldAt.set(place, i);
    place += size + 1;
  }
  fieldAt.set(place, sizes.length);
  const taken = new Set<number>();
  const found: string[] = [];
  let joined = false;
  for (const { start, length } of entries) {
    const from = fieldAt.get(start);
    const to = fieldAt.get(start + length);
    if (from === undefined || to === undefined || to <= from) return undefined;
    for (let i = from; i < to; i++) {
      if (taken.has(i)) return undefined;
      taken.add(i);
    }
    joined ||= to - from > 1;
    found.push(texts.slice(from, to).join(' '));
  }
  return { texts: found, mended: false, joined, unlisted: taken.size < texts.length };
}

function byRank(entries: readonly Entry[], texts: readonly string[], sizes: readonly number[]): string[] {
  const total = sizes.reduce((sum, size) => sum + size + 1, 0);
  const wraps = total > 99_999 || entries.some(entry => Number.isNaN(entry.start));
  if (wraps) return [...texts];
  const lines = [...entries.keys()].sort((a, b) => (entries[a]?.start ?? 0) - (entries[b]?.start ?? 0));
  const ranked: string[] = [];
  for (const [rank, line] of lines.entries()) ranked[line] = texts[rank] ?? '';
  return ranked;
}
