import type { ItemId } from '#catalogue';
import { moveItems } from '#circulation';
import { type Network, network, type UnitId } from '#network';
import { type Actor, allows, type NotAllowed } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { factOf } from './facts.ts';
import type { ReceiveRefusal } from './refusals.ts';
import { lockNewest, saveTransits } from './store/transits.ts';
import { isOpen, type Transit } from './transit.ts';

/** The desk scans an item that came with the van. */
export interface Receive {
  readonly item: ItemId;
  readonly unit: UnitId;
  readonly at: Date;
  readonly by: Actor;
}

export interface Received {
  readonly transit: Transit;
  /** False when this is not where it must go: it waits here, packed, and must go to `transit.to`. */
  readonly atDestination: boolean;
}

type Answer = Result<Received, ReceiveRefusal | NotAllowed>;

/** What a scan at a place makes of a journey. The same object means that nothing changed. */
export function arriveAt(transit: Transit, unit: UnitId, at: Date): Transit {
  if (unit === transit.to)
    return { ...transit, state: 'received', seenAt: unit, crate: null, receivedAt: at };
  const isHere = transit.state === 'packed' && transit.seenAt === unit;
  return isHere ? transit : { ...transit, state: 'packed', seenAt: unit, crate: null };
}

function decide(
  { item, unit, at, by }: Receive,
  newest: ReadonlyMap<ItemId, Transit>,
  place: Network,
): Answer {
  const day = place.today(unit, at);
  if (!allows(by, 'desk', unit, place, day))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit });
  const transit = newest.get(item);
  const isRepeat = transit?.state === 'received' && transit.to === unit;
  if (!transit || !(isOpen(transit) || isRepeat)) return refuse({ code: 'transport/not-on-the-way', item });
  if (isRepeat) return ok({ transit, atDestination: true });
  return ok({ transit: arriveAt(transit, unit, at), atDestination: unit === transit.to });
}

/**
 * Takes in what the van brought. At its destination an item stands on the shelf until someone decides more; anywhere
 * else it stays under way and waits for the van to its destination. Scanning again changes nothing.
 */
export async function receive(tx: Tx, commands: readonly Receive[]): Promise<Answer[]> {
  if (commands.length === 0) return [];
  const place = await network(tx);
  const known = await lockNewest(
    tx,
    commands.map(({ item }) => item),
  );
  const newest = new Map(known.map(transit => [transit.item, transit]));
  const arrived: { transit: Transit; command: Receive }[] = [];
  const strayed: typeof arrived = [];
  const answers = commands.map(command => {
    const answer = decide(command, newest, place);
    if (!answer.ok || answer.value.transit === newest.get(command.item)) return answer;
    const { transit, atDestination } = answer.value;
    newest.set(command.item, transit);
    (atDestination ? arrived : strayed).push({ transit, command });
    return answer;
  });
  const changed = new Map([...strayed, ...arrived].map(({ transit }) => [transit.id, transit]));
  if (changed.size === 0) return answers;
  await saveTransits(
    tx,
    [...changed.values()].map(({ id, state, seenAt, receivedAt }) => ({
      id,
      state,
      unit: seenAt,
      receivedAt: receivedAt ?? undefined,
    })),
  );
  await moveItems(
    tx,
    arrived.map(({ command: { item, unit, at } }) => ({ item, verb: 'arrive', unit, at })),
  );
  await tx.announce([
    ...strayed.map(({ transit, command: { unit, at } }) => factOf('strayed', transit, unit, at)),
    ...arrived.map(({ transit, command: { unit, at } }) => factOf('received', transit, unit, at)),
  ]);
  return answers;
}
