import { items } from '#catalogue';
import { checkOut, type CheckOutRefusal } from '#circulation';
import { type ItemEvent, type PersonEvent, record } from '#ledger';
import { network, type Network } from '#network';
import { type Actor, ageBand, allows, type Member, members, type NotAllowed, postcodeArea } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, only, refuse, type Result } from '#platform/result.ts';
import type { RoundRefusal } from './refusals.ts';
import { advance, certainly, kindOf, type Request, type RequestId } from './request.ts';
import { settle } from './settle.ts';
import { lockRequests } from './store/requests.ts';
import { readRequests } from './store/stories.ts';

/** How it went at the door with one thing of a round. */
export interface Brought {
  readonly request: RequestId;
  /** False: it came back with who went round. */
  readonly delivered: boolean;
  readonly at: Date;
  readonly by: Actor;
}

type No = RoundRefusal | CheckOutRefusal | NotAllowed;
type Answer = Result<Request, No>;

const placeOf = (unit: number, at: Date, place: Network) => {
  const day = place.today(unit, at);
  const { organisation, municipality } = place.unit(unit, day);
  return { day, unit, organisation, municipality };
};

/** What was handed over at doors: a row a thing, and a row a door about whoever opened it, without any title. */
async function count(
  tx: Tx,
  handed: readonly { readonly request: Request; readonly at: Date }[],
  people: ReadonlyMap<number, Member>,
  place: Network,
): Promise<void> {
  const known = await items(
    tx,
    handed.flatMap(({ request }) => request.item ?? []),
  );
  const things = handed.map(({ request, at }): ItemEvent => {
    const item = request.item ?? undefined;
    return { kind: 'home-item', at, ...placeOf(request.pickup, at, place), item, edition: request.edition };
  });
  const doors = new Map(handed.map(one => [`${one.request.member} ${one.request.deliverOn}`, one]));
  const persons = [...doors.values()].flatMap(({ request, at }): PersonEvent[] => {
    const member = request.member === null ? undefined : people.get(request.member);
    if (!member) return [];
    const where = placeOf(request.pickup, at, place);
    return [
      {
        kind: 'home-delivery',
        ...where,
        ageBand: ageBand(member.birthDay, where.day),
        category: member.category,
        postcodeArea: postcodeArea(member.postcode),
        member: member.id,
      },
    ];
  });
  await record(tx, {
    items: things.filter(({ item }) => item === undefined || known.has(item)),
    people: persons,
  });
}

/** Lends what was handed over; what may not be lent stays in the round, with why. */
async function hand(
  tx: Tx,
  { at, by }: Brought,
  request: Request,
): Promise<Result<unknown, CheckOutRefusal | NotAllowed>> {
  if (request.item === null || request.member === null || request.shelf === null)
    throw new Error(`request ${request.id} lies ready without a copy`);
  const { item, member, shelf: unit } = request;
  return only(await checkOut(tx, [{ item, member, unit, at, by }]));
}

/**
 * Writes down how a round went. What was handed over is lent at that moment; what came back waits on the hold shelf for the next
 * round, or, after as many attempts as the rules give, to be fetched. Told twice is told once.
 */
export async function bringHome(tx: Tx, told: readonly Brought[]): Promise<Answer[]> {
  if (told.length === 0) return [];
  const ids = told.map(({ request }) => request);
  const requests = new Map((await lockRequests(tx, ids)).map(request => [request.id, request]));
  const place = await network(tx);
  const people = await members(
    tx,
    [...requests.values()].flatMap(({ member }) => member ?? []),
  );
  const refused = new Map<RequestId, No>();
  const handed: { request: Request; at: Date }[] = [];
  const back = [];
  for (const one of told) {
    const request = requests.get(one.request);
    if (!request || request.deliverOn === null) continue;
    const { at, by } = one;
    if (!allows(by, 'desk', request.pickup, place, place.today(request.pickup, at))) {
      refused.set(request.id, { code: 'people/not-allowed', role: 'desk', unit: request.pickup });
    } else if (one.delivered) {
      const answer = await hand(tx, one, request);
      if (answer.ok) handed.push({ request, at });
      else refused.set(request.id, answer.refusal);
    } else {
      const patch = { deliverOn: null, attempts: request.attempts + 1 };
      back.push(certainly(advance(request, 'bring-back', kindOf(by), at, patch, { unit: request.pickup })));
    }
  }
  await settle(tx, back, place);
  await count(tx, handed, people, place);
  const now = new Map((await readRequests(tx, ids)).map(request => [request.id, request]));
  return told.map(({ request: id, delivered }): Answer => {
    const no = refused.get(id);
    if (no) return refuse(no);
    const request = now.get(id);
    const known = requests.get(id);
    // what was told before is done; what was never in a round is not
    const isTold = known && (known.deliverOn !== null || known.attempts > 0 || known.state === 'lent');
    return request && isTold && (!delivered || request.state === 'lent')
      ? ok(request)
      : refuse({ code: 'requests/not-in-round', request: id });
  });
}
