import { resolve } from 'node:path';
import { restore } from '#platform/backup/restore.ts';
import { migrationSources } from '../migration-sources.ts';
import { command } from './command.ts';

export const restoreCommand = command({
  name: 'restore',
  usage: 'restore FOLDER',
  summary: 'fills an empty database with a backup, also one of an earlier version',
  words: [1, 1],
  run: async ({ words: [named = ''] }, io, means) => {
    const folder = resolve(named);
    const { db } = await means.database();
    const { files, takenAt } = await restore(db, folder, migrationSources(), table =>
      io.progress(`Restoring ${table}`),
    );
    const rows = files.reduce((sum, file) => sum + file.rows, 0);
    io.out(
      io.json
        ? JSON.stringify({ folder, takenAt, tables: files.length, rows })
        : `${rows} rows of ${files.length} tables are back, as they stood at ${takenAt}. Make the search index with: npx bindwerk index`,
    );
    return 0;
  },
});
