import { WrongSettings } from '../config.ts';
import { version } from '../version.ts';
import type { Command } from './command.ts';
import { backupCommand } from './backup.ts';
import { deliverCommand } from './deliver.ts';
import { demoCommand } from './demo.ts';
import { doctorCommand } from './doctor.ts';
import { exportCommand } from './export.ts';
import { harvestCommand } from './harvest.ts';
import { importCommand } from './import.ts';
import { indexCommand } from './index-titles.ts';
import { meansOf } from './means.ts';
import { migrateCommand } from './migrate.ts';
import { planCommand } from './plan.ts';
import { papersCommand } from './papers.ts';
import { publishCommand } from './publish.ts';
import { restoreCommand } from './restore.ts';
import { serveCommand } from './serve.ts';
import { listenForSignals } from './signals.ts';
import { speak } from './speak.ts';

const commands: readonly Command[] = [
  serveCommand,
  demoCommand,
  importCommand,
  harvestCommand,
  exportCommand,
  indexCommand,
  planCommand,
  deliverCommand,
  papersCommand,
  publishCommand,
  migrateCommand,
  backupCommand,
  restoreCommand,
  doctorCommand,
];

const chapter = ({ usage, summary }: Command): string => `  ${usage}\n      ${summary}`;

const manual = (): string =>
  [
    `bindwerk ${version}: a province's libraries as one`,
    '',
    'Usage: npx bindwerk COMMAND [options]   (--json for machines, --help for this text or one command)',
    '',
    ...commands.map(chapter),
    '',
    'Exit codes: 0 done, 1 done with remarks, 2 could not be done, 130 broken off.',
  ].join('\n');

async function main(args: readonly string[]): Promise<number> {
  const io = speak(args.includes('--json'));
  const [name, ...rest] = args.filter(arg => arg !== '--json');
  const command = commands.find(candidate => candidate.name === name);
  if (name === undefined || args.includes('--help') || name === 'help') {
    io.out(command ? chapter(command) : manual());
    return name === undefined ? 2 : 0;
  }
  if (!command) {
    io.err(`bindwerk has no command "${name}".\n\n${manual()}`);
    return 2;
  }
  let brokenOff = false;
  const breakOff = async () => {
    brokenOff = true;
    io.err('Broken off. What was finished is kept; the same command goes on or begins again.');
    await means.abandon().catch(() => {});
    process.exit(130);
  };
  const means = meansOf(process.env, listenForSignals(breakOff));
  try {
    return await command.run(rest, io, means);
  } catch (error) {
    if (brokenOff) return 130;
    io.err(error instanceof Error ? error.message : String(error));
    if (!(error instanceof WrongSettings) && process.env['LOG_LEVEL'] === 'debug' && error instanceof Error)
      io.err(error.stack ?? '');
    return 2;
  } finally {
    io.progress('');
    if (!brokenOff) await means.close().catch(() => {});
  }
}

process.exitCode = await main(process.argv.slice(2));
