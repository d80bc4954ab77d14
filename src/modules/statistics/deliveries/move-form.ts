import { network, type Network } from '#network';
import { type Actor, allows } from '#people';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { step } from '#platform/state-table.ts';
import type { MoveRefusal } from '../refusals.ts';
import { explanationsOf } from '../store/explanations.ts';
import { lockForm } from '../store/forms.ts';
import { insertSubmission, moveFormTo, stepsOf, submissionsOf } from '../store/submissions.ts';
import { checkForm, standsInTheWay } from './check-form.ts';
import { type Form, type FormActor, formLife, type FormState, type FormVerb } from './form.ts';
import { readWholeForm, type WholeForm } from './read-form.ts';
import { bodyOf, hashOf } from './submission.ts';

/** A step that somebody wants to take with a form. */
export interface FormMove {
  readonly form: number;
  readonly verb: FormVerb;
  /** Needed to send back and to reopen. */
  readonly reason?: string | undefined;
  readonly at: Date;
  readonly by: Actor;
  readonly name: string;
}

/** What somebody is to a form. */
export function partsIn(
  by: Actor,
  { unit }: Pick<Form, 'unit'>,
  place: Network,
  today: Day,
): readonly FormActor[] {
  const parts: readonly (readonly [FormActor, boolean])[] = [
    ['filler', allows(by, 'figures', unit, place, today)],
    ['signer', allows(by, 'sign', unit, place, today)],
    ['office', allows(by, 'poi', place.province.id, place, today)],
  ];
  return parts.flatMap(([part, is]) => (is ? [part] : []));
}

/** Whether somebody filled in or offered what would be signed now. */
async function hadAHand(tx: Tx, by: Actor, { form, answers }: WholeForm): Promise<boolean> {
  if (by.kind !== 'staff') return false;
  const offered = (await stepsOf(tx, form.id)).findLast(({ verb }) => verb === 'offer');
  return offered?.staff === by.staff || [...answers.values()].some(({ staff }) => staff === by.staff);
}

/**
 * Offers a form, signs it, sends it back or opens it again. Nothing is offered while a check blocks or asks for a reason;
 * whoever had a hand in it does not sign it; signing keeps the whole form for ever, with its hash.
 */
export async function moveForm(tx: Tx, wish: FormMove): Promise<Result<FormState, MoveRefusal>> {
  const { verb, at, by, name } = wish;
  const form = await lockForm(tx, wish.form);
  const whole = form && (await readWholeForm(tx, form.id));
  if (!form || !whole) return refuse({ code: 'statistics/no-such-form' });
  const place = await network(tx);
  const parts = partsIn(by, form, place, place.today(form.unit, at));
  const steps = parts.map(part => step(formLife, form.state, verb, part));
  const next = steps.find(one => one.ok) ?? steps[0];
  if (!next) return refuse({ code: 'people/not-allowed', role: 'figures', unit: form.unit });
  if (!next.ok) return next;
  const reason = wish.reason?.trim() || null;
  if ((verb === 'return' || verb === 'reopen') && reason === null)
    return refuse({ code: 'statistics/say-why' });
  if (verb === 'offer') {
    const open = standsInTheWay(await checkForm(tx, whole));
    if (open.length > 0) return refuse({ code: 'statistics/checks-open', count: open.length });
  }
  if (verb === 'sign') {
    if (await hadAHand(tx, by, whole)) return refuse({ code: 'statistics/four-eyes' });
    const number = (await submissionsOf(tx, form.id)).length + 1;
    const body = bodyOf(whole, number, await explanationsOf(tx, [form.id]));
    await insertSubmission(tx, {
      form: form.id,
      number,
      body,
      hash: hashOf(body),
      signedBy: name,
      signedAt: at,
    });
  }
  await moveFormTo(tx, {
    form: form.id,
    verb,
    toState: next.value,
    doneBy: name,
    staff: by.kind === 'staff' ? by.staff : null,
    reason,
    at,
  });
  return ok(next.value);
}
