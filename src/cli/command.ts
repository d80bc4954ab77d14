import { parseArgs } from 'node:util';
import type { Settings } from '../config.ts';
import type { Ground } from '../main.ts';
import type { Log } from '#platform/log.ts';
import type { World } from '#web/plug.ts';

/** Where a command speaks: sentences on `out`, progress and complaints on `err`. */
export interface Io {
  out(line: string): void;
  err(line: string): void;
  /** Shows how far long work is: on one line that is written over, without a terminal on a line each half a minute; silent with `--json`. */
  progress(line: string): void;
  /** True when the reader is a program: one JSON object a line on `out`. */
  readonly json: boolean;
}

/** What a command may open. Whatever it opened is closed when it ends. */
export interface Means {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Read at the first look, which throws `WrongSettings` when some will not do. */
  readonly settings: Settings;
  readonly log: Log;
  /** The database as it is, perhaps empty. */
  database(): Promise<Ground>;
  /** The database, migrated. */
  ground(): Promise<Ground>;
  /** The database with the province loaded, and everything that modules need. */
  world(): Promise<World>;
  /** Waits for a signal to stop; without this call a signal breaks the command off. */
  untilAskedToStop(): Promise<void>;
}

/** One word after `bindwerk`. Answers the exit code: 0 done, 1 done with remarks, 2 could not be done. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  run(args: readonly string[], io: Io, means: Means): Promise<number>;
}

/** What may follow a command by name: `--source CODE` is a string, `--report` a boolean. */
type Options = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;

interface Given<O extends Options> {
  readonly words: readonly string[];
  readonly values: { readonly [N in keyof O]?: O[N]['type'] extends 'boolean' ? boolean : string };
}

interface Plan<O extends Options> extends Omit<Command, 'run'> {
  readonly options?: O;
  /** The fewest and the most words it takes; left out, none. */
  readonly words?: readonly [least: number, most: number];
  run(given: Given<O>, io: Io, means: Means): Promise<number>;
}

const settingsSentence =
  'Addresses, ports and folders are settings of the environment: npx bindwerk doctor lists them.';

/** Makes a command that refuses, before it opens anything, an option it does not know and words too many or too few. */
export function command<const O extends Options>({
  options,
  words = [0, 0],
  run,
  ...told
}: Plan<O>): Command {
  const usage = `Usage: npx bindwerk ${told.usage}`;
  const read = (args: readonly string[]) => {
    try {
      return parseArgs({ args: [...args], allowPositionals: true, options: options ?? {} });
    } catch (error) {
      const [sentence] = (error instanceof Error ? error.message : String(error)).split('. ');
      throw new Error(`${sentence}.\n${usage}\n${settingsSentence}`, { cause: error });
    }
  };
  return {
    ...told,
    run: async (args, io, means) => {
      const { values, positionals } = read(args);
      const [least, most] = words;
      if (positionals.length < least) throw new Error(usage);
      if (positionals.length > most) throw new Error(`"${positionals[most]}" is a word too many.\n${usage}`);
      return run({ words: positionals, values: values as Given<O>['values'] }, io, means);
    },
  };
}
