import { network } from '#network';
import type { Db } from '#platform/db.ts';
import { type Result, refuse } from '#platform/result.ts';
import type { Delivery } from '../delivery.ts';
import { failureOf } from '../failure.ts';
import { readingOf } from '../judge.ts';
import { sourceById } from '../keep-source.ts';
import type { IntakeRefusal } from '../refusals.ts';
import type { Source, SourceId } from '../source.ts';
import { failDelivery, openHarvest, readDelivery } from '../store/delivery.ts';
import { saveOutcome } from '../store/supply.ts';
import { type KnownSupply, type Memory, nextTime } from '../supply.ts';
import { supplyOf } from '../supplies.ts';
import { finish } from './finish.ts';
import { takeFolder } from './folder.ts';
import { pullHttp } from './http.ts';
import { oaiParts } from './oai.ts';
import type { Outside } from './outside.ts';
import { takeParts } from './pages.ts';
import { sruParts } from './sru.ts';
import { inTurnNow } from './turn.ts';

/** A fetch of what a source has to give. */
export interface Harvest {
  readonly source: SourceId;
  readonly at: Date;
  readonly by?: string | undefined;
  /** Told how many records were read. */
  readonly onProgress?: (read: number) => void;
}

/** What came of it; a failure is a sentence by `failureIn`, and the next time goes on from here. */
export interface Harvested {
  readonly deliveries: readonly Delivery[];
  readonly failure: string | undefined;
}

/**
 * Fetches from where a source is fetched from, unless that is being done already. Never throws for what the other side or
 * the disk does: that is kept with the source, and tried again ever less often.
 */
export async function harvest(
  db: Db,
  outside: Outside,
  wish: Harvest,
): Promise<Result<Harvested, IntakeRefusal>> {
  const supply = await supplyOf(db, wish.source);
  if (!supply) return refuse({ code: 'intake/no-such-source' });
  const source = await sourceById(db, wish.source);
  return inTurnNow(db, source.id, async () => {
    try {
      const { deliveries, memory } = await ways[supply.kind](db, outside, source, supply, wish);
      const nextAt = nextTime(supply, 0, wish.at);
      await db.transaction(tx =>
        saveOutcome(tx, source.id, { failures: 0, failure: undefined, memory, nextAt }),
      );
      return { deliveries, failure: undefined };
    } catch (error) {
      const failure = failureOf(error);
      const failures = supply.failures + 1;
      const nextAt = nextTime(supply, failures, wish.at);
      await db.transaction(tx =>
        saveOutcome(tx, source.id, { failures, failure, memory: undefined, nextAt }),
      );
      return { deliveries: [], failure };
    }
  });
}

interface Done {
  readonly deliveries: Delivery[];
  readonly memory: Memory | undefined;
}

type Fetch = (db: Db, outside: Outside, source: Source, supply: KnownSupply, wish: Harvest) => Promise<Done>;

const ways: Readonly<Record<KnownSupply['kind'], Fetch>> = {
  'oai-pmh': takeList,
  sru: takeList,
  http: (db, outside, source, supply, { at, by }) => pullHttp(db, outside, source, supply, at, by),
  folder: async (db, _, source, supply, { at, by }) => ({
    deliveries: await takeFolder(db, source, supply, at, by),
    memory: undefined,
  }),
};

/** A list that comes in parts; a harvest that was broken off goes on where it was. */
async function takeList(
  db: Db,
  outside: Outside,
  source: Source,
  supply: KnownSupply,
  { at, by, onProgress = () => {} }: Harvest,
): Promise<Done> {
  const { province, today } = await network(db);
  const on = today(province.id, at);
  const { address, part, lists } = supply;
  const way = supply.kind === 'sru' ? 'sru' : 'oai-pmh';
  const reading = readingOf(source.profile);
  const name = part ?? new URL(address).host;
  const about = { source: source.id, way, by, name, path: address, lists, at, reading } as const;
  const begun = await db.transaction(tx => openHarvest(tx, about));
  let until: string | undefined;
  const remember = (said: string) => void (until = said);
  try {
    const parts =
      way === 'sru'
        ? sruParts(outside, supply, begun.mark, at)
        : oaiParts(outside, supply, begun.mark, at, remember);
    await takeParts(db, { source, on, begun }, parts, onProgress);
    await finish(db, { id: begun.id, source, on, at, mostGone: supply.mostGone });
  } catch (error) {
    await db.transaction(tx => failDelivery(tx, begun.id, failureOf(error)));
    throw error;
  }
  const done = await readDelivery(db, begun.id);
  return { deliveries: done ? [done] : [], memory: until === undefined ? undefined : { until } };
}
