import { makeLog } from '#platform/log.ts';
import type { World } from '#web/plug.ts';
import { readSettings, WrongSettings } from '../config.ts';
import { type Ground, makeWorld, openGround } from '../main.ts';
import { prepare } from '../prepare.ts';
import { version } from '../version.ts';
import type { Command, Io, Means } from './command.ts';
import { demoCommand } from './demo.ts';
import { doctorCommand } from './doctor.ts';
import { importCommand } from './import.ts';
import { indexCommand } from './index-titles.ts';
import { migrateCommand } from './migrate.ts';
import { planCommand } from './plan.ts';
import { serveCommand } from './serve.ts';

const commands: readonly Command[] = [
  serveCommand,
  demoCommand,
  importCommand,
  indexCommand,
  planCommand,
  migrateCommand,
  doctorCommand,
];

const manual = (): string =>
  [
    `bindwerk ${version}: a province's libraries as one`,
    '',
    'Usage: npx bindwerk COMMAND [options]   (--json for machines, --help for this text)',
    '',
    ...commands.map(({ usage, summary }) => `  ${usage.padEnd(58)} ${summary}`),
    '',
    'Exit codes: 0 done, 1 done with remarks, 2 could not be done.',
  ].join('\n');

function speak(json: boolean): Io {
  const live = process.stderr.isTTY && !json;
  let shown = false;
  const clear = () => {
    if (shown) process.stderr.write('\r\u001b[K');
    shown = false;
  };
  return {
    json,
    out: line => {
      clear();
      process.stdout.write(`${line}\n`);
    },
    err: line => {
      clear();
      process.stderr.write(`${line}\n`);
    },
    progress: line => {
      if (!live) return;
      process.stderr.write(`\r\u001b[K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`);
      shown = true;
    },
  };
}

function meansOf(io: Io): Means & { close(): Promise<void> } {
  const settings = readSettings(process.env);
  const log = makeLog(settings.logLevel);
  let opened: Promise<Ground> | undefined;
  let made: Promise<World> | undefined;
  const ground = () => {
    opened ??= openGround(settings, log);
    return opened;
  };
  return {
    settings,
    log,
    env: process.env,
    ground,
    world: () => {
      made ??= ground().then(async open => {
        await prepare(open.db, settings, log);
        return makeWorld(open, settings, log);
      });
      return made;
    },
    close: async () => {
      io.progress('');
      await opened?.then(open => open.close()).catch(() => {});
    },
  };
}

async function main(args: readonly string[]): Promise<number> {
  const json = args.includes('--json');
  const io = speak(json);
  const [name, ...rest] = args.filter(arg => arg !== '--json');
  if (name === undefined || args.includes('--help') || name === 'help') {
    io.out(manual());
    return name === undefined ? 2 : 0;
  }
  const command = commands.find(candidate => candidate.name === name);
  if (!command) {
    io.err(`bindwerk has no command "${name}".\n\n${manual()}`);
    return 2;
  }
  let means: ReturnType<typeof meansOf> | undefined;
  try {
    means = meansOf(io);
    return await command.run(rest, io, means);
  } catch (error) {
    io.err(error instanceof Error ? error.message : String(error));
    if (!(error instanceof WrongSettings) && process.env['LOG_LEVEL'] === 'debug' && error instanceof Error)
      io.err(error.stack ?? '');
    return 2;
  } finally {
    await means?.close();
  }
}

process.exitCode = await main(process.argv.slice(2));
