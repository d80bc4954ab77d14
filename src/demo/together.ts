/** Waits for all, also for the rest when one fails, so that nothing goes on behind whoever begins again; then throws what the first threw. */
export async function together<T extends readonly unknown[]>(
  ...works: { readonly [N in keyof T]: Promise<T[N]> }
): Promise<T> {
  await Promise.allSettled(works);
  return Promise.all(works) as Promise<unknown> as Promise<T>;
}
