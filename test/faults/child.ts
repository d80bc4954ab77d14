import { type ChildProcess, spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { afterwards, type Cleaner } from './afterwards.ts';

/** A program of ours in a process of its own, as an operator would start it. */
export interface Child {
  readonly pid: number;
  /** Everything it said so far, on both streams. */
  said(): string;
  /** The next line on standard output that is JSON and holds this property. Throws when the program ends before. */
  answer<T extends object>(property: keyof T & string): Promise<T>;
  /** Sends a signal and waits until the process is gone; answers its exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  /** The exit code, once it ends by itself. */
  readonly ended: Promise<number | null>;
}

const root = dirname(dirname(import.meta.dirname));
const options = ['--enable-source-maps', '--import', './launch/jsx-hook.mjs'];

type Environment = Readonly<Record<string, string | undefined>>;

function follow(child: ChildProcess, t: Cleaner): Child {
  const lines: string[] = [];
  let waiting: (() => void)[] = [];
  let over = false;
  let text = '';
  const wake = () => {
    for (const go of waiting) go();
    waiting = [];
  };
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  if (child.stdout)
    createInterface({ input: child.stdout }).on('line', line => {
      text += `${line}\n`;
      lines.push(line);
      wake();
    });
  const ended = new Promise<number | null>(resolve => {
    child.on('close', code => {
      over = true;
      wake();
      resolve(code);
    });
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  afterwards(t, () => end('SIGKILL'));
  return {
    pid: child.pid ?? 0,
    said: () => text,
    ended,
    end,
    answer: async <T extends object>(property: keyof T & string): Promise<T> => {
      for (let place = 0; ; place += 1) {
        while (place >= lines.length) {
          if (over) throw new Error(`the program ended without saying its ${property}:\n${text}`);
          await new Promise<void>(resolve => waiting.push(resolve));
        }
        const line = lines[place] ?? '';
        if (!line.startsWith('{')) continue;
        const said: unknown = JSON.parse(line);
        if (typeof said === 'object' && said !== null && property in said) return said as T;
      }
    },
  };
}

/** The environment of a machine where nothing is set, and these. */
const bare = (given: Environment): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  TMPDIR: process.env['TMPDIR'],
  XDG_RUNTIME_DIR: process.env['XDG_RUNTIME_DIR'],
  ...given,
});

/** Runs one of our TypeScript files on the project's Node; killed when the test is over. */
export const runFile = (t: Cleaner, file: string, args: readonly string[], env: Environment = {}): Child =>
  follow(
    spawn(process.execPath, [...options, file, ...args], {
      cwd: root,
      env: bare(env),
      stdio: ['pipe', 'pipe', 'pipe'],
    }),
    t,
  );

/** `npx bindwerk …`, with these settings and no others. */
export const bindwerk = (t: Cleaner, args: readonly string[], env: Environment): Child =>
  runFile(t, 'src/cli/bindwerk.ts', args, env);

/** `npx bindwerk …` through its launcher: two processes, of which this is the outer one. */
export const launched = (t: Cleaner, args: readonly string[], env: Environment): Child =>
  follow(
    spawn(process.execPath, ['launch/bindwerk.mjs', ...args], {
      cwd: root,
      env: bare(env),
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
    t,
  );
