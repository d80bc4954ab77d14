import { type Edition, type EditionId, editions } from '#catalogue';
import { type Network, network } from '#network';
import type { MemberId } from '#people';
import type { Reader } from '#platform/db.ts';
import { requestsOf, storiesOf } from '../../reading.ts';
import type { Request, RequestId } from '../../request.ts';
import type { Step } from '../../store/stories.ts';

/** All that the list of a member's wishes is made from. */
export interface WishList {
  readonly requests: readonly Request[];
  readonly steps: ReadonlyMap<RequestId, readonly Step[]>;
  readonly editions: ReadonlyMap<EditionId, Edition>;
  readonly network: Network;
}

export async function loadWishes(reader: Reader, member: MemberId): Promise<WishList> {
  const requests = await requestsOf(reader, member);
  const ids = requests.map(({ id }) => id);
  const wanted = [...new Set(requests.map(({ edition }) => edition))];
  return {
    requests,
    steps: ids.length === 0 ? new Map() : Map.groupBy(await storiesOf(reader, ids), ({ request }) => request),
    editions: wanted.length === 0 ? new Map() : await editions(reader, wanted),
    network: await network(reader),
  };
}
