import { network, type UnitId } from '#network';
import { type Actor, allows, type NotAllowed } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { LoadContents } from './crate.ts';
import type { CrateRefusal } from './refusals.ts';
import { lastLoad, saveOpened } from './store/loads.ts';

/** Somebody opens a crate where it arrived and counts what is in it, before scanning. */
export interface Open {
  readonly crate: string;
  readonly unit: UnitId;
  readonly counted: number;
  /** What stands on the seal that was found; empty when there was none. */
  readonly seal: string;
  readonly at: Date;
  readonly by: Actor;
}

type Refusal = Extract<CrateRefusal, { code: 'transport/crate-not-sealed' }>;
type Answer = Result<LoadContents, Refusal | NotAllowed>;

/**
 * Notes what was found in crates beside what was said of them. The things themselves arrive when they are scanned; until
 * then both ends differ, and `differenceOf` says how. Opened again at the same place it is the same opening.
 */
export async function openCrates(tx: Tx, commands: readonly Open[]): Promise<Answer[]> {
  const place = await network(tx);
  const answers: Answer[] = [];
  for (const { crate, unit, counted, seal, at, by } of commands) {
    if (!allows(by, 'desk', unit, place, place.today(unit, at))) {
      answers.push(refuse({ code: 'people/not-allowed', role: 'desk', unit }));
      continue;
    }
    const load = await lastLoad(tx, crate);
    if (!load || (load.unit !== null && load.unit !== unit)) {
      answers.push(refuse({ code: 'transport/crate-not-sealed', crate }));
      continue;
    }
    if (load.unit === null)
      await saveOpened(tx, { id: load.id, unit, counted, sealFound: seal, receivedAt: at });
    answers.push(ok((await lastLoad(tx, crate)) ?? load));
  }
  return answers;
}
