import { network } from '#network';
import { system } from '#people';
import { instantIn } from '#platform/day.ts';
import type { Db } from '#platform/db.ts';
import { type Plan, planActivities, type RegisterWish } from '#programmes';
import { today } from '../journey/ground.ts';

const zone = 'Europe/Amsterdam';
export const now = instantIn(zone, today, '10:00');

/** So many language cafés, one a quarter of an hour from tomorrow on, spread over the branches. Answers their numbers. */
export async function plan(db: Db, count: number, more: Partial<Plan> = {}): Promise<number[]> {
  const branches = (await network(db)).branches(today);
  const plans = Array.from({ length: count }, (_, n): Plan => {
    const startsAt = new Date(now.getTime() + 86_400_000 + n * 900_000);
    return {
      programme: ['taalcafe', 'voorlezen', 'lezing', 'biebfabriek'][n % 4] ?? 'taalcafe',
      title: `Activiteit ${n}`,
      description: 'Praat mee. Een kopje koffie staat klaar. Iedereen is welkom en meedoen kost niets.',
      unit: branches[n % branches.length]?.id ?? 0,
      capacity: 20,
      registration: 'needed',
      audience: (['adults', 'children', 'everyone'] as const)[n % 3] ?? 'everyone',
      meetings: [{ startsAt, endsAt: new Date(startsAt.getTime() + 5_400_000) }],
      at: now,
      by: system,
      ...more,
    };
  });
  const made: number[] = [];
  for (let from = 0; from < count; from += 5_000)
    for (const answer of await db.transaction(tx => planActivities(tx, plans.slice(from, from + 5_000)))) {
      if (!answer.ok) throw new Error(`not planned: ${answer.refusal.code}`);
      made.push(answer.value.activity);
    }
  return made;
}

/** Somebody who wants a seat. */
export const wishOf = (activity: number, n: number): RegisterWish => ({
  activity,
  kind: 'person',
  name: `Bezoeker ${n}`,
  contact: `bezoeker${n}@example.org`,
  language: 'nl',
  seats: 1,
  children: 0,
  code: `code-${activity}-${n}`,
  at: now,
});
