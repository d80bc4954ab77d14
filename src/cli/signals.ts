const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Listens for the signals to stop, and for the death of the launcher that started us. The first one calls `breakOff`,
 * unless somebody waits for it by then; one more always does. Answers how to wait.
 */
export function listenForSignals(breakOff: () => void): () => Promise<void> {
  let waiting: (() => void) | undefined;
  const react = () => {
    const stop = waiting ?? breakOff;
    waiting = undefined;
    stop();
  };
  for (const signal of signals) process.on(signal, react);
  process.once('disconnect', react);
  process.channel?.unref();
  return () => new Promise(resolve => (waiting = resolve));
}
