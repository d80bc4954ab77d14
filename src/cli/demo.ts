import { loadDemo } from '../demo/index.ts';
import { readMark } from '#platform/mark.ts';
import { command } from './command.ts';
import { demoOptions, demoUsage, demoWords } from './demo-options.ts';

export const demoCommand = command({
  name: 'demo',
  usage: `demo ${demoUsage}`,
  summary: 'fills an empty database with the demo province',
  options: demoWords,
  run: async ({ values }, io, { settings, log, ground }) => {
    if (settings.production)
      throw new Error('Demo people do not belong in production. Unset NODE_ENV first.');
    const options = demoOptions(values);
    const { db } = await ground();
    if ((await readMark(db, 'demo')) !== undefined) {
      io.out(
        io.json
          ? JSON.stringify({ loaded: false })
          : 'The demo province is already there; nothing was changed.',
      );
      return 0;
    }
    const loaded = await loadDemo(db, {
      settings,
      log,
      ...options,
      progress: line => io.progress(line),
    });
    io.out(io.json ? JSON.stringify(loaded) : `The demo province is ready: ${JSON.stringify(loaded)}`);
    return 0;
  },
});
