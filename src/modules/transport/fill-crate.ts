import type { ItemId } from '#catalogue';
import { network, type UnitId } from '#network';
import { type Actor, allows, type NotAllowed } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { CrateRefusal } from './refusals.ts';
import { openLoads, putInCrates } from './store/loads.ts';
import { lockNewest } from './store/transits.ts';
import type { Transit } from './transit.ts';

/** An item that waits for the van is put in a labelled crate. */
export interface Fill {
  readonly item: ItemId;
  readonly crate: string;
  readonly unit: UnitId;
  readonly at: Date;
  readonly by: Actor;
}

type Refusal = Extract<CrateRefusal, { code: 'transport/not-packed-here' | 'transport/crate-sealed' }>;
type Answer = Result<Transit, Refusal | NotAllowed>;

/** Notes in which crate items wait for the van. Another crate takes the place of the one before; again is the same. */
export async function fillCrates(tx: Tx, commands: readonly Fill[]): Promise<Answer[]> {
  if (commands.length === 0) return [];
  const place = await network(tx);
  const items = commands.map(({ item }) => item);
  const newest = new Map((await lockNewest(tx, items)).map(transit => [transit.item, transit]));
  const sealed = await openLoads(
    tx,
    commands.map(({ crate }) => crate),
  );
  const answers = commands.map((command): Answer => {
    const { item, crate, unit, at, by } = command;
    if (!allows(by, 'desk', unit, place, place.today(unit, at)))
      return refuse({ code: 'people/not-allowed', role: 'desk', unit });
    const transit = newest.get(item);
    if (transit?.state !== 'packed' || transit.seenAt !== unit)
      return refuse({ code: 'transport/not-packed-here', item, unit });
    if (transit.crate !== crate && sealed.some(load => load.crate === crate))
      return refuse({ code: 'transport/crate-sealed', crate });
    return ok({ ...transit, crate });
  });
  await putInCrates(
    tx,
    answers.flatMap(answer =>
      answer.ok && answer.value.crate !== null ? [{ id: answer.value.id, crate: answer.value.crate }] : [],
    ),
  );
  return answers;
}
