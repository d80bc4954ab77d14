import { resolve } from 'node:path';
import { backUp } from '#platform/backup/back-up.ts';
import { systemClock } from '#platform/clock.ts';
import { version } from '../version.ts';
import type { Command } from './command.ts';

/** The one folder that a command is given. */
export function folderIn(args: readonly string[], example: string): string {
  const [folder, ...more] = args;
  if (folder === undefined || folder.startsWith('-') || more.length > 0)
    throw new Error(`Name one folder: npx bindwerk ${example}`);
  return resolve(folder);
}

export const backupCommand: Command = {
  name: 'backup',
  usage: 'backup FOLDER',
  summary: 'copies everything that is kept to a new folder, while the server works on',
  run: async (args, io, means) => {
    const folder = folderIn(args, 'backup backups/2026-11-26');
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
};
