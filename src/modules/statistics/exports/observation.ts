import type { Absence, EntryStatus } from '../entry.ts';
import { absences, entryStatuses } from '../entry.ts';
import type { Submission } from '../deliveries/submission.ts';

/** One delivered number, flat, as every file format holds it. */
export interface Observation {
  readonly questionnaire: string;
  readonly questionnaireVersion: number;
  readonly delivery: number;
  readonly place: string;
  readonly year: number;
  readonly cell: string;
  readonly value: number | null;
  readonly absence: Absence | null;
  readonly status: EntryStatus;
  readonly unit: string;
  readonly definition: string | null;
  readonly definitionVersion: number | null;
  readonly item: number | null;
  readonly horizon: number | null;
  readonly person: number | null;
  readonly comment: string | null;
}

export type Column = keyof Observation;

/** What each column is, in the order of the files; the words go along with the data. */
export const columns: Readonly<
  Record<
    Column,
    { readonly type: 'string' | 'integer' | 'number'; readonly says: string; readonly empty: boolean }
  >
> = {
  questionnaire: { type: 'string', says: 'Code of the questionnaire', empty: false },
  questionnaireVersion: { type: 'integer', says: 'Version of the questionnaire', empty: false },
  delivery: {
    type: 'integer',
    says: 'Number of the delivery; a later one replaces an earlier one',
    empty: false,
  },
  place: { type: 'string', says: 'Code of the deliverer in its province', empty: false },
  year: { type: 'integer', says: 'Calendar year that the answer is about', empty: false },
  cell: { type: 'string', says: 'Code of the question', empty: false },
  value: { type: 'number', says: 'The number; empty when there is none', empty: true },
  absence: { type: 'string', says: `Why there is no number: ${absences.join(', ')}`, empty: true },
  status: { type: 'string', says: `How it came about: ${entryStatuses.join(', ')}`, empty: false },
  unit: { type: 'string', says: 'What is counted', empty: true },
  definition: { type: 'string', says: 'Code of the definition; empty when it was typed', empty: true },
  definitionVersion: { type: 'integer', says: 'Version of the definition', empty: true },
  item: { type: 'integer', says: 'Place in the ledger: last row about things', empty: true },
  horizon: {
    type: 'integer',
    says: 'Place in the ledger: first transaction that does not count',
    empty: true,
  },
  person: { type: 'integer', says: 'Place in the ledger: last row about people', empty: true },
  comment: { type: 'string', says: 'What was said with it', empty: true },
};

export const columnNames = Object.keys(columns) as readonly Column[];

/** The numbers of a delivery. */
export const observationsOf = ({ body }: Submission): Observation[] =>
  body.cells.map(cell => ({
    questionnaire: body.questionnaire,
    questionnaireVersion: body.version,
    delivery: body.number,
    place: body.unit.code,
    year: body.year,
    cell: cell.cell,
    value: cell.value,
    absence: cell.absence,
    status: cell.status,
    unit: cell.unit,
    definition: cell.definition,
    definitionVersion: cell.version,
    item: cell.position?.item ?? null,
    horizon: cell.position?.horizon ?? null,
    person: cell.position?.person ?? null,
    comment: cell.comment,
  }));

/** The texts of a row, by name, as an observation again. Throws on a number that is none. */
export function observationFrom(row: Readonly<Partial<Record<Column, string | number | null>>>): Observation {
  const read = columnNames.map(name => {
    const { type, empty } = columns[name];
    const cell = row[name] ?? null;
    if (cell === null || (cell === '' && empty && name !== 'unit'))
      return [name, name === 'unit' ? '' : null];
    if (type === 'string') return [name, String(cell)];
    const number = Number(cell);
    if (!Number.isFinite(number)) throw new Error(`${name} holds ${String(cell)}, which is no number`);
    return [name, number];
  });
  return Object.fromEntries(read) as Observation;
}
