import { allSources } from '#intake';
import type { World } from '#web/plug.ts';
import type { Edition } from '../../edition.ts';
import { type Explanation, explainEdition } from '../../explain-edition.ts';
import { currentEdition, editions } from '../../read.ts';

/** All that the page of a title for cataloguers is made from. */
export interface Grouping {
  readonly edition: Edition;
  readonly explained: Explanation;
  /** Names of sources by number. */
  readonly sources: ReadonlyMap<number, string>;
}

/** Nothing for a number that never was a title; for one that leads on, what it leads to. */
export async function loadGrouping(world: World, id: number): Promise<Grouping | undefined> {
  const current = await currentEdition(world.db, id);
  const edition = current === undefined ? undefined : (await editions(world.db, [current])).get(current);
  if (!edition) return undefined;
  return {
    edition,
    explained: await explainEdition(world.db, edition.id),
    sources: new Map((await allSources(world.db)).map(({ id: source, name }) => [source, name])),
  };
}
