/** A wish that waits for its answer. */
interface Waiting<W, A> {
  readonly wish: W;
  readonly answer: (value: A) => void;
  readonly fail: (reason: unknown) => void;
}

/** So many wishes at most share a transaction. */
const most = 100;

/**
 * Lets wishes for the same thing that come while another is being dealt with wait together and share the next transaction, in
 * the order in which they came. Two hundred people who want the last seat then cost a few transactions, not two hundred.
 */
export function together<W, A>(
  keyOf: (wish: W) => unknown,
  work: (wishes: readonly W[]) => Promise<readonly A[]>,
): (wish: W) => Promise<A> {
  const queues = new Map<unknown, Waiting<W, A>[]>();

  async function empty(key: unknown, queue: Waiting<W, A>[]): Promise<void> {
    while (queue.length > 0) {
      const now = queue.splice(0, most);
      try {
        const answers = await work(now.map(({ wish }) => wish));
        for (const [n, { answer, fail }] of now.entries()) {
          const given = answers[n];
          if (given === undefined) fail(new Error('a wish got no answer'));
          else answer(given);
        }
      } catch (error) {
        for (const { fail } of now) fail(error);
      }
    }
    queues.delete(key);
  }

  return wish =>
    new Promise<A>((answer, fail) => {
      const key = keyOf(wish);
      const waiting = { wish, answer, fail };
      const queue = queues.get(key);
      if (queue) queue.push(waiting);
      else {
        const fresh = [waiting];
        queues.set(key, fresh);
        void empty(key, fresh);
      }
    });
}
