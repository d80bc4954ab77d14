/** What was read from rows that do not change under their name; some thousand numbers each. */
const known = new Map<string, Promise<unknown>>();
const mostKnown = 64;

/** Reads something once under a name that never means anything else; who is not asked for goes first. */
export function remember<T>(name: string, read: () => Promise<T>): Promise<T> {
  const found = (known.get(name) as Promise<T> | undefined) ?? read();
  known.delete(name);
  known.set(name, found);
  found.catch(() => known.delete(name));
  for (const oldest of known.keys()) if (known.size > mostKnown) known.delete(oldest);
  return found;
}
