import { network } from '#network';
import { type Actor, allows } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { type EntryStatus, type EntryValue, sameValue } from '../entry.ts';
import type { CellRefusal } from '../refusals.ts';
import { answersOf, insertAnswers, lockForm, type NewAnswer } from '../store/forms.ts';
import { questionnaireAt } from '../store/questionnaires.ts';
import { cellsOf } from './questionnaire.ts';

/** What somebody fills in a cell. */
export interface CellWish {
  readonly cell: string;
  readonly value: EntryValue;
  readonly status: EntryStatus;
  readonly comment?: string | undefined;
  /** The answer that was in sight; nothing when the cell was empty. */
  readonly seen: number | undefined;
}

interface Filling {
  readonly form: number;
  readonly wishes: readonly CellWish[];
  readonly at: Date;
  readonly by: Actor;
  readonly name: string;
}

type CellAnswer = Result<'saved' | 'unchanged', CellRefusal>;

/**
 * Fills cells of an open form. Each cell is judged by itself: what another filled in meanwhile is not overwritten and told,
 * what can be saved is saved. Who puts another number in the place of a figure says why.
 */
export async function answerCells(
  tx: Tx,
  { form: id, wishes, at, by, name }: Filling,
): Promise<Result<readonly CellAnswer[], CellRefusal>> {
  const form = await lockForm(tx, id);
  if (!form) return refuse({ code: 'statistics/no-such-form' });
  const place = await network(tx);
  if (!allows(by, 'figures', form.unit, place, place.today(form.unit, at)))
    return refuse({ code: 'people/not-allowed', role: 'figures', unit: form.unit });
  if (form.state !== 'open') return refuse({ code: 'statistics/form-closed' });
  const { body } = await questionnaireAt(tx, form.questionnaire, form.version);
  const known = new Set(cellsOf(body).map(({ code }) => code));
  const held = new Map((await answersOf(tx, [id])).map(answer => [answer.cell, answer]));
  const rows: NewAnswer[] = [];
  const answers = wishes.map(({ cell, value, status, comment, seen }): CellAnswer => {
    if (!known.has(cell)) return refuse({ code: 'statistics/no-such-cell', cell });
    const before = held.get(cell);
    const said = comment?.trim() || null;
    if (
      before &&
      sameValue(before, value) &&
      before.status === status &&
      (said === null || said === before.comment)
    )
      return ok('unchanged');
    if (before?.id !== seen)
      return refuse({
        code: 'statistics/changed-meanwhile',
        who: before?.answeredBy ?? '',
        value: String(before?.value ?? before?.absence ?? ''),
      });
    if (before?.source === 'figure' && said === null)
      return refuse({ code: 'statistics/why-not-the-figure' });
    rows.push({
      form: id,
      cell,
      value: 'number' in value ? value.number : null,
      absence: 'absence' in value ? value.absence : null,
      status,
      source: 'hand',
      definition: null,
      version: null,
      position: null,
      comment: said,
      answeredBy: name,
      staff: by.kind === 'staff' ? by.staff : null,
      answeredAt: at,
      follows: before?.id ?? null,
    });
    return ok('saved');
  });
  await insertAnswers(tx, rows);
  return ok(answers);
}
