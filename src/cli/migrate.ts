import { migrationSources } from '../migration-sources.ts';
import { migrationsOf } from '#platform/migrate.ts';
import type { Command } from './command.ts';

export const migrateCommand: Command = {
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
};
