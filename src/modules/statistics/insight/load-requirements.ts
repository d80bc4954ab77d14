import type { Tx } from '#platform/db.ts';
import { readDefinitions } from '../store/kept.ts';
import { keepRequirements } from '../store/requirements.ts';
import type { Requirement } from './requirement.ts';

/** Takes over what a province asks, at each start. Throws when it asks for a figure that nobody defined. */
export async function loadRequirements(tx: Tx, requirements: readonly Requirement[]): Promise<void> {
  const known = new Set((await readDefinitions(tx)).map(one => one.code));
  const lost = requirements.flatMap(({ measure: asked }) =>
    asked.kind === 'figure' && !known.has(asked.definition) ? [asked.definition] : [],
  );
  if (lost.length > 0) throw new Error(`requirements.json asks for unknown figures: ${lost.join(', ')}`);
  await keepRequirements(tx, requirements);
}
