import { network } from '#network';
import { type Actor, allows } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { CellRefusal } from '../refusals.ts';
import { lockForm, setFormVersion } from '../store/forms.ts';
import { readQuestionnaires } from '../store/questionnaires.ts';
import type { Form } from './form.ts';
import { newestFor } from './read-form.ts';

/**
 * Lets an open form ask the questions of the newest version that is meant for its year. Answers to questions that stayed
 * are kept; those to questions that went stay in the history.
 */
export async function takeNewestVersion(
  tx: Tx,
  wish: { readonly form: number; readonly at: Date; readonly by: Actor },
): Promise<Result<Form, CellRefusal>> {
  const form = await lockForm(tx, wish.form);
  if (!form) return refuse({ code: 'statistics/no-such-form' });
  const place = await network(tx);
  const province = place.province.id;
  if (!allows(wish.by, 'poi', province, place, place.today(province, wish.at)))
    return refuse({ code: 'people/not-allowed', role: 'poi', unit: province });
  if (form.state !== 'open') return refuse({ code: 'statistics/form-closed' });
  const version = newestFor(await readQuestionnaires(tx), form)?.version ?? form.version;
  await setFormVersion(tx, form.id, version);
  return ok({ ...form, version });
}
