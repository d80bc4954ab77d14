import { join } from 'node:path';
import { openIndex } from '#discovery';
import { loadDemo, signIns } from '../demo/index.ts';
import { mount, startBackground, startMachines } from '../main.ts';
import type { App } from '#platform/http.ts';
import { readMark } from '#platform/mark.ts';
import { type Settings, WrongSettings } from '../config.ts';
import { command } from './command.ts';
import { demoOptions, demoUsage, demoWords } from './demo-options.ts';
import { portSentence, preflight } from './preflight.ts';

const noDemo =
  '--demo fills the database with invented people, who do not belong in production; leave --demo out, or unset NODE_ENV';

async function listen(app: App, { host, port }: Settings): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    throw new WrongSettings([await portSentence(host, port, error)]);
  }
}

const noMachines = ({ sip2 }: Settings, error: unknown) =>
  new WrongSettings([
    `${sip2?.host}:${sip2?.port} cannot be listened on for machines (${error instanceof Error ? error.message : String(error)}); set SIP2_HOST or SIP2_PORT differently`,
  ]);

export const serveCommand = command({
  name: 'serve',
  usage: `serve [--demo ${demoUsage}]`,
  summary: 'starts the web server; --demo first fills an empty database with the demo province',
  options: { demo: { type: 'boolean' }, ...demoWords },
  run: async ({ values: { demo, ...wish } }, io, means) => {
    const [stray] = demo ? [] : Object.keys(wish);
    if (stray !== undefined) throw new Error(`--${stray} says something about the demo; add --demo.`);
    const problems = await preflight(means.env);
    if (demo && means.env['NODE_ENV'] === 'production') problems.push(noDemo);
    if (problems.length > 0) throw new WrongSettings(problems);
    const options = demo ? demoOptions(wish) : undefined;
    const { settings, log } = means;
    const { db, embedded } = await means.ground();
    if (options && (await readMark(db, 'demo')) === undefined)
      await loadDemo(db, { settings, log, ...options, progress: line => io.progress(line) });
    const world = await means.world();
    const app = await mount(world);
    const asked = means.untilAskedToStop();
    let stopBackground: (() => Promise<void>) | undefined;
    const closeIndex = openIndex(db, join(settings.dataFolder, 'index'), log);
    let machines: Awaited<ReturnType<typeof startMachines>>;
    try {
      const address = await listen(app, settings);
      machines = await startMachines(world, settings).catch(error =>
        Promise.reject(noMachines(settings, error)),
      );
      stopBackground = await startBackground(world);
      if (io.json)
        io.out(
          JSON.stringify({
            address,
            demo: world.demo,
            database: embedded?.how ?? 'outside',
            sip2: machines?.port,
          }),
        );
      else {
        io.out(`Bindwerk: ${world.province} is open at ${address}`);
        io.out(
          `Database: ${embedded ? `embedded PostgreSQL ${embedded.version} in ${embedded.folder} (${embedded.how})` : 'the one in DATABASE_URL'}`,
        );
        if (machines) io.out(`Machines (SIP2): port ${machines.port} of ${settings.sip2?.host}`);
        if (world.demo) {
          io.out('\nThe demo province (invented people). Look at it as:');
          for (const { who, login, password, path } of signIns)
            io.out(`  ${who.padEnd(32)} ${login.padEnd(16)} ${password.padEnd(14)} ${address}${path}`);
        }
        io.out('\nCtrl-C stops it.');
      }
      await asked;
      io.err('Stopping…');
    } finally {
      await machines?.stop();
      await app.close();
      await closeIndex();
      await stopBackground?.();
    }
    return 0;
  },
});
