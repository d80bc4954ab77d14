import type { Quality } from '#ledger';
import type { Network, UnitId } from '#network';
import { addDays, type Day, parseDay } from '#platform/day.ts';
import { readCsv } from '#web/csv.ts';

/** What is wrong in a file of a door counter, by line; the head is line 1. */
export interface VisitsFlaw {
  readonly line: number;
  readonly flaw: 'no-column' | 'unknown-place' | 'not-a-day' | 'not-a-count' | 'unknown-quality';
  /** The text that it is about. */
  readonly text: string;
}

/** The visits of a branch on a day, all lines of the file about it together. */
export interface FileVisits {
  readonly unit: UnitId;
  readonly day: Day;
  readonly amount: number;
  readonly quality: Quality;
}

/** Open days of a branch on which its counter told nothing, more than three in a row. */
export interface CounterGap {
  readonly unit: UnitId;
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
}

const columns = {
  unit: ['vestiging', 'locatie', 'branch', 'location'],
  day: ['dag', 'datum', 'day', 'date'],
  amount: ['aantal', 'bezoek', 'bezoeken', 'in', 'count', 'visits'],
  quality: ['hoe', 'zekerheid', 'quality'],
} as const;

/** The least firm last. */
const qualities: readonly Quality[] = ['registered', 'manual', 'estimated'];

const qualityWords: Readonly<Record<string, Quality>> = {
  '': 'registered',
  teller: 'registered',
  geteld: 'registered',
  counter: 'registered',
  hand: 'manual',
  'met de hand': 'manual',
  'by hand': 'manual',
  geschat: 'estimated',
  ...Object.fromEntries(qualities.map(quality => [quality, quality])),
};

/** `2025-03-05`, `05-03-2025` or `5/3/2025`, with or without a time behind it. */
function dayOf(text: string): Day | undefined {
  const [date = ''] = text.trim().split(/[\sT]/);
  const dutch = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(date);
  if (!dutch) return parseDay(date);
  const [, day = '', month = '', year] = dutch;
  return parseDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

const countOf = (text: string): number | undefined => {
  const bare = text.trim().replace(/^(\d{1,3})[.,](\d{3})$/, '$1$2');
  return /^\d{1,6}$/.test(bare) ? Number(bare) : undefined;
};

/**
 * Reads what door counters give: a line a day or an hour, `vestiging;dag;aantal` and, where not each line was counted by the
 * counter, `hoe` (teller, hand, geschat). Lines of one branch and day are added up; the least firm of them says how firm the
 * day is. A blank count is no line: a counter that was silent is not one that counted nothing. Every flaw is answered at once.
 */
export function readVisitsFile(
  text: string,
  network: Network,
): { readonly visits: readonly FileVisits[]; readonly flaws: readonly VisitsFlaw[] } {
  const [head = [], ...lines] = readCsv(text);
  const heads = head.map(cell => cell.trim().toLowerCase());
  const placeOf = (names: readonly string[]) => heads.findIndex(cell => names.includes(cell));
  const lacking = (['unit', 'day', 'amount'] as const).filter(one => placeOf(columns[one]) < 0);
  if (lacking.length > 0)
    return {
      visits: [],
      flaws: lacking.map(one => ({ line: 1, flaw: 'no-column', text: columns[one].join(' / ') })),
    };
  const visits = new Map<string, FileVisits>();
  const flaws: VisitsFlaw[] = [];
  for (const [at, row] of lines.entries()) {
    const cell = (column: keyof typeof columns) => (row[placeOf(columns[column])] ?? '').trim();
    if (cell('amount') === '') continue;
    const day = dayOf(cell('day'));
    const unit = day && network.branches(day).find(({ code }) => code === cell('unit').toLowerCase());
    const amount = countOf(cell('amount'));
    const quality = qualityWords[cell('quality').toLowerCase()];
    if (!day || !unit || amount === undefined || !quality) {
      const flaw = !day ? 'not-a-day' : !unit ? 'unknown-place' : quality ? 'not-a-count' : 'unknown-quality';
      flaws.push({ line: at + 2, flaw, text: row.join(' · ').slice(0, 120) });
      continue;
    }
    const key = `${unit.id} ${day}`;
    const before = visits.get(key);
    visits.set(key, {
      unit: unit.id,
      day,
      amount: (before?.amount ?? 0) + amount,
      quality: qualities.findLast(one => one === quality || one === before?.quality) ?? quality,
    });
  }
  return { visits: [...visits.values()], flaws };
}

/** Longest stretch that may be silent before somebody has to estimate it (check C18). */
const mostSilent = 3;

/** Where a counter was silent for more than three open days, between the first and the last day that the file tells of. */
export function counterGaps(visits: readonly FileVisits[], network: Network): CounterGap[] {
  return [...Map.groupBy(visits, ({ unit }) => unit)].flatMap(([unit, told]) => {
    const days = told.map(({ day }) => day).toSorted();
    return days.slice(1).flatMap((to, n): CounterGap[] => {
      const silent: Day[] = [];
      for (let day = addDays(days[n] ?? to, 1); day < to; day = addDays(day, 1))
        if (network.closesAt(unit, day)) silent.push(day);
      const [from] = silent;
      const last = silent.at(-1);
      return from && last && silent.length > mostSilent
        ? [{ unit, from, to: last, days: silent.length }]
        : [];
    });
  });
}
