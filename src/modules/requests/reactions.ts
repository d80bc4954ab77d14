import { type CatalogueFact, type ItemId, items } from '#catalogue';
import { type CirculationFact, isGone, type Lent, moveItems } from '#circulation';
import { network } from '#network';
import { system } from '#people';
import type { InsideReactions, Tx } from '#platform/tx.ts';
import type { TransportFact } from '#transport';
import { askAgain, type Loss } from './ask-again.ts';
import { followMerge, followParting } from './follow-editions.ts';
import { followWillDo } from './follow-will-do.ts';
import { followStrays } from './keep-promises.ts';
import {
  advance,
  certainly,
  type Change,
  hasCopy,
  isClosed,
  type Request,
  type RequestState,
} from './request.ts';
import { settle } from './settle.ts';
import { holdStep } from './shelf.ts';
import { dropLines } from './store/lines.ts';
import { lockByItems, lockForLoans, takeOffShelf } from './store/requests.ts';

/** Pairs each fact with the request that its item plays this part in. */
async function paired<F extends { readonly item: ItemId }>(
  tx: Tx,
  facts: readonly F[],
  states: readonly RequestState[],
): Promise<{ fact: F; request: Request }[]> {
  if (facts.length === 0) return [];
  const byItem = new Map(facts.map(fact => [fact.item, fact]));
  const requests = await lockByItems(tx, [...byItem.keys()]);
  return requests
    .filter(({ state }) => states.includes(state))
    .flatMap(request => {
      const fact = request.item === null ? undefined : byItem.get(request.item);
      return fact ? [{ fact, request }] : [];
    });
}

const step = (
  request: Request,
  verb: 'board' | 'lend' | 'return' | 'shelve' | 'pass-on',
  at: Date,
  patch: Partial<Request>,
  unit: number,
): Change => certainly(advance(request, verb, 'house', at, patch, { unit }));

const ofRequests = <F extends { readonly reason: string }>(facts: readonly F[]): F[] =>
  facts.filter(({ reason }) => reason === 'request');

const lossOf = ({ fact, request }: { fact: { readonly at: Date }; request: Request }): Loss => ({
  request,
  verb: request.state === 'routed' ? 'drop' : 'lose',
  by: 'house',
  at: fact.at,
});

/** Whether a loan is what the request was for: the copy that lay ready, or any copy while none had been taken for it. */
const isFulfilledBy = (request: Request, { item, member, edition }: Lent): boolean =>
  request.member === member &&
  request.edition === edition &&
  (request.state === 'asked' ||
    request.state === 'routed' ||
    ((request.state === 'ready' || request.state === 'wrong-shelf') && request.item === item));

/** What a loan does to requests: fulfils the borrower's own, and leaves another's without its copy. */
async function followLoans(tx: Tx, facts: readonly Lent[]): Promise<void> {
  const requests = await lockForLoans(tx, facts);
  if (requests.length === 0) return;
  const place = await network(tx);
  const fulfilled = facts.flatMap(fact => {
    const request = requests.find(known => isFulfilledBy(known, fact));
    return request ? [{ request, fact }] : [];
  });
  const served = new Set(fulfilled.map(({ request }) => request));
  const rest = requests.filter(request => !served.has(request));
  const robbed = facts.flatMap(fact => {
    const request = rest.find(({ item, state }) => item === fact.item && hasCopy({ state }));
    return request ? [lossOf({ request, fact })] : [];
  });
  const passedOn = rest.filter(({ state }) => state === 'returned');
  const off = rest.filter(request => request.shelf !== null && isClosed(request)).map(({ id }) => id);
  if (off.length > 0) await takeOffShelf(tx, off);
  const steps = fulfilled.map(({ request, fact: { item, unit, at } }) => {
    const supplier = request.item === item ? request.supplier : unit;
    return step(request, 'lend', at, { item, supplier, shelf: null }, unit);
  });
  const planned = steps.filter(({ before }) => before.state === 'routed').map(({ after }) => after.id);
  if (planned.length > 0) await dropLines(tx, planned);
  const ended = passedOn.flatMap(request => {
    const fact = facts.find(({ item }) => item === request.item);
    return fact ? [step(request, 'pass-on', fact.at, {}, fact.unit)] : [];
  });
  await settle(tx, [...steps, ...ended], place);
  await askAgain(tx, robbed, place);
}

