import { resolve } from 'node:path';
import { network } from '#network';
import { system } from '#people';
import { bringFolder } from '#publications';
import { command } from './command.ts';

/** Takes in a folder of old reports. 0: all were taken; 1: one was refused. */
export const papersCommand = command({
  name: 'papers',
  usage: 'papers FOLDER [--owner CODE]',
  summary:
    'takes in old reports, each PDF of a folder; the server reads them, people set them right and publish them',
  options: { owner: { type: 'string' } },
  words: [1, 1],
  run: async ({ words: [folder = ''], values }, io, means) => {
    const world = await means.world();
    const at = world.clock.now();
    const place = await network(world.db);
    const on = place.today(place.province.id, at);
    const owner =
      values.owner === undefined
        ? place.province
        : [
            ...place.units('poi', on),
            ...place.units('organisation', on),
            ...place.units('municipality', on),
          ].find(({ code }) => code === values.owner);
    if (!owner) throw new Error(`There is no organisation with the code "${values.owner}".`);
    const brought = await world.db.transaction(tx =>
      bringFolder(tx, resolve(folder), { owner: owner.id, at, by: system }),
    );
    for (const { name, done } of brought) {
      const why = done.ok ? undefined : world.describe(done.refusal, 'en');
      if (io.json) io.out(JSON.stringify({ name, taken: done.ok, why }));
      else if (why === undefined) io.out(`${name}: taken in, to be found on /beheer/papier`);
      else io.err(`${name}: ${why}`);
    }
    if (brought.length === 0 && !io.json) io.out(`There is no PDF in ${resolve(folder)}.`);
    return brought.every(({ done }) => done.ok) ? 0 : 1;
  },
});
