import type { Tx } from '#platform/db.ts';
import { definitionsFor, type Figure, figure } from '../figure.ts';
import { parsePeriod } from '../period.ts';
import type { Form } from './form.ts';
import { figuresOf } from './prefill.ts';
import type { Difference, Submission } from './submission.ts';

/**
 * Cells of a delivery of which the ledger and the entries say something else now: late rows, corrections, and cells that
 * somebody typed over are told apart by the caller. The delivery itself never changes.
 */
export async function changedSince(tx: Tx, form: Form, { body }: Submission): Promise<Difference[]> {
  const now = await figuresOf(tx, form);
  return body.cells.flatMap((cell): Difference[] => {
    const found = now.get(cell.cell);
    if (cell.source !== 'figure' || found?.value === undefined) return [];
    const value = Number(found.value.toFixed(found.definition.decimals));
    return value === cell.value
      ? []
      : [{ cell: cell.cell, name: cell.name, before: cell, after: { value, absence: null } }];
  });
}

/** A figure that is easily taken for one that was delivered, and why the two differ. */
export interface Lookalike {
  readonly delivered: string;
  readonly other: Figure;
  readonly because: { readonly nl: string; readonly en: string };
}

/** Figures that are easily taken for what was delivered, each with its own number and the reason why it differs. */
export async function lookalikes(tx: Tx, form: Form, { body }: Submission): Promise<Lookalike[]> {
  const period = parsePeriod(String(form.year));
  if (!period) return [];
  const delivered = new Set(body.cells.flatMap(({ definition }) => definition ?? []));
  const found: Lookalike[] = [];
  for (const { code, differs = [] } of await definitionsFor(tx, period))
    for (const { from, because } of differs)
      if (delivered.has(from))
        found.push({
          delivered: from,
          because,
          other: await figure(tx, { definition: code, scope: form.unit, period }),
        });
  return found;
}
