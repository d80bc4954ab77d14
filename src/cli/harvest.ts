import { failureIn, harvest, realOutside, sourceByCode, supplies } from '#intake';
import type { World } from '#web/plug.ts';
import { command, type Io } from './command.ts';

/** The numbers of the sources that were named, or of all that are fetched from somewhere. */
async function sourcesFor({ db }: World, codes: readonly string[]): Promise<number[]> {
  if (codes.length === 0) return (await supplies(db)).map(({ source }) => source);
  const found: number[] = [];
  for (const code of codes) {
    const source = await sourceByCode(db, code);
    if (!source) throw new Error(`There is no source with the code "${code}".`);
    found.push(source.id);
  }
  return found;
}

/** Fetches from one source and tells of it. True when all went well. */
async function fetchOne(world: World, source: number, io: Io): Promise<boolean> {
  const onProgress = (read: number) => io.progress(`source ${source}: ${read} records`);
  const done = await harvest(world.db, realOutside, { source, at: world.clock.now(), onProgress });
  if (!done.ok) {
    io.err(`source ${source}: ${world.describe(done.refusal, 'en')}`);
    return false;
  }
  const { deliveries, failure } = done.value;
  for (const delivery of deliveries)
    io.out(
      io.json
        ? JSON.stringify(delivery)
        : `${delivery.name}: ${delivery.accepted} taken (${delivery.changed} changed, ${delivery.gone} gone), ` +
            `${delivery.unchanged} unchanged, ${delivery.refused} set aside`,
    );
  if (failure !== undefined) io.err(`source ${source}: ${failureIn('en', failure)}`);
  else if (deliveries.length === 0 && !io.json) io.out(`source ${source}: nothing new`);
  return failure === undefined && deliveries.every(({ refused, state }) => refused === 0 && state === 'done');
}

/** Fetches what sources have to give. 0: all went well; 1: something was refused, failed or waits for an answer. */
export const harvestCommand = command({
  name: 'harvest',
  usage: 'harvest [SOURCE…]',
  summary: 'fetches from the sources named, or from all',
  words: [0, Infinity],
  run: async ({ words: codes }, io, means) => {
    const world = await means.world();
    const sources = await sourcesFor(world, codes);
    if (sources.length === 0) io.out('No source says where it is fetched from.');
    let well = true;
    for (const source of sources) well = (await fetchOne(world, source, io)) && well;
    return well ? 0 : 1;
  },
});
