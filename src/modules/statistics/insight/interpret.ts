import { network, type UnitId } from '#network';
import { type Actor, allows, type NotAllowed } from '#people';
import { dayIn } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { InterpretRefusal } from '../refusals.ts';
import { insertInterpretation, interpretationOf, waitForTurnToInterpret } from '../store/insight.ts';

/** Longest sentence that people read as one. */
const mostLetters = 400;

export interface InterpretWish {
  readonly unit: UnitId;
  /** `2025` or `2025-03`. */
  readonly period: string;
  readonly text: string;
  /** The sentence that was there when this one was written; undefined for none. */
  readonly seen: number | undefined;
  readonly by: Actor;
  readonly name: string;
  readonly at: Date;
}

/** Writes what the figures of a place and period mean. It follows the one before; who did not see the newest is told so. */
export async function interpret(
  tx: Tx,
  { unit, period, text, seen, by, name, at }: InterpretWish,
): Promise<Result<'saved' | 'unchanged', InterpretRefusal | NotAllowed>> {
  const place = await network(tx);
  const today = dayIn(place.province.zone, at);
  if (!allows(by, 'figures', unit, place, today) && !allows(by, 'poi', unit, place, today))
    return refuse({ code: 'people/not-allowed', role: 'figures', unit });
  const sentence = text.replaceAll(/\s+/g, ' ').trim();
  if (sentence.length > mostLetters) return refuse({ code: 'statistics/too-long', most: mostLetters });
  await waitForTurnToInterpret(tx);
  const now = await interpretationOf(tx, unit, period);
  if (now && now.id !== seen)
    return refuse({ code: 'statistics/changed-meanwhile', who: now.writtenBy, value: now.text });
  if ((now?.text ?? '') === sentence) return ok('unchanged');
  await insertInterpretation(tx, {
    unit,
    period,
    text: sentence,
    writtenBy: name,
    writtenAt: at,
    follows: now?.id,
  });
  return ok('saved');
}
