import { editions } from '#catalogue';
import { moveItems } from '#circulation';
import { type Network, network, type UnitId } from '#network';
import { type Notice, notify } from '#notices';
import { type Actor, allows } from '#people';
import type { Reader, Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { vanCalendar } from '#transport';
import { takesPart } from './board.ts';
import { carried } from './carried.ts';
import { changePickups } from './change-pickups.ts';
import { openRequests, requestsById } from './reading.ts';
import type { Request, RequestId } from './request.ts';
import { settle } from './settle.ts';
import { shelfUntil } from './shelf.ts';
import { lockRequests } from './store/requests.ts';

/** Wishes that were to be fetched at a place that ended, and that could not go along to another: somebody must choose. */
export async function strandedRequests(reader: Reader, at: Date): Promise<Request[]> {
  const place = await network(reader);
  return (await openRequests(reader)).filter(({ pickup }) => place.hasEnded(pickup, place.today(pickup, at)));
}

/** Where a wish can be fetched today. */
export async function pickupsNow(reader: Reader, at: Date): Promise<UnitId[]> {
  const [place, van] = await Promise.all([network(reader), vanCalendar(reader)]);
  const today = place.today(place.province.id, at);
  return place
    .branches(today)
    .filter(({ id }) => takesPart(id, today, place, van))
    .map(({ id }) => id);
}

const titlesOf = async (tx: Tx, requests: readonly Request[]) => {
  const known = await editions(tx, [...new Set(requests.map(({ edition }) => edition))]);
  return (request: Request) => known.get(request.edition)?.title ?? '';
};

/** Tells whose wish is under way where they fetch it now that another place ended. */
export async function tellWhere(
  tx: Tx,
  moved: readonly Request[],
  was: ReadonlyMap<RequestId, UnitId>,
  at: Date,
  place: Network,
): Promise<void> {
  const titleOf = await titlesOf(tx, moved);
  await notify(
    tx,
    moved.flatMap((request): Notice[] => {
      const { id, member, pickup } = request;
      if (member === null) return [];
      const title = titleOf(request);
      const to = place.unit(pickup).name;
      const from = place.unit(was.get(id) ?? pickup).name;
      return [
        {
          member,
          key: `pickup-ended:${id}:${pickup}`,
          at,
          subject: { nl: `Je haalt “${title}” op in ${to}`, en: `You fetch “${title}” in ${to}` },
          text: {
            nl: `${from} is gestopt. “${title}”, dat je aanvroeg, kun je ophalen in ${to}. Je krijgt bericht als het klaarligt.\n\nWil je liever een andere bibliotheek? Dat kies je bij je aanvragen.`,
            en: `${from} has closed. You can fetch “${title}”, which you asked for, in ${to}. You will hear when it is ready.\n\nWould you rather have another library? Choose it with your requests.`,
          },
        },
      ];
    }),
  );
}

/** Asks those whose wish did not go along to choose another library, each once a place. Answers how many wishes there are. */
export async function askWhere(tx: Tx, at: Date): Promise<number> {
  const place = await network(tx);
  const left = await strandedRequests(tx, at);
  const titleOf = await titlesOf(tx, left);
  await notify(
    tx,
    left.flatMap((request): Notice[] => {
      const { id, member, pickup } = request;
      if (member === null) return [];
      const title = titleOf(request);
      const { name } = place.unit(pickup);
      return [
        {
          member,
          key: `pickup-wanted:${id}:${pickup}`,
          at,
          onPaper: true,
          subject: { nl: `Waar wil je “${title}” ophalen?`, en: `Where will you fetch “${title}”?` },
          text: {
            nl: `${name} is gestopt. Daar kun je “${title}”, dat je aanvroeg, niet meer ophalen.\n\nKies bij je aanvragen een andere bibliotheek, of vraag het aan een balie. Je aanvraag houdt zijn plek.`,
            en: `${name} has closed. You cannot fetch “${title}”, which you asked for, there any more.\n\nChoose another library with your requests, or ask at a desk. Your request keeps its place.`,
          },
        },
      ];
    }),
  );
  return left.length;
}

/** Where a wish goes that somebody chose for. */
interface Chosen {
  readonly request: RequestId;
  readonly pickup: UnitId;
  readonly at: Date;
  readonly by: Actor;
}

/** What still lies on the shelf of a place that ended is carried by hand to where it will be fetched, and lies ready there. */
async function carryOver(
  tx: Tx,
  request: Request,
  { pickup, at }: Chosen,
  place: Network,
): Promise<Result<Request>> {
  const until = shelfUntil(pickup, place.today(pickup, at), place);
  const { item, member: heldFor } = request;
  if (item === null) throw new Error(`request ${request.id} lies ready without a copy`);
  const to = { item, unit: pickup };
  const later = new Date(at.getTime() + 1);
  const moved = await moveItems(tx, [
    { ...to, verb: 'shelve', at },
    { ...to, verb: 'hold', at: later, ...(heldFor !== null && { heldFor }), heldUntil: until },
  ]);
  for (const answer of moved) if (!answer.ok) return answer;
  const steps = carried({ ...request, shelfUntil: until }, () => pickup, at);
  await settle(tx, steps, place);
  const [now] = await requestsById(tx, [request.id]);
  return now ? ok(now) : refuse({ code: 'requests/unknown-request' });
}

/**
 * Staff choose for somebody where a wish of a place that ended is fetched; who waits for it is told. What lies on the shelf of
 * that place must be carried along: it counts as lying ready where it was chosen.
 */
export async function choosePickup(tx: Tx, wish: Chosen): Promise<Result<Request>> {
  const { request: id, pickup, at, by } = wish;
  const [place, van] = await Promise.all([network(tx), vanCalendar(tx)]);
  const today = place.today(pickup, at);
  if (!allows(by, 'desk', pickup, place, today))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit: pickup });
  const [request] = await lockRequests(tx, [id]);
  if (!request || !place.hasEnded(request.pickup, today)) return refuse({ code: 'requests/unknown-request' });
  if (request.shelf !== null && place.hasEnded(request.shelf, today))
    return takesPart(pickup, today, place, van)
      ? carryOver(tx, request, wish, place)
      : refuse({ code: 'requests/no-pickup-here' });
  const [answer] = await changePickups(tx, [{ request: id, pickup, at, by }]);
  if (!answer) throw new Error('a change of the pick-up branch got no answer');
  if (answer.ok) await tellWhere(tx, [answer.value], new Map([[id, request.pickup]]), at, place);
  return answer;
}
