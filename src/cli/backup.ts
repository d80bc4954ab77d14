import { resolve } from 'node:path';
import { backUp } from '#platform/backup/back-up.ts';
import { systemClock } from '#platform/clock.ts';
import { version } from '../version.ts';
import { command } from './command.ts';

export const backupCommand = command({
  name: 'backup',
  usage: 'backup FOLDER',
  summary: 'copies everything that is kept to a new folder, while the server works on',
  words: [1, 1],
  run: async ({ words: [named = ''] }, io, means) => {
    const folder = resolve(named);
    const { db } = await means.ground();
    const { files } = await backUp(db, folder, {
      version,
      at: systemClock.now(),
      told: table => io.progress(`Copying ${table}`),
    });
    const rows = files.reduce((sum, file) => sum + file.rows, 0);
    io.out(
      io.json
        ? JSON.stringify({ folder, tables: files.length, rows })
        : `${rows} rows of ${files.length} tables are in ${folder}. It holds personal data: keep it as safe as the database.`,
    );
    return 0;
  },
});
