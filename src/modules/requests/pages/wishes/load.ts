import { type Edition, type EditionId, editions } from '#catalogue';
import { type Network, network, type UnitId } from '#network';
import { type MemberId, members } from '#people';
import type { Reader } from '#platform/db.ts';
import { type HomeWay, homeWayOf } from '../../home.ts';
import { placesInQueue, type QueuePlace } from '../../place-in-queue.ts';
import { requestsOf, storiesOf } from '../../reading.ts';
import type { Request, RequestId } from '../../request.ts';
import type { Step } from '../../store/stories.ts';

/** All that the list of a member's wishes is made from. */
export interface WishList {
  readonly requests: readonly Request[];
  readonly steps: ReadonlyMap<RequestId, readonly Step[]>;
  readonly editions: ReadonlyMap<EditionId, Edition>;
  readonly network: Network;
  /** Where those that wait stand in their queues. */
  readonly queues: ReadonlyMap<RequestId, QueuePlace>;
  /** How the member has things brought home today; nothing where that was not agreed. */
  readonly home: HomeWay | undefined;
  /** Wishes that must not be shown here. */
  readonly elsewhere: number;
}

/** `only`: the organisation that hands over what may be seen; of the others it is told how many there are. */
export async function loadWishes(
  reader: Reader,
  member: MemberId,
  now: Date,
  only?: UnitId,
): Promise<WishList> {
  const place = await network(reader);
  const all = await requestsOf(reader, member);
  const requests = all.filter(({ pickup }) => only === undefined || place.unit(pickup).organisation === only);
  const ids = requests.map(({ id }) => id);
  const wanted = [...new Set(requests.map(({ edition }) => edition))];
  const person = (await members(reader, [member])).get(member);
  return {
    requests,
    steps: ids.length === 0 ? new Map() : Map.groupBy(await storiesOf(reader, ids), ({ request }) => request),
    editions: wanted.length === 0 ? new Map() : await editions(reader, wanted),
    network: place,
    queues: await placesInQueue(reader, requests, now),
    home: person && (await homeWayOf(reader, person, place, place.today(person.home, now))),
    elsewhere: all.length - requests.length,
  };
}