/** Requests follow their items, in the transaction of whatever happens to these. */
export const inside = {
  'circulation/lent': followLoans,
  'circulation/returned': async (tx, facts) => {
    const back = await paired(tx, facts, ['lent']);
    if (back.length === 0) return;
    const place = await network(tx);
    const known = await items(
      tx,
      back.map(({ fact }) => fact.item),
    );
    const steps = back.flatMap(({ fact: { item, unit, at }, request }) => {
      const returned = step(request, 'return', at, { member: null }, unit);
      return known.get(item)?.home === unit
        ? [returned, step(returned.after, 'shelve', at, {}, unit)]
        : [returned];
    });
    await settle(tx, steps, place);
  },
  'circulation/moved': async (tx, facts) => {
    const gone = facts.filter(({ to }) => isGone(to));
    const lost = await paired(tx, gone, ['routed', 'picked', 'on-the-van', 'ready', 'wrong-shelf']);
    if (lost.length === 0) return;
    await askAgain(tx, lost.map(lossOf), await network(tx));
  },
  'transport/boarded': async (tx, facts) => {
    const left = await paired(tx, ofRequests(facts), ['picked']);
    if (left.length === 0) return;
    const steps = left.map(({ fact: { unit, at }, request }) => step(request, 'board', at, {}, unit));
    await settle(tx, steps, await network(tx));
  },
  'transport/received': async (tx, facts) => {
    const came = await paired(tx, facts, ['picked', 'on-the-van', 'returned']);
    if (came.length === 0) return;
    const place = await network(tx);
    const home = came.filter(({ fact, request }) => request.state === 'returned' && fact.reason === 'home');
    const here = came.filter(
      ({ fact, request }) => request.state !== 'returned' && request.pickup === fact.unit,
    );
    const held = here.map(({ fact: { item, unit, at }, request }) =>
      holdStep(request, { item, unit, at, by: system }, place),
    );
    await moveItems(
      tx,
      held.map(({ after, at }) => ({
        item: after.item ?? 0,
        verb: 'hold',
        unit: after.pickup,
        at,
        heldFor: after.member ?? undefined,
        heldUntil: after.shelfUntil ?? undefined,
      })),
    );
    const shelved = home.map(({ fact: { unit, at }, request }) => step(request, 'shelve', at, {}, unit));
    await settle(tx, [...held, ...shelved], place);
  },
  'transport/strayed': followStrays,
  'transport/cancelled': async (tx, facts) => {
    const lost = await paired(tx, ofRequests(facts), ['picked', 'on-the-van']);
    if (lost.length === 0) return;
    await askAgain(tx, lost.map(lossOf), await network(tx));
  },
  // a copy that turned out to be of another title serves nobody here any more, unless it is already on its way
  'catalogue/items-moved': async (tx, facts) => {
    const moved = facts.flatMap(({ items: gone, at }) => gone.map(one => ({ ...one, at })));
    const lost = (await paired(tx, moved, ['routed'])).filter(
      ({ fact, request }) => request.edition !== fact.to && !request.also.includes(fact.to),
    );
    if (lost.length === 0) return;
    await askAgain(tx, lost.map(lossOf), await network(tx));
  },
  'catalogue/editions-changed': followWillDo,
  'catalogue/editions-merged': followMerge,
  'catalogue/editions-revived': followParting,
} satisfies InsideReactions<CatalogueFact | CirculationFact | TransportFact>;
