import { type EditionId, type EditionsChanged, editions } from '#catalogue';
import type { Tx } from '#platform/db.ts';
import type { Request } from './request.ts';
import { lockChoosy, saveAlso } from './store/will-do.ts';
import { setWaiting } from './waiting.ts';
import { alsoOf } from './will-do.ts';

const willDoOf = ({ materials, languages }: Request) =>
  materials === null || languages === null ? undefined : { materials, languages };

const isSame = (a: readonly EditionId[], b: readonly EditionId[]): boolean =>
  a.length === b.length && a.every(one => b.includes(one));

/**
 * Wishes for which other editions will do look again which those are, when titles changed: a large print that turned out to be an
 * audiobook, a translation that joined the work. A planned copy that will not do any more is let go in the next plan.
 */
export async function followWillDo(tx: Tx, facts: readonly EditionsChanged[]): Promise<void> {
  const choosy = await lockChoosy(tx);
  if (choosy.length === 0) return;
  const changed = new Set(facts.flatMap(fact => fact.editions));
  const works = new Set([...(await editions(tx, [...changed])).values()].map(({ work }) => work));
  const asked = await editions(tx, [...new Set(choosy.map(({ edition }) => edition))]);
  const touched = choosy.filter(
    ({ edition, also }) => also.some(one => changed.has(one)) || works.has(asked.get(edition)?.work ?? 0),
  );
  const also = await alsoOf(
    tx,
    touched.map(request => ({ edition: request.edition, willDo: willDoOf(request) })),
  );
  const moved = touched.flatMap((before, i) => {
    const now = also[i] ?? [];
    return isSame(before.also, now) ? [] : [{ before, after: { ...before, also: now } }];
  });
  if (moved.length === 0) return;
  await saveAlso(
    tx,
    moved.map(({ after: { id, also: now } }) => ({ id, also: now })),
  );
  await setWaiting(
    tx,
    moved.flatMap(({ before, after }) => [before, after]),
  );
}
