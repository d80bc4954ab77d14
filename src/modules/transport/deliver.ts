import type { ItemId } from '#catalogue';
import { type Network, network, type UnitId } from '#network';
import { type Actor, allows, type NotAllowed } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { factOf } from './facts.ts';
import type { DeliverRefusal } from './refusals.ts';
import { lockNewest, saveTransits } from './store/transits.ts';
import { isOpen, type Transit } from './transit.ts';

/** The driver hands an item over where it must be. */
export interface Deliver {
  readonly item: ItemId;
  readonly unit: UnitId;
  readonly at: Date;
  readonly by: Actor;
}

type Answer = Result<Transit, DeliverRefusal | NotAllowed>;

function decide(
  { item, unit, at, by }: Deliver,
  newest: ReadonlyMap<ItemId, Transit>,
  place: Network,
): Answer {
  const day = place.today(unit, at);
  if (!allows(by, 'driver', unit, place, day))
    return refuse({ code: 'people/not-allowed', role: 'driver', unit });
  const transit = newest.get(item);
  if (transit?.to === unit && transit.state === 'received') return ok(transit);
  if (!transit || !isOpen(transit)) return refuse({ code: 'transport/not-on-the-way', item });
  if (transit.to !== unit) return refuse({ code: 'transport/not-this-stop', item, to: transit.to });
  return ok(
    transit.state === 'delivered' ? transit : { ...transit, state: 'delivered', seenAt: unit, crate: null },
  );
}

/**
 * Notes that the van has brought items. They stay under way until the desk takes them in with `receive`: only then does
 * anyone hear that something lies ready. A delivery that nobody scanned into the van tells that it was in it; scanning
 * again changes nothing.
 */
export async function deliver(tx: Tx, commands: readonly Deliver[]): Promise<Answer[]> {
  if (commands.length === 0) return [];
  const place = await network(tx);
  const known = await lockNewest(
    tx,
    commands.map(({ item }) => item),
  );
  const newest = new Map(known.map(transit => [transit.item, transit]));
  const brought: { before: Transit; at: Date }[] = [];
  const answers = commands.map(command => {
    const before = newest.get(command.item);
    const answer = decide(command, newest, place);
    if (!answer.ok || !before || answer.value === before) return answer;
    newest.set(command.item, answer.value);
    brought.push({ before, at: command.at });
    return answer;
  });
  if (brought.length === 0) return answers;
  await saveTransits(
    tx,
    brought.map(({ before: { id, to } }) => ({ id, state: 'delivered', unit: to })),
  );
  await tx.announce(
    brought
      .filter(({ before }) => before.state === 'packed')
      .map(({ before, at }) => factOf('boarded', before, before.seenAt, at)),
  );
  return answers;
}
