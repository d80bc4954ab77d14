import { network } from '#network';
import type { Actor } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { CellRefusal } from '../refusals.ts';
import { insertExplanation } from '../store/explanations.ts';
import { lockForm } from '../store/forms.ts';
import { ruleOf } from './check-form.ts';
import { mayFill } from './read-form.ts';

/** Keeps why a cell stands as it does although a check asks about it; it is shown again the next year. */
export async function explain(
  tx: Tx,
  wish: {
    readonly form: number;
    readonly rule: string;
    readonly cell: string;
    readonly words: string;
    readonly at: Date;
    readonly by: Actor;
    readonly name: string;
  },
): Promise<Result<void, CellRefusal>> {
  const { form: id, rule, cell, words, at, by, name } = wish;
  const form = await lockForm(tx, id);
  if (!form) return refuse({ code: 'statistics/no-such-form' });
  const place = await network(tx);
  if (!mayFill(by, form, place, place.today(form.unit, at)))
    return refuse({ code: 'people/not-allowed', role: 'figures', unit: form.unit });
  if (form.state !== 'open') return refuse({ code: 'statistics/form-closed' });
  if (!ruleOf(rule)) return refuse({ code: 'statistics/no-such-cell', cell: rule });
  if (words.trim() === '') return refuse({ code: 'statistics/say-why' });
  await insertExplanation(tx, {
    form: id,
    rule,
    cell,
    words: words.trim(),
    explainedBy: name,
    explainedAt: at,
  });
  return ok(undefined);
}
