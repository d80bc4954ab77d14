import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import fc from 'fast-check';
import { auction } from './auction.ts';
import { greedy } from './greedy.ts';
import { type Answer, bound, type Edges, type Problem, total } from './problem.ts';
import { shortestPaths } from './shortest-paths.ts';
import { solve } from './solve.ts';

// Its types describe the CommonJS form only.
const loadHighs: typeof import('highs').default = createRequire(import.meta.url)('highs');
const referee = await loadHighs();

const problems = (most: { requests: number; groups: number; places: number }): fc.Arbitrary<Problem> =>
  fc
    .record({
      place: fc.array(fc.nat(most.places - 1), { minLength: 1, maxLength: most.groups, size: 'max' }),
      room: fc.array(fc.nat(3), { minLength: most.places, maxLength: most.places }),
    })
    .chain(({ place, room }) =>
      fc.record({
        place: fc.constant(Int32Array.from(place)),
        room: fc.constant(Int32Array.from(room)),
        size: fc
          .array(fc.integer({ min: 1, max: 2 }), { minLength: place.length, maxLength: place.length })
          .map(list => Int32Array.from(list)),
        requests: fc.array(
          fc.record({
            wait: fc.integer({ min: 10, max: 40 }),
            ways: fc.uniqueArray(
              fc.record({ group: fc.nat(place.length - 1), cost: fc.integer({ min: 0, max: 30 }) }),
              { maxLength: 5, size: 'max', selector: ({ group }) => group },
            ),
          }),
          { minLength: 1, maxLength: most.requests, size: 'max' },
        ),
      }),
    )
    .map(({ place, room, size, requests }) => {
      const ways = requests.flatMap(request => request.ways);
      const first = new Int32Array(requests.length + 1);
      requests.forEach(({ ways: own }, r) => (first[r + 1] = (first[r] ?? 0) + own.length));
      return {
        first,
        group: Int32Array.from(ways, way => way.group),
        cost: Int32Array.from(ways, way => way.cost),
        wait: Int32Array.from(requests, request => request.wait),
        place,
        size,
        room,
      };
    });

/** The best cost according to HiGHS. */
function best({ first, group, cost, wait, place, size, room }: Problem): number {
  const owner = Array.from(wait.keys()).flatMap(r =>
    Array.from({ length: (first[r + 1] ?? 0) - (first[r] ?? 0) }, () => r),
  );
  const sum = (edges: readonly number[]) => edges.map(edge => `x${edge}`).join(' + ');
  const edges = Array.from(cost.keys());
  const rows = [
    ...Array.from(wait.keys(), r => `${sum(edges.filter(edge => owner[edge] === r))} + w${r} = 1`),
    ...Array.from(size, (most, g) => [sum(edges.filter(edge => group[edge] === g)), most]),
    ...Array.from(room, (most, p) => [sum(edges.filter(edge => place[group[edge] ?? 0] === p)), most]),
  ]
    .map(row => (typeof row === 'string' ? row.replace(/^ \+ /, '') : row[0] === '' ? '' : row.join(' <= ')))
    .filter(row => row !== '');
  const aim = [
    ...Array.from(cost, (price, edge) => `${price} x${edge}`),
    ...Array.from(wait, (price, r) => `${price} w${r}`),
  ];
  const text = `Minimize\n ${aim.join(' + ')}\nSubject To\n ${rows.join('\n ')}\nEnd\n`;
  return referee.solve(text).ObjectiveValue;
}

function assertAllowed({ first, group, place, size, room }: Problem, edges: Edges): void {
  const [copies, picks] = [Int32Array.from(size), Int32Array.from(room)];
  edges.forEach((edge, r) => {
    if (edge < 0) return;
    assert.ok(edge >= (first[r] ?? 0) && edge < (first[r + 1] ?? 0), 'a request takes an edge of its own');
    const g = group[edge] ?? 0;
    copies[g] = (copies[g] ?? 0) - 1;
    picks[place[g] ?? 0] = (picks[place[g] ?? 0] ?? 0) - 1;
  });
  assert.ok([...copies, ...picks].every(rest => rest >= 0));
}

const exactly = (problem: Problem): Answer => shortestPaths(problem, Infinity) ?? assert.fail('no answer');

test('the exact answer costs what the referee says, and its own prices prove it', () => {
  fc.assert(
    fc.property(problems({ requests: 14, groups: 10, places: 4 }), problem => {
      const { edges, prices } = exactly(problem);
      assertAllowed(problem, edges);
      assert.equal(total(problem, edges), Math.round(best(problem)));
      assert.equal(bound(problem, prices), total(problem, edges));
      assert.ok([...prices.group, ...prices.place].every(price => price >= 0));
    }),
    { numRuns: 300 },
  );
});

test('on hundreds of requests at too few places the prices still prove the exact answer', () => {
  fc.assert(
    fc.property(problems({ requests: 300, groups: 120, places: 12 }), problem => {
      const { edges, prices } = exactly(problem);
      assertAllowed(problem, edges);
      assert.equal(bound(problem, prices), total(problem, edges));
    }),
    { numRuns: 60 },
  );
});

test('the auction loses at most its step a request, and says truly how much it may be', () => {
  fc.assert(
    fc.property(problems({ requests: 60, groups: 30, places: 6 }), problem => {
      const { edges, prices } = auction(problem, 1);
      const least = total(problem, exactly(problem).edges);
      assertAllowed(problem, edges);
      assert.ok(bound(problem, prices) <= least);
      assert.ok(total(problem, edges) <= bound(problem, prices) + problem.wait.length);
    }),
    { numRuns: 200 },
  );
});

test('the greedy answer is allowed and never better than the exact one', () => {
  fc.assert(
    fc.property(problems({ requests: 40, groups: 20, places: 5 }), problem => {
      const edges = greedy(problem);
      assertAllowed(problem, edges);
      assert.ok(total(problem, edges) >= total(problem, exactly(problem).edges));
    }),
  );
});

test('with too little work allowed the auction or the greedy answer comes, with a true bound', () => {
  fc.assert(
    fc.property(problems({ requests: 40, groups: 20, places: 5 }), problem => {
      const [near, exact] = [solve(problem, { exact: -1, near: 0 }), solve(problem)];
      assertAllowed(problem, near.edges);
      assert.equal(exact.method, 'exact');
      assert.equal(exact.cost, exact.bound);
      assert.ok(near.bound <= exact.cost && near.cost >= exact.cost);
    }),
  );
});
