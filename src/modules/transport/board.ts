import type { ItemId } from '#catalogue';
import { type ItemEvent, record } from '#ledger';
import { type Network, network, type UnitId } from '#network';
import { type Actor, allows, type NotAllowed } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { factOf } from './facts.ts';
import type { BoardRefusal } from './refusals.ts';
import type { RunId } from './run.ts';
import { type Call, lockCalls, saveCalls } from './store/runs.ts';
import { lockPacked, saveTransits } from './store/transits.ts';
import type { Transit } from './transit.ts';

/** The van calls somewhere and takes some of what waits there. */
export interface Board {
  readonly unit: UnitId;
  /** These items, the contents of this crate, or everything. */
  readonly take: { readonly items: readonly ItemId[] } | { readonly crate: string } | 'all';
  /** The run that calls; without it, the first of that day. */
  readonly run?: RunId | undefined;
  readonly at: Date;
  readonly by: Actor;
}

export interface Boarded {
  readonly run: RunId | undefined;
  readonly transits: readonly Transit[];
}

type Answer = Result<Boarded, BoardRefusal | NotAllowed>;

const isTaken = ({ take }: Board, transit: Transit): boolean => {
  if (take === 'all') return true;
  return 'crate' in take ? transit.crate === take.crate : take.items.includes(transit.item);
};

function decide(command: Board, packed: readonly Transit[], calls: readonly Call[], place: Network): Answer {
  const { unit, at, by, run, take } = command;
  const day = place.today(unit, at);
  if (!allows(by, 'driver', unit, place, day) && !allows(by, 'desk', unit, place, day))
    return refuse({ code: 'people/not-allowed', role: 'driver', unit });
  const call = calls.find(
    known => known.unit === unit && (run === undefined ? known.day === day : known.run === run),
  );
  if (run !== undefined && !call) return refuse({ code: 'transport/unknown-run', run, unit });
  const taken = packed.filter(
    transit => transit.seenAt === unit && transit.packedAt <= at && isTaken(command, transit),
  );
  if (taken.length === 0 && take !== 'all') return refuse({ code: 'transport/nothing-to-take', unit });
  return ok({
    run: call?.run,
    transits: taken.map(transit => ({ ...transit, state: 'on-van', boardedAt: at, boardedDay: day })),
  });
}

const boardedEvent = (transit: Transit, unit: UnitId, at: Date, place: Network): ItemEvent => {
  const day = place.today(unit, at);
  const { organisation, municipality } = place.unit(unit, day);
  return {
    kind: 'transit-boarded',
    at,
    day,
    unit,
    organisation,
    municipality,
    otherUnit: transit.to,
    otherOrganisation: place.unit(transit.to, day).organisation,
    scope:
      organisation === place.unit(transit.to, day).organisation ? 'same-organisation' : 'other-organisation',
    item: transit.item,
    edition: transit.edition,
  };
};

/**
 * Takes what waits at stops on the van: one item at a scan, a crate, or a whole day's stops in one call. Notes that the
 * van called. Boarding again finds nothing left to take and changes nothing.
 */
export async function board(tx: Tx, commands: readonly Board[]): Promise<Answer[]> {
  if (commands.length === 0) return [];
  const place = await network(tx);
  const wanted = commands.map(({ unit, run, at }) => ({ unit, run, day: place.today(unit, at) }));
  const calls = await lockCalls(tx, wanted);
  let waiting = await lockPacked(
    tx,
    commands.map(({ unit }) => unit),
  );
  const answers = commands.map(command => {
    const answer = decide(command, waiting, calls, place);
    if (!answer.ok) return answer;
    const taken = new Set(answer.value.transits.map(({ id }) => id));
    waiting = waiting.filter(({ id }) => !taken.has(id));
    return answer;
  });
  const done = commands.flatMap((command, i) => {
    const answer = answers[i];
    return answer?.ok ? [{ command, ...answer.value }] : [];
  });
  await saveCalls(
    tx,
    done.flatMap(({ run, command: { unit, at } }) => (run === undefined ? [] : [{ run, unit, at }])),
  );
  const moved = done.flatMap(({ run, transits, command }) =>
    transits.map(transit => ({ transit, run, unit: command.unit, at: command.at })),
  );
  if (moved.length === 0) return answers;
  await saveTransits(
    tx,
    moved.map(({ transit, run, unit, at }) => ({
      id: transit.id,
      state: 'on-van',
      unit,
      run,
      boardedAt: at,
      boardedDay: transit.boardedDay ?? undefined,
    })),
  );
  await record(tx, { items: moved.map(({ transit, unit, at }) => boardedEvent(transit, unit, at, place)) });
  await tx.announce(moved.map(({ transit, unit, at }) => factOf('boarded', transit, unit, at)));
  return answers;
}
