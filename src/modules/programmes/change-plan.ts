import { network, type UnitId } from '#network';
import { type Actor, allows } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { step } from '#platform/state-table.ts';
import { offersIn, planLife, type PlanSide, type PlanState, type PlanVerb } from './municipal-plan.ts';
import type { MunicipalRefusal } from './refusals.ts';
import { lockPlan, type PlanStep, readOffers, savePlan, stepsOf } from './store/municipal.ts';

export interface PlanChange {
  readonly municipality: UnitId;
  readonly year: number;
  readonly verb: PlanVerb;
  /** For `choose`: how many of which offers; what stays the same is no step. */
  readonly choices?: readonly { readonly offer: string; readonly amount: number }[];
  /** Why, in the words of whoever does it; needed to change what was agreed. */
  readonly reason: string;
  readonly at: Date;
  readonly by: Actor;
}

const most = 10_000;

/** On which side somebody stands: the municipality's own, or that of those who offer. */
async function sideOf(tx: Tx, { municipality, at, by }: PlanChange): Promise<PlanSide | undefined> {
  const place = await network(tx);
  const today = place.today(place.province.id, at);
  if (by.kind === 'system') return 'system';
  if (allows(by, 'poi', municipality, place, today)) return 'provider';
  return allows(by, 'municipality', municipality, place, today) ? 'municipality' : undefined;
}

/** Changes one municipality's plan for a year; every step stays to be seen, at the price of that moment. */
export async function changePlan(tx: Tx, change: PlanChange): Promise<Result<PlanState, MunicipalRefusal>> {
  const { municipality, year, verb, choices = [], at, by } = change;
  const side = await sideOf(tx, change);
  if (!side) return refuse({ code: 'people/not-allowed', role: 'municipality', unit: municipality });
  const state = await lockPlan(tx, municipality, year);
  const next = step(planLife, state, verb, side);
  if (!next.ok) return next;
  const reason = change.reason.trim().slice(0, 500);
  if (state === 'agreed' && reason === '') return refuse({ code: 'programmes/reason-needed' });
  const common = { municipality, year, verb, reason, side, staff: by.kind === 'staff' ? by.staff : null, at };
  if (verb !== 'choose') {
    await savePlan(tx, next.value, [{ ...common, offer: null, amount: null, cents: null }]);
    return next;
  }
  const offers = new Map(offersIn(await readOffers(tx), year).map(offer => [offer.code, offer]));
  const standing = new Map((await stepsOf(tx, municipality, year)).map(one => [one.offer, one.amount]));
  const steps: PlanStep[] = [];
  for (const { offer: code, amount } of choices) {
    const offer = offers.get(code);
    if (!offer || !Number.isInteger(amount) || amount < 0 || amount > most)
      return refuse({ code: 'programmes/not-understood', field: offer?.nameNl ?? code });
    if ((standing.get(code) ?? 0) !== amount)
      steps.push({ ...common, offer: code, amount, cents: offer.cents });
  }
  if (steps.length === 0) return ok(state);
  await savePlan(tx, next.value, steps);
  return next;
}
