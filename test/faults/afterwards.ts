/** What node:test hands a test, as far as it cleans up. */
export interface Cleaner {
  after(clean: () => void | Promise<void>): void;
}

const stacks = new WeakMap<Cleaner, (() => unknown)[]>();

/** Cleans up after a test, the last made first: programs end before the folder that they use is removed. */
export function afterwards(t: Cleaner, clean: () => unknown): void {
  const known = stacks.get(t);
  const stack = known ?? [];
  stack.push(clean);
  if (known) return;
  stacks.set(t, stack);
  t.after(async () => {
    for (const each of stack.toReversed()) await each();
  });
}
