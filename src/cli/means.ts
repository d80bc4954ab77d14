import { type Log, makeLog } from '#platform/log.ts';
import { migrate } from '#platform/migrate.ts';
import type { World } from '#web/plug.ts';
import { readSettings, type Settings } from '../config.ts';
import { type Ground, makeWorld, reachDatabase } from '../main.ts';
import { migrationSources } from '../migration-sources.ts';
import { prepare } from '../prepare.ts';
import type { Means } from './command.ts';

/** Opens what a command asks for, once, and closes it. */
export interface OpenMeans extends Means {
  close(): Promise<void>;
  /** Leaves the embedded database under the work that is half-way, without the complaints that follow. */
  abandon(): Promise<void>;
}

function once<T>(make: () => T): { (): T; made(): T | undefined } {
  let made: T | undefined;
  return Object.assign(() => (made ??= make()), { made: () => made });
}

/** The means of one call of `bindwerk`; nothing is read or opened before a command asks for it. */
export function meansOf(env: Means['env'], untilAskedToStop: Means['untilAskedToStop']): OpenMeans {
  const settings = once((): Settings => readSettings(env));
  const log = once((): Log => makeLog(settings().logLevel));
  const database = once((): Promise<Ground> => reachDatabase(settings(), log()));
  const ground = once(async (): Promise<Ground> => {
    const reached = await database();
    await migrate(reached.db, migrationSources());
    return reached;
  });
  const world = once(async (): Promise<World> => {
    const open = await ground();
    await prepare(open.db, settings(), log());
    return makeWorld(open, settings(), log());
  });
  const opened = async () => database.made()?.catch(() => undefined);
  return {
    env,
    untilAskedToStop,
    database,
    ground,
    world,
    get settings() {
      return settings();
    },
    get log() {
      return log();
    },
    close: async () => (await opened())?.close(),
    abandon: async () => {
      const talking = log.made();
      if (talking) talking.level = 'silent';
      await (await opened())?.embedded?.stop();
    },
  };
}
