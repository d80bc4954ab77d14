import type { MigrationSource } from '#platform/migrate.ts';
import { street } from './street.ts';

/** Where the tables come from: the ground first, then every module in street order. */
export const migrationSources = (): MigrationSource[] => [
  { name: 'platform', folder: new URL('platform/migrations/', import.meta.url) },
  ...street.map(name => ({ name, folder: new URL(`modules/${name}/migrations/`, import.meta.url) })),
];
