import { join } from 'node:path';
import { gatherHeadings, makeSnapshot, reindex } from '#discovery';
import { command } from './command.ts';

export const indexCommand = command({
  name: 'index',
  usage: 'index',
  summary: 'makes the search index anew from the catalogue',
  run: async (_, io, means) => {
    const { db } = await means.world();
    const count = await reindex(db, done => io.progress(`Indexing: ${done} titles`));
    await gatherHeadings(db);
    await makeSnapshot(db, join(means.settings.dataFolder, 'index'));
    io.out(io.json ? JSON.stringify({ editions: count }) : `${count} titles can be found.`);
    return 0;
  },
});
