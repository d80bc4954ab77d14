import type { EntryStatus, EntryValue } from './entry.ts';

/** Which sign parts the whole from the decimals: a comma in Dutch, a point in English. */
export type NumberStyle = 'nl' | 'en';

/** Why a text is no value. */
export type NumberFlaw = 'blank' | 'not-a-number' | 'either-way' | 'wrong-sign';

/** What a text says: a value, with the mark and sign that stood beside it. */
export type ReadValue =
  | { readonly value: EntryValue; readonly status?: EntryStatus; readonly sign?: 'percent' | 'euro' }
  | { readonly flaw: NumberFlaw };

const groups = { nl: /^-?\d{1,3}(\.\d{3})+$/, en: /^-?\d{1,3}(,\d{3})+$/ } as const;
const whole = /^-?\d+$/;
const decimal = {
  nl: /^-?(\d+|\d{1,3}(\.\d{3})+),\d+$/,
  en: /^-?(\d+|\d{1,3}(,\d{3})+)\.\d+$/,
} as const;

const bare = (text: string): string =>
  text
    .replaceAll(/[\s\u00a0\u202f]/g, '')
    .replace(/\*{1,2}$/, '')
    .replace(/%$/, '')
    .replace(/^(€|EUR)|(€|EUR)$/i, '')
    .replace(/^\u2212/, '-');

const canBe = (text: string, style: NumberStyle): boolean =>
  whole.test(text) || groups[style].test(text) || decimal[style].test(text);

/**
 * The style in which numbers are written together, by those that can only be read one way: `1.234,5` and `0,86` are Dutch,
 * `1,234.5` and `12.5` English. Undefined when each can be read both ways; `mixed` when some are the one and some the other.
 */
export function styleOf(texts: readonly string[]): NumberStyle | 'mixed' | undefined {
  const seen = new Set<NumberStyle>();
  for (const text of texts.map(bare)) {
    const [nl, en] = [canBe(text, 'nl'), canBe(text, 'en')];
    if (nl !== en) seen.add(nl ? 'nl' : 'en');
  }
  return seen.size > 1 ? 'mixed' : [...seen][0];
}

/** CBS signs for what is no number; blank is no answer at all, and never zero. */
const absent: Readonly<Record<string, EntryValue>> = {
  '.': { absence: 'unknown' },
  '?': { absence: 'unknown' },
  x: { absence: 'confidential' },
  nvt: { absence: 'not-applicable' },
  'n.v.t.': { absence: 'not-applicable' },
  'n/a': { absence: 'not-applicable' },
};

function numberIn(text: string, style: NumberStyle | undefined): number | NumberFlaw {
  const ways = (['nl', 'en'] as const).filter(
    way => (style === undefined || way === style) && canBe(text, way),
  );
  const read = new Set(
    ways.map(way =>
      Number(way === 'nl' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '')),
    ),
  );
  if (read.size > 1) return 'either-way';
  return [...read][0] ?? 'not-a-number';
}

/**
 * Reads what somebody typed or a file holds: `1.234,5`, `1,234.5`, `1 234`, `€ 12.000`, `19,03 %`, `12*` (provisional, as
 * CBS prints it), `.` or `?` (unknown), `x` (confidential), `n.v.t.` (cannot occur). Without a style, `1.234` can be read
 * two ways and is a flaw. The sign must be the one that the figure may have: “0,86 %” for a ratio is a flaw, not 0,0086.
 */
export function readNumber(
  text: string,
  style?: NumberStyle | undefined,
  mayHave?: 'percent' | 'euro' | undefined,
): ReadValue {
  const typed = text.trim();
  if (typed === '') return { flaw: 'blank' };
  const known = absent[typed.toLowerCase()];
  if (known) return { value: known };
  const sign = typed.includes('%') ? 'percent' : /€|EUR/i.test(typed) ? 'euro' : undefined;
  const found = numberIn(bare(typed), style);
  if (typeof found === 'string') return { flaw: found };
  if (sign !== undefined && sign !== mayHave) return { flaw: 'wrong-sign' };
  return {
    value: { number: found },
    ...(typed.endsWith('*') && { status: 'provisional' as const }),
    ...(sign && { sign }),
  };
}
