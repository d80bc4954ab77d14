import { moveItems } from '#circulation';
import { network } from '#network';
import { type Actor, allows, type NotAllowed } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { factOf } from './facts.ts';
import type { CancelRefusal } from './refusals.ts';
import { lockTransits, saveTransits } from './store/transits.ts';
import type { Transit, TransitId } from './transit.ts';

/** A journey that need not happen any more. */
export interface Cancel {
  readonly transit: TransitId;
  readonly at: Date;
  readonly by: Actor;
}

type Answer = Result<Transit, CancelRefusal | NotAllowed>;

/**
 * Stops journeys that wait for the van: the item stands on the shelf where it was packed. What has left with the van
 * travels on. Cancelling again is the same answer.
 */
export async function cancelTransits(tx: Tx, commands: readonly Cancel[]): Promise<Answer[]> {
  if (commands.length === 0) return [];
  const place = await network(tx);
  const known = await lockTransits(
    tx,
    commands.map(({ transit }) => transit),
  );
  const byId = new Map(known.map(transit => [transit.id, transit]));
  const stopped = new Map<TransitId, Cancel & { readonly row: Transit }>();
  const answers = commands.map((command): Answer => {
    const row = byId.get(command.transit);
    if (!row) throw new Error(`there is no transit ${command.transit}`);
    const day = place.today(row.seenAt, command.at);
    if (command.by.kind === 'staff' && !allows(command.by, 'desk', row.seenAt, place, day))
      return refuse({ code: 'people/not-allowed', role: 'desk', unit: row.seenAt });
    if (row.state === 'on-van' || row.state === 'delivered' || row.state === 'received')
      return refuse({ code: 'transport/already-left', transit: row.id });
    if (row.state === 'packed') stopped.set(row.id, { ...command, row });
    return ok({ ...row, state: 'cancelled', crate: null });
  });
  const gone = [...stopped.values()];
  if (gone.length === 0) return answers;
  await saveTransits(
    tx,
    gone.map(({ row }) => ({ id: row.id, state: 'cancelled', unit: row.seenAt })),
  );
  await moveItems(
    tx,
    gone.map(({ row, at }) => ({ item: row.item, verb: 'arrive', unit: row.seenAt, at })),
  );
  await tx.announce(gone.map(({ row, at }) => factOf('cancelled', row, row.seenAt, at)));
  return answers;
}
