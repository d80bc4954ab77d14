import type { Settings } from '../config.ts';
import type { Ground } from '../main.ts';
import type { Log } from '#platform/log.ts';
import type { World } from '#web/plug.ts';

/** Where a command speaks: sentences on `out`, progress and complaints on `err`. */
export interface Io {
  out(line: string): void;
  err(line: string): void;
  /** Shows how far long work is, on one line that is written over; silent with `--json` and without a terminal. */
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
