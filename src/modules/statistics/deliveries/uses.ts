import { network, type UnitId } from '#network';
import type { Reader } from '#platform/db.ts';
import { type Definition, madeFrom } from '../definition.ts';
import type { Period } from '../period.ts';
import { readDefinitions } from '../store/kept.ts';
import { type FigureUse, usesIn } from '../store/submissions.ts';

/** A definition and every one that is made from it, by their codes. */
export function madeWith(definitions: readonly Definition[], code: string): ReadonlySet<string> {
  const found = new Set([code]);
  for (const one of found)
    for (const { code: other, formula } of definitions) if (madeFrom(formula).includes(one)) found.add(other);
  return found;
}

/**
 * Where a figure of a place and a year was delivered: the cells of it and of figures made from it, of every deliverer that
 * has a branch in common with the place. What has to be looked at again when the figure turns out to be wrong.
 */
export async function usesOf(
  reader: Reader,
  code: string,
  scope: UnitId,
  period: Period,
): Promise<readonly FigureUse[]> {
  if (period.name.length !== 4) return [];
  const place = await network(reader);
  const codes = madeWith(await readDefinitions(reader), code);
  const found = await usesIn(reader, [...codes], Number(period.name));
  const branches = place.branches(period.to).filter(({ id }) => place.isWithin(id, scope, period.to));
  return found.filter(({ unit }) => branches.some(({ id }) => place.isWithin(id, unit, period.to)));
}
