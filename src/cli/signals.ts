const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A terminal's Ctrl-C reaches us twice, once through the launcher; what follows this closely is the same. */
const sameMilliseconds = 500;

/**
 * Listens for the signals to stop, and for the death of the launcher that started us. The first one calls `breakOff`,
 * unless somebody waits for it by then; one more always does. Answers how to wait.
 */
export function listenForSignals(breakOff: () => void): () => Promise<void> {
  let waiting: (() => void) | undefined;
  let last = -Infinity;
  const react = () => {
    const now = performance.now();
    if (now - last < sameMilliseconds) return;
    last = now;
    const stop = waiting ?? breakOff;
    waiting = undefined;
    stop();
  };
  for (const signal of signals) process.on(signal, react);
  process.once('disconnect', react);
  process.channel?.unref();
  return () => new Promise(resolve => (waiting = resolve));
}
