import type { UnitId } from '#network';
import type { Tx } from '#platform/db.ts';
import { lockTransits, readdressTransits } from './store/transits.ts';
import { isOpen, type Transit, type TransitId } from './transit.ts';

/** A journey that must end somewhere else. */
export interface Readdress {
  readonly transit: TransitId;
  readonly to: UnitId;
}

/** A delivered item waits there for the next van; what is packed or in the van keeps its crate: the scan on arrival sends it on. */
const sentOn = (transit: Transit, to: UnitId): Transit => ({
  ...transit,
  to,
  from: transit.from === to ? transit.to : transit.from,
  state: transit.state === 'delivered' ? 'packed' : transit.state,
});

/**
 * Gives open journeys another destination, wherever the item is now; whoever asked for them decides. Answers each as it is then;
 * nothing for one that is over, or that stands packed where it should go: that one need not travel.
 */
export async function readdress(tx: Tx, commands: readonly Readdress[]): Promise<(Transit | undefined)[]> {
  if (commands.length === 0) return [];
  const known = await lockTransits(
    tx,
    commands.map(({ transit }) => transit),
  );
  const byId = new Map(known.map(transit => [transit.id, transit]));
  const answers = commands.map(({ transit: id, to }) => {
    const transit = byId.get(id);
    return transit && isOpen(transit) && !(transit.state !== 'on-van' && transit.seenAt === to)
      ? sentOn(transit, to)
      : undefined;
  });
  await readdressTransits(
    tx,
    answers.filter(answer => answer !== undefined),
  );
  return answers;
}
