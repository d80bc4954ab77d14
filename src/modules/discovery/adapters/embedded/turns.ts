/**
 * Work that many ask for at once is done once for all of them: who comes while it runs gets the answer of the next time,
 * which begins after they came. One time never overlaps another.
 */
export function inTurns<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | undefined;
  return () => {
    next ??= running
      .catch(() => {})
      .then(() => {
        const now = work();
        running = now;
        next = undefined;
        return now;
      });
    return next;
  };
}
