import { safePosition } from '#ledger';
import type { Tx } from '#platform/db.ts';
import type { EntryStatus } from '../entry.ts';
import { type Figure, figure } from '../figure.ts';
import type { FigureStatus } from '../outcome.ts';
import { parsePeriod } from '../period.ts';
import { answersOf, insertAnswers, type NewAnswer } from '../store/forms.ts';
import { questionnaireAt } from '../store/questionnaires.ts';
import type { Answer, Form } from './form.ts';
import { cellsOf } from './questionnaire.ts';

const statusOf: Readonly<Record<FigureStatus, EntryStatus | undefined>> = {
  normal: 'registered',
  estimated: 'estimated',
  imputed: 'imputed',
  provisional: 'provisional',
  missing: undefined,
};

/** Enough digits for any cell, and the same number after a round trip through a file. */
const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals));

function answerFrom(
  form: Form,
  cell: string,
  found: Figure,
  at: Date,
  before?: Answer,
): NewAnswer | undefined {
  const status = statusOf[found.status];
  if (found.value === undefined || status === undefined) return undefined;
  const value = rounded(found.value, found.definition.decimals);
  if (before?.source === 'figure' && before.value === value && before.status === status) return undefined;
  return {
    form: form.id,
    cell,
    value,
    absence: null,
    status,
    source: 'figure',
    definition: found.definition.code,
    version: found.definition.version,
    position: found.position,
    comment: null,
    answeredBy: 'Bindwerk',
    staff: null,
    answeredAt: at,
    follows: before?.id ?? null,
  };
}

/** What the ledger and the entries say now of the cells of a form that have a definition; of one cell when it is named. */
export async function figuresOf(tx: Tx, form: Form, only?: string): Promise<Map<string, Figure>> {
  const { body } = await questionnaireAt(tx, form.questionnaire, form.version);
  const period = parsePeriod(String(form.year));
  if (!period) throw new Error(`${form.year} is no year`);
  const position = await safePosition(tx);
  const found = new Map<string, Figure>();
  for (const { code, definition } of cellsOf(body))
    if (definition !== undefined && (only === undefined || only === code))
      found.set(code, await figure(tx, { definition, scope: form.unit, period, position }));
  return found;
}

/**
 * Fills the cells of open forms from the ledger and from what was entered, again as often as one likes: a cell that
 * somebody filled by hand is left alone, a figure that changed follows the one before. Answers how many cells changed.
 */
export async function prefill(tx: Tx, forms: readonly Form[], at: Date): Promise<number> {
  const open = forms.filter(({ state }) => state === 'open');
  const now = Map.groupBy(
    await answersOf(
      tx,
      open.map(({ id }) => id),
    ),
    ({ form }) => form,
  );
  const rows: NewAnswer[] = [];
  for (const form of open) {
    const held = new Map((now.get(form.id) ?? []).map(answer => [answer.cell, answer]));
    for (const [cell, found] of await figuresOf(tx, form)) {
      const before = held.get(cell);
      if (before?.source === 'hand') continue;
      const row = answerFrom(form, cell, found, at, before);
      if (row) rows.push(row);
    }
  }
  return insertAnswers(tx, rows);
}
