import assert from 'node:assert/strict';
import { test } from 'node:test';
import { give } from '../../test/support/command.ts';
import { backupCommand } from './backup.ts';
import { deliverCommand } from './deliver.ts';
import { demoCommand } from './demo.ts';
import { exportCommand } from './export.ts';
import { migrateCommand } from './migrate.ts';
import { serveCommand } from './serve.ts';

// Nothing is opened for these: what is typed wrongly is told before a database is touched.
for (const { typed, command, args, told } of [
  {
    typed: 'an option that does not exist',
    command: serveCommand,
    args: ['--demo', '--port', '8099'],
    told: /Unknown option '--port'\.\nUsage: npx bindwerk serve .*\n.*npx bindwerk doctor/,
  },
  {
    typed: 'an option of the demo without the demo',
    command: serveCommand,
    args: ['--size', 'tiny'],
    told: /--size .*add --demo/,
  },
  {
    typed: 'an option without its value',
    command: demoCommand,
    args: ['--seed'],
    told: /'--seed <value>' argument missing/,
  },
  {
    typed: 'a word too many',
    command: migrateCommand,
    args: ['now'],
    told: /"now" is a word too many\.\nUsage: npx bindwerk migrate/,
  },
  { typed: 'no folder', command: backupCommand, args: [], told: /Usage: npx bindwerk backup FOLDER/ },
  {
    typed: 'a year that is none',
    command: deliverCommand,
    args: ['last', 'out'],
    told: /npx bindwerk deliver 2025 deliveries/,
  },
  { typed: 'a kind of file that is none', command: exportCommand, args: ['union.doc'], told: /\.mrc.*\.xml/ },
] as const)
  test(`${typed} is told with what to type instead: ${command.name} ${args.join(' ')}`, () =>
    assert.rejects(give(command, args, {}), { message: told }));
