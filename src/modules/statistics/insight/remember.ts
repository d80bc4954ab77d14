/** What was read from rows that do not change under their name; some thousand numbers each. */
const known = new Map<string, Promise<unknown>>();
const mostKnown = 64;

const names = new WeakMap<object, number>();
let named = 0;

/** A name for something that is the same object as long as it says the same, such as the network. */
export function nameOf(thing: object): number {
  const name = names.get(thing) ?? (named += 1);
  names.set(thing, name);
  return name;
}

/** Reads something once under a name that never means anything else; who is not asked for goes first. */
export function remember<T>(name: string, read: () => Promise<T>): Promise<T> {
  const found = (known.get(name) as Promise<T> | undefined) ?? read();
  known.delete(name);
  known.set(name, found);
  found.catch(() => known.delete(name));
  for (const oldest of known.keys()) if (known.size > mostKnown) known.delete(oldest);
  return found;
}
