import { moveItems } from '#circulation';
import { network } from '#network';
import { type Actor, allows, type NotAllowed } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { lockTransits } from './store/transits.ts';
import { isOpen, type Transit, type TransitId } from './transit.ts';

/** Something that should have come and was looked for in vain. */
export interface Lost {
  readonly transit: TransitId;
  readonly at: Date;
  readonly by: Actor;
}

type Answer = Result<Transit, NotAllowed>;

/**
 * Ends journeys of which nobody knows where they are: the item is missing, its reader gets another copy, and a scan
 * anywhere finds it again. Both ends may say so. A journey that is over stays as it is.
 */
export async function reportLost(tx: Tx, commands: readonly Lost[]): Promise<Answer[]> {
  if (commands.length === 0) return [];
  const place = await network(tx);
  const known = new Map(
    (
      await lockTransits(
        tx,
        commands.map(({ transit }) => transit),
      )
    ).map(transit => [transit.id, transit]),
  );
  const answers = commands.map(({ transit: id, at, by }): Answer => {
    const transit = known.get(id);
    if (!transit) throw new Error(`there is no transit ${id}`);
    const mayAt = (unit: number) => allows(by, 'desk', unit, place, place.today(unit, at));
    return mayAt(transit.to) || mayAt(transit.from)
      ? ok(transit)
      : refuse({ code: 'people/not-allowed', role: 'desk', unit: transit.to });
  });
  await moveItems(
    tx,
    answers.flatMap((answer, i) => {
      const at = commands[i]?.at;
      if (!answer.ok || !at || !isOpen(answer.value)) return [];
      return [{ item: answer.value.item, verb: 'miss', unit: answer.value.seenAt, at }];
    }),
  );
  return answers;
}
