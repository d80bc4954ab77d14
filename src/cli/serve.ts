import { loadDemo, signIns } from '../demo/index.ts';
import { mount, startBackground } from '../main.ts';
import { readMark } from '#platform/mark.ts';
import type { Command } from './command.ts';
import { WrongSettings } from '../config.ts';
import { preflight } from './preflight.ts';

const untilAskedToStop = (): Promise<void> =>
  new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });

export const serveCommand: Command = {
  name: 'serve',
  usage: 'serve [--demo]',
  summary: 'starts the web server; --demo first fills an empty database with the demo province',
  run: async (args, io, means) => {
    const { settings, log } = means;
    const problems = await preflight(means.env);
    if (problems.length > 0) throw new WrongSettings(problems);
    const ground = await means.ground();
    if (args.includes('--demo') && !settings.production) {
      const empty = (await readMark(ground.db, 'demo')) === undefined;
      if (empty)
        await loadDemo(ground.db, { settings, log, size: 'small', progress: line => io.progress(line) });
    }
    const world = await means.world();
    const app = await mount(world);
    const address = await app.listen({ host: settings.host, port: settings.port });
    const stopBackground = await startBackground(world);
    const stopped = untilAskedToStop();
    if (io.json)
      io.out(JSON.stringify({ address, demo: world.demo, database: ground.embedded?.how ?? 'outside' }));
    else {
      const { embedded } = ground;
      io.out(`Bindwerk: ${world.province} is open at ${address}`);
      io.out(
        `Database: ${embedded ? `embedded PostgreSQL ${embedded.version} in ${embedded.folder} (${embedded.how})` : 'the one in DATABASE_URL'}`,
      );
      if (world.demo) {
        io.out('\nThe demo province (invented people). Look at it as:');
        for (const { who, login, password, path } of signIns)
          io.out(`  ${who.padEnd(32)} ${login.padEnd(16)} ${password.padEnd(14)} ${address}${path}`);
      }
      io.out('\nCtrl-C stops it.');
    }
    await stopped;
    io.err('Stopping…');
    await app.close();
    await stopBackground();
    return 0;
  },
};
