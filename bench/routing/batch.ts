// Solves one batch in a process of its own, so that its memory is its own: batch.ts REQUESTS PLACES CAPACITY
import { greedy } from '../../src/modules/routing/flow/greedy.ts';
import { total, unitsPerDay } from '../../src/modules/routing/flow/problem.ts';
import { solve } from '../../src/modules/routing/flow/solve.ts';
import { nationalBatch } from './national.ts';

const [requests = 2000, places = 45, capacity = 1.3] = process.argv.slice(2).map(Number);
const batch = nationalBatch({ requests, ways: 9.5, places, capacity }, 7);
const before = process.cpuUsage();
const began = process.hrtime.bigint();
const solved = solve(batch);
const seconds = Number(process.hrtime.bigint() - began) / 1e9;
const { user, system } = process.cpuUsage(before);
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(
  JSON.stringify({
    edges: batch.cost.length,
    seconds,
    processor: (user + system) / 1e6,
    megabytes,
    method: solved.method,
    gap: 1 - solved.bound / solved.cost,
    greedy: total(batch, greedy(batch)) / unitsPerDay / solved.bound - 1,
  }),
);
