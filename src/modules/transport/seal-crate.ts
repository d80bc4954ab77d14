import { network, type UnitId } from '#network';
import { type Actor, allows, type NotAllowed } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { Load } from './crate.ts';
import type { CrateRefusal } from './refusals.ts';
import { insertLoads, openLoads } from './store/loads.ts';
import { lockPacked } from './store/transits.ts';

/** A crate is closed: nothing goes in any more, and whoever opens it can see that nobody did before. */
export interface Seal {
  readonly crate: string;
  readonly unit: UnitId;
  /** What stands on the seal. */
  readonly seal: string;
  readonly at: Date;
  readonly by: Actor;
}

type Refusal = Extract<CrateRefusal, { code: 'transport/crate-sealed' | 'transport/crate-empty' }>;
type Answer = Result<Load, Refusal | NotAllowed>;

/** Seals crates with what waits in them. The same seal again is the same filling. */
export async function sealCrates(tx: Tx, commands: readonly Seal[]): Promise<Answer[]> {
  if (commands.length === 0) return [];
  const place = await network(tx);
  const crates = commands.map(({ crate }) => crate);
  const packed = await lockPacked(tx, [...new Set(commands.map(({ unit }) => unit))]);
  const open = new Map((await openLoads(tx, crates)).map(load => [load.crate, load]));
  const answers: Answer[] = [];
  for (const { crate, unit, seal, at, by } of commands) {
    const before = open.get(crate);
    const contents = packed.filter(transit => transit.crate === crate && transit.seenAt === unit);
    if (!allows(by, 'desk', unit, place, place.today(unit, at)))
      answers.push(refuse({ code: 'people/not-allowed', role: 'desk', unit }));
    else if (before)
      answers.push(
        before.seal === seal && before.from === unit
          ? ok(before)
          : refuse({ code: 'transport/crate-sealed', crate }),
      );
    else if (contents.length === 0) answers.push(refuse({ code: 'transport/crate-empty', crate, unit }));
    else {
      const transits = contents.map(({ id }) => id);
      const load = await insertLoads(tx, { crate, from: unit, seal, sealedAt: at, transits });
      open.set(crate, load);
      answers.push(ok(load));
    }
  }
  return answers;
}
