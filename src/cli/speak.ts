import { type Clock, systemClock } from '#platform/clock.ts';
import type { Io } from './command.ts';

/** How often long work says how far it is where nothing can be written over. */
const between = 30_000;

/** Speaks on the terminal: answers on standard output, everything else on standard error. */
export function speak(json: boolean, clock: Clock = systemClock): Io {
  const live = process.stderr.isTTY && !json;
  // Whoever read us has seen enough (`| head`); what is being done is done to its end.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  let shown = false;
  let last = clock.now().getTime();
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
      if (!live) {
        const now = clock.now().getTime();
        if (json || line === '' || now - last < between) return;
        last = now;
        process.stderr.write(`${line}\n`);
        return;
      }
      process.stderr.write(`\r\u001b[K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`);
      shown = true;
    },
  };
}
