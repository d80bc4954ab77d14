import type { EditionsMerged, EditionsRevived } from '#catalogue';
import { network } from '#network';
import { system } from '#people';
import type { Tx } from '#platform/db.ts';
import { advance, certainly, type Request } from './request.ts';
import { settle } from './settle.ts';
import { freeDoubles, joinEditions, partEditions } from './store/editions.ts';
import { setWaiting } from './waiting.ts';
import { withdrawRequests } from './withdraw-requests.ts';

const nameOf = ({ member, edition }: Request): string => `${member} ${edition}`;

/** Of two wishes of one member for what is now one title, those that came later. */
function later(requests: readonly Request[]): Request[] {
  const seen = new Set<string>();
  return requests
    .toSorted((a, b) => a.askedAt.getTime() - b.askedAt.getTime() || a.id - b.id)
    .filter(request => {
      const name = nameOf(request);
      if (seen.has(name)) return true;
      seen.add(name);
      return false;
    });
}

/**
 * Wishes go along when their title becomes part of another. Of two that fall together the older stays; the later one ends, and
 * its member is told, unless its book has left with the van: then both come.
 */
export async function followMerge(tx: Tx, facts: readonly EditionsMerged[]): Promise<void> {
  const merged = facts.flatMap(fact => fact.merged);
  if (merged.length === 0) return;
  const requests = await joinEditions(tx, merged);
  if (requests.length === 0) return;
  const at = facts.map(fact => fact.at).reduce((a, b) => (a > b ? a : b));
  const doubles = later(requests);
  await withdrawRequests(
    tx,
    doubles.map(({ id: request }) => ({ request, at, by: system })),
  );
  await setWaiting(tx, [
    ...requests,
    ...requests.map(request => ({ ...request, edition: request.askedEdition })),
  ]);
}

/**
 * Wishes go back to the title that their reader saw when it stands for itself again; those that had ended for being double wait
 * again in their old place.
 */
export async function followParting(tx: Tx, facts: readonly EditionsRevived[]): Promise<void> {
  const revived = facts.flatMap(fact => fact.revived);
  if (revived.length === 0) return;
  const moved = await partEditions(tx, revived);
  const from = new Map(revived.map(({ edition, from: was }) => [edition, was]));
  await setWaiting(
    tx,
    moved.flatMap(request => [
      request,
      { ...request, edition: from.get(request.edition) ?? request.edition },
    ]),
  );
  const freed = await freeDoubles(
    tx,
    revived.flatMap(({ edition, from: was }) => [edition, was]),
  );
  if (freed.length === 0) return;
  const at = facts.map(fact => fact.at).reduce((a, b) => (a > b ? a : b));
  const steps = freed.map(request => certainly(advance(request, 'resume', 'house', at)));
  await settle(tx, steps, await network(tx));
}
