import { z } from 'zod';
import { network } from '#network';
import { addDays, type Day } from '#platform/day.ts';
import type { Reader, Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { type Actor, serves, staffOf } from './actor.ts';
import type { Category } from './category.ts';
import { ageOn, type MemberId } from './member.ts';
import { members } from './members.ts';
import type { CategoryRefusal, MemberRefusal } from './refusals.ts';
import { applyDue, planBirthdays, readCategories, saveCategories, saveChange } from './store/categories.ts';

/** The part of a province's `rules.json` that is ours. */
const file = z.object({
  categories: z
    .array(
      z.object({
        code: z.string(),
        nl: z.string(),
        en: z.string(),
        lastAge: z.int().nonnegative().optional(),
        next: z.string().optional(),
      }),
    )
    .optional(),
});

/** What is wrong with the kinds of membership of a `rules.json`, a sentence each. */
export function flawsOfCategories(json: unknown): string[] {
  const read = file.safeParse(json);
  if (!read.success) return read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const { categories = [] } = read.data;
  const known = new Set(categories.map(({ code }) => code));
  return categories.flatMap(({ lastAge, next }, place) => [
    ...((lastAge === undefined) === (next === undefined)
      ? []
      : [`categories.${place}: lastAge and next go together`]),
    ...(next === undefined || known.has(next)
      ? []
      : [`categories.${place}.next: there is no category ${next}`]),
  ]);
}

/** Takes over a province's kinds of membership; loading the same file again changes nothing. Throws on another form. */
export async function loadCategories(tx: Tx, json: unknown): Promise<void> {
  const { categories = [] } = file.parse(json);
  await saveCategories(
    tx,
    categories.map(({ code, nl, en, lastAge, next }) => ({
      code,
      nameNl: nl,
      nameEn: en,
      lastAge: lastAge ?? null,
      next: next ?? null,
    })),
  );
}

/** Every kind of membership, in the order of the ages. */
export const categories = (reader: Reader): Promise<Category[]> => readCategories(reader);

/** The kind that fits an age: what comes of the youngest's when birthdays pass. Undefined when none goes by age. */
export function categoryFor(known: readonly Category[], birthDay: Day, on: Day): string | undefined {
  const age = ageOn(birthDay, on);
  const byAge = known.filter(({ lastAge }) => lastAge !== null);
  return byAge.find(({ lastAge }) => age <= (lastAge ?? 0))?.code ?? byAge.at(-1)?.next ?? undefined;
}

/** From a day on a member has another kind of membership. A second change for that day takes the place of the first. */
export async function changeCategory(
  tx: Tx,
  wish: { member: MemberId; category: string; from: Day; at: Date; by: Actor },
): Promise<Result<null, MemberRefusal | CategoryRefusal>> {
  const { member: id, category, from, at, by } = wish;
  const member = (await members(tx, [id])).get(id);
  if (!member) return refuse({ code: 'people/unknown-member', member: id });
  const place = await network(tx);
  const day = place.today(member.home, at);
  if (!serves(by, member.home, place, day))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit: member.home });
  if (from < day) return refuse({ code: 'people/day-is-past', day: from });
  if (!(await readCategories(tx)).some(({ code }) => code === category))
    return refuse({ code: 'people/unknown-category', category });
  await saveChange(tx, { member: id, from, category, why: 'desk', by: staffOf(by) });
  await applyDue(tx, day);
  return ok(null);
}

/** So many days ahead a change at a birthday is written down, so that it can be seen coming. */
const seenComing = 30;

/** Each night: what holds from today on is done, and birthdays that end a kind of membership are written down. */
export async function passBirthdays(tx: Tx, day: Day): Promise<{ readonly changed: number }> {
  await planBirthdays(tx, addDays(day, seenComing));
  return { changed: await applyDue(tx, day) };
}
