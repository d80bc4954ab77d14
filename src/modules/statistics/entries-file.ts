import type { Network } from '#network';
import { readCsv } from '#web/csv.ts';
import { type Definition, definitionOn } from './definition.ts';
import { type EntryStatus, entryStatuses } from './entry.ts';
import { parsePeriod } from './period.ts';
import { type NumberFlaw, type NumberStyle, readNumber, styleOf } from './read-number.ts';
import type { EntryWish } from './record-entries.ts';

/** What is wrong in a file, by line; the head is line 1. */
export interface FileFlaw {
  readonly line: number;
  readonly flaw:
    | NumberFlaw
    | 'no-column'
    | 'mixed'
    | 'unknown-figure'
    | 'unknown-place'
    | 'not-a-period'
    | 'unknown-status'
    | 'no-evidence';
  /** The text that it is about. */
  readonly text: string;
}

/** A line of the file, understood. */
export type FileEntry = Omit<EntryWish, 'at' | 'by' | 'name' | 'reason' | 'seen'>;

const columns = {
  code: ['cijfer', 'figure'],
  unit: ['plaats', 'place'],
  period: ['periode', 'period'],
  value: ['waarde', 'value'],
  status: ['zekerheid', 'status'],
  evidence: ['bewijs', 'evidence'],
  owner: ['eigenaar', 'owner'],
} as const;

type Column = keyof typeof columns;

const statusWords: Readonly<Record<string, EntryStatus>> = {
  geregistreerd: 'registered',
  geschat: 'estimated',
  bijgeschat: 'imputed',
  voorlopig: 'provisional',
  definitief: 'final',
  ...Object.fromEntries(entryStatuses.map(status => [status, status])),
};

/**
 * Reads entries from a CSV file: `cijfer;plaats;periode;waarde;zekerheid;bewijs;eigenaar`, Dutch or English heads, in any order.
 * How the numbers are written follows from those that can be read one way only, or is told. Every flaw is answered at once.
 */
export function readEntriesFile(
  text: string,
  ground: {
    readonly definitions: readonly Definition[];
    readonly network: Network;
    readonly style?: NumberStyle | undefined;
  },
): { readonly entries: readonly FileEntry[]; readonly flaws: readonly FileFlaw[] } {
  const [head = [], ...lines] = readCsv(text);
  const heads = head.map(cell => cell.trim().toLowerCase());
  const place = Object.fromEntries(
    Object.entries(columns).map(([column, names]) => [
      column,
      heads.findIndex(cell => (names as readonly string[]).includes(cell)),
    ]),
  ) as Record<Column, number>;
  const lacking = (['code', 'unit', 'period', 'value', 'evidence'] as const).filter(one => place[one] < 0);
  if (lacking.length > 0)
    return {
      entries: [],
      flaws: lacking.map(one => ({ line: 1, flaw: 'no-column', text: columns[one].join(' / ') })),
    };
  const cell = (row: readonly string[], column: Column) => (row[place[column]] ?? '').trim();
  const found = styleOf(lines.map(row => cell(row, 'value')));
  if (ground.style === undefined && found === 'mixed')
    return { entries: [], flaws: [{ line: 1, flaw: 'mixed', text: '1.234,5 / 1,234.5' }] };
  const style = ground.style ?? (found === 'mixed' ? undefined : found);
  const entries: FileEntry[] = [];
  const flaws: FileFlaw[] = [];
  for (const [at, row] of lines.entries()) {
    const texts = (column: Column) => cell(row, column);
    const period = parsePeriod(texts('period'));
    const definition = period && definitionOn(ground.definitions, texts('code'), period.to);
    const unit = period && ground.network.byCode(texts('unit'), period.to);
    const read = readNumber(texts('value'), style, definition?.sign);
    const said = texts('status').toLowerCase();
    const status = said === '' ? undefined : statusWords[said];
    const judged: readonly (readonly [boolean, FileFlaw['flaw']])[] = [
      [!period, 'not-a-period'],
      [!definition, 'unknown-figure'],
      [!unit, 'unknown-place'],
      ['flaw' in read, 'flaw' in read ? read.flaw : 'blank'],
      [said !== '' && !status, 'unknown-status'],
      [texts('evidence') === '', 'no-evidence'],
    ];
    const wrong = judged.find(([isWrong]) => isWrong)?.[1];
    if (wrong !== undefined || !period || !definition || !unit || 'flaw' in read) {
      flaws.push({ line: at + 2, flaw: wrong ?? 'not-a-number', text: row.join(' · ').slice(0, 120) });
      continue;
    }
    entries.push({
      code: definition.code,
      unit: unit.id,
      period,
      value: read.value,
      status: status ?? read.status ?? 'registered',
      evidence: texts('evidence'),
      owner: texts('owner') || '–',
    });
  }
  return { entries, flaws };
}
