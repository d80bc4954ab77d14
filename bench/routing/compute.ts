import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { addDays, type Day } from '#platform/day.ts';
import { plan, type Copy } from '../../src/modules/routing/index.ts';
import { percentile } from '../measurement.ts';
import { nationalBatch } from './national.ts';

/** How one batch was solved. */
export interface Batch {
  readonly requests: number;
  readonly edges: number;
  /** On the wall, other work on the machine included. */
  readonly seconds: number;
  /** Seconds of one core. */
  readonly processor: number;
  readonly megabytes: number;
  readonly method: string;
  /** Proven: no answer can be better by a larger share. */
  readonly gap: number;
  /** By how much the greedy answer costs more than the bound. */
  readonly greedy: number;
}

/** Solves a batch of so many requests in a process of its own. */
export function solveBatch(requests: number, capacity: number): Batch {
  const places = Math.max(45, Math.round(requests / 200));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      ...process.execArgv,
      fileURLToPath(new URL('batch.ts', import.meta.url)),
      ...[requests, places, capacity].map(String),
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return { requests, ...JSON.parse(stdout) };
}

const today: Day = '2026-11-24';

/** Milliseconds in which 99 of 100 single events are decided among so many open requests, at stored prices. */
export function oneEvent(requests: number, events: number): number {
  const { first, group, place, cost } = nationalBatch(
    { requests, ways: 9.5, places: 1000, capacity: 1.3 },
    7,
  );
  const took = Array.from({ length: events }, (_, n) => {
    const r = (n * 104_729) % requests;
    const edges = Array.from(
      { length: (first[r + 1] ?? 0) - (first[r] ?? 0) },
      (_, i) => (first[r] ?? 0) + i,
    );
    const days = new Map(edges.map(edge => [place[group[edge] ?? 0], Math.round((cost[edge] ?? 0) / 1000)]));
    const copies = edges.map((edge): Copy => {
      const branch = place[group[edge] ?? 0] ?? 0;
      const organisation = branch % 140;
      return { item: group[edge] ?? 0, title: 1, branch, home: branch, organisation, last: false };
    });
    const began = process.hrtime.bigint();
    plan({
      wishes: [{ id: r, title: 1, pickup: r % 1000, organisation: r % 140, age: n % 9, excluded: [] }],
      copies,
      slot: branch => ({ pickOn: today, room: 9, delay: 0, missRate: 0.04, worth: (branch % 7) / 4 }),
      travel: from => ({
        leaves: today,
        ready: addDays(today, days.get(from) ?? 0),
        days: days.get(from) ?? 0,
        kilometres: from % 90,
      }),
      price: organisation => (organisation % 5) / 10,
      draw: (wish, item) => ((wish * 31 + item * 17) % 97) / 97,
    });
    return Number(process.hrtime.bigint() - began) / 1e6;
  });
  return percentile(took, 0.99);
}
