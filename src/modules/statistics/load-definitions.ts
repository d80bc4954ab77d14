import { readdirSync, readFileSync } from 'node:fs';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { readAgain } from '#platform/once.ts';
import { type Definition, definitionFile } from './definition.ts';
import { changedDefinitions, insertDefinitions, readDefinitions } from './store/kept.ts';

const folder = new URL('definitions/', import.meta.url);

/** The definitions as they stand in their folder. Throws on one that is not sound: it ships with the program. */
export const shippedDefinitions = (): Definition[] =>
  readdirSync(folder)
    .filter(file => file.endsWith('.json'))
    .toSorted()
    .map(file => {
      const read = definitionFile.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
      return { ...read, validFrom: read.validFrom as Day };
    });

/**
 * Takes definitions into the database and answers how many were new; done at each start. Throws when a known version
 * says something else than before: figures were published under it.
 */
export async function loadDefinitions(
  tx: Tx,
  definitions: readonly Definition[] = shippedDefinitions(),
): Promise<number> {
  const changed = await changedDefinitions(tx, definitions);
  if (changed.length > 0) {
    const names = changed.map(({ code, version }) => `${code} version ${version}`).join(', ');
    throw new Error(`definition ${names} was changed after it was taken into use: write a new version`);
  }
  const added = await insertDefinitions(tx, definitions);
  readAgain(tx, readDefinitions);
  return added;
}
