import { loadDemo } from '../demo/index.ts';
import { readMark } from '#platform/mark.ts';
import type { Command } from './command.ts';

export const demoCommand: Command = {
  name: 'demo',
  usage: 'demo [--size small] [--seed N] [--until YYYY-MM-DD]',
  summary: 'fills an empty database with the demo province',
  run: async (args, io, { settings, log, ground }) => {
    const option = (name: string) => args[args.indexOf(name) + 1];
    const given = (name: string) => (args.includes(name) ? option(name) : undefined);
    if (settings.production)
      throw new Error('Demo people do not belong in production. Unset NODE_ENV first.');
    const { db } = await ground();
    if ((await readMark(db, 'demo')) !== undefined) {
      io.out(
        io.json
          ? JSON.stringify({ loaded: false })
          : 'The demo province is already there; nothing was changed.',
      );
      return 0;
    }
    const size = given('--size') ?? 'small';
    if (size !== 'small') throw new Error(`There is no demo size "${size}"; take small.`);
    const until = given('--until');
    const seed = Number(given('--seed') ?? 1);
    if (!Number.isInteger(seed)) throw new Error('--seed must be a whole number.');
    const loaded = await loadDemo(db, {
      settings,
      log,
      size,
      seed,
      until,
      progress: line => io.progress(line),
    });
    io.out(io.json ? JSON.stringify(loaded) : `The demo province is ready: ${JSON.stringify(loaded)}`);
    return 0;
  },
};
