import type { Reader } from '#platform/db.ts';
import { once } from '#platform/once.ts';
import type { Network } from './network.ts';
import { snapshot } from './snapshot.ts';
import { readNetwork, readRevision } from './store/network.ts';

/** Tokens are unique in the world, so one process may hold networks of several databases. */
const kept = new Map<string, Network>();
const mostKept = 8;

/**
 * The network as the reader sees it now; one cheap read unless something changed since, and none at all after the first
 * in a transaction. Whoever changes it calls `readAgain(tx, network)`.
 */
export const network = (reader: Reader): Promise<Network> => once(reader, network, () => readNow(reader));

async function readNow(reader: Reader): Promise<Network> {
  const known = kept.get(await readRevision(reader));
  if (known) return known;
  const { token, ...rows } = await readNetwork(reader);
  const fresh = snapshot(rows);
  kept.set(token, fresh);
  for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest);
  return fresh;
}
