import { network } from '#network';
import { type Actor, allows } from '#people';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import type { Answer } from '../../deliveries/form.ts';
import { figuresOf } from '../../deliveries/prefill.ts';
import { type Cell, cellsOf } from '../../deliveries/questionnaire.ts';
import type { WholeForm } from '../../deliveries/read-form.ts';
import type { Figure } from '../../figure.ts';
import { seeByName } from '../../see-by-name.ts';
import { answerHistory, answersOf, formsWith } from '../../store/forms.ts';

/** One cell with all that there is to say of it. */
export interface CellPage {
  readonly whole: WholeForm;
  readonly cell: Cell;
  /** What the ledger and the entries say at this moment; nothing for a cell that is filled by hand. */
  readonly figure: Figure | undefined;
  /** Newest first. */
  readonly history: readonly Answer[];
  readonly peers: readonly { readonly name: string; readonly answer: Answer }[];
  readonly isOffice: boolean;
}

/**
 * Answers of others to the same question. By name only for the provincial office, and between organisations that
 * agreed on it.
 */
async function peersOf(tx: Tx, { form }: WholeForm, cell: string, isOffice: boolean, today: Day) {
  const place = await network(tx);
  const others = (await formsWith(tx, [form.questionnaire], form.year)).filter(({ unit }) => {
    if (unit === form.unit) return false;
    return isOffice || seeByName(place, form.unit, unit, today);
  });
  const answers = await answersOf(
    tx,
    others.map(({ id }) => id),
  );
  return others.flatMap(({ id, unit }) => {
    const answer = answers.find(one => one.form === id && one.cell === cell);
    return answer ? [{ name: place.unit(unit, today).name, answer }] : [];
  });
}

export async function loadCell(
  tx: Tx,
  whole: WholeForm,
  code: string,
  by: Actor,
  today: Day,
): Promise<CellPage | undefined> {
  const cell = cellsOf(whole.questionnaire).find(one => one.code === code);
  if (!cell) return undefined;
  const place = await network(tx);
  const isOffice = allows(by, 'poi', place.province.id, place, today);
  return {
    whole,
    cell,
    figure: (await figuresOf(tx, whole.form, code)).get(code),
    history: await answerHistory(tx, whole.form.id, code),
    peers: await peersOf(tx, whole, code, isOffice, today),
    isOffice,
  };
}
