import { makeLog } from '#platform/log.ts';
import type { World } from '#web/plug.ts';
import type { Command, Means } from '../../src/cli/command.ts';
import { readSettings } from '../../src/config.ts';

/**
 * Runs a command of `bindwerk` inside the test, on what the test has opened; what it did not open is not to be asked for.
 * Answers the exit code and every line said.
 */
export async function give(
  command: Command,
  args: readonly string[],
  open: { readonly world?: World; readonly database?: Means['database'] },
  json = false,
): Promise<{ code: number; said: string[] }> {
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  const unopened = () => Promise.reject(new Error('this command asked for what the test did not open'));
  const { world, database = unopened } = open;
  const means: Means = {
    settings: readSettings({}),
    log: makeLog('silent'),
    env: {},
    database,
    ground: database,
    world: () => (world ? Promise.resolve(world) : unopened()),
    untilAskedToStop: () => Promise.resolve(),
  };
  const code = await command.run(args, { out: say, err: say, progress: () => {}, json }, means);
  return { code, said };
}
