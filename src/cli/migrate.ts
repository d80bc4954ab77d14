import { migrationSources } from '../migration-sources.ts';
import { migrationsOf } from '#platform/migrate.ts';
import { command } from './command.ts';

export const migrateCommand = command({
  name: 'migrate',
  usage: 'migrate',
  summary: 'brings the database up to date; changes nothing when it is',
  run: async (_, io, means) => {
    await means.world();
    const count = migrationSources().flatMap(migrationsOf).length;
    io.out(
      io.json ? JSON.stringify({ migrations: count }) : `The database is up to date (${count} migrations).`,
    );
    return 0;
  },
});
