import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Counts, type Shown, suppress } from './suppress.ts';

// Its types describe the CommonJS form only.
const loadHighs: typeof import('highs').default = createRequire(import.meta.url)('highs');
const referee = await loadHighs();

const named = (cells: readonly (readonly number[])[]): Counts => ({
  rows: cells.map((_, at) => `r${at}`),
  columns: (cells[0] ?? []).map((_, at) => `c${at}`),
  cells,
});

/**
 * What subtraction can get at: the hidden numbers as unknowns, each row and column one equation (parts less sum is nothing),
 * by Gauss and Jordan. Answers the places of which the number comes out.
 */
function givenAway(shown: Shown): Set<string> {
  const [height, width] = [shown.length, shown[0]?.length ?? 0];
  const unknowns = shown.flatMap((row, y) => row.flatMap((cell, x) => (cell === null ? [`${y} ${x}`] : [])));
  const equation = (places: readonly (readonly [number, number, number])[]): number[] => {
    const line = unknowns.map(() => 0);
    let known = 0;
    for (const [y, x, sign] of places) {
      const cell = shown[y]?.[x];
      if (cell == null) line[unknowns.indexOf(`${y} ${x}`)] = sign;
      else known -= sign * cell;
    }
    return [...line, known];
  };
  const lines = [
    ...shown.map((row, y) => equation(row.map((_, x) => [y, x, x === width - 1 ? -1 : 1] as const))),
    ...(shown[0] ?? []).map((_, x) =>
      equation(shown.map((_, y) => [y, x, y === height - 1 ? -1 : 1] as const)),
    ),
  ];
  const done: number[][] = [];
  for (let column = 0; column < unknowns.length; column += 1) {
    const at = lines.findIndex(line => Math.abs(line[column] ?? 0) > 1e-9);
    if (at < 0) continue;
    const [pivot = []] = lines.splice(at, 1);
    const scale = pivot[column] ?? 1;
    const unit = pivot.map(cell => cell / scale);
    for (const rows of [lines, done])
      for (const [n, line] of rows.entries())
        rows[n] = line.map((cell, x) => cell - (line[column] ?? 0) * (unit[x] ?? 0));
    done.push(unit);
  }
  const found = done.filter(line => line.slice(0, -1).filter(cell => Math.abs(cell) > 1e-9).length === 1);
  return new Set(found.map(line => unknowns[line.findIndex(cell => Math.abs(cell) > 1e-9)] ?? ''));
}

test('case 103: a small number is hidden, and no sum gives it away', () => {
  const shown = suppress(
    named([
      [3, 40, 52],
      [61, 70, 84],
      [90, 33, 28],
    ]),
  );
  assert.equal(shown[0]?.[0], null);
  assert.equal(shown.flat().filter(cell => cell === null).length, 4, 'three others with it');
  assert.deepEqual(shown.at(-1), [154, 143, 164, 461], 'the sums stay');
  assert.deepEqual([...givenAway(shown)], []);
});

test('what hiding that one number alone would have told, subtraction finds', () => {
  const naive: Shown = [
    [null, 40, 43],
    [61, 70, 131],
    [64, 110, 174],
  ];
  assert.deepEqual([...givenAway(naive)], ['0 0'], 'the referee can see');
});

test('no table gives a small number away, whatever stands in it', () => {
  const size = fc.integer({ min: 1, max: 5 });
  const table = fc.tuple(size, size).chain(([height, width]) =>
    fc.array(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.nat(500)), { minLength: width, maxLength: width }),
      {
        minLength: height,
        maxLength: height,
      },
    ),
  );
  fc.assert(
    fc.property(table, cells => {
      const shown = suppress(named(cells));
      const told = givenAway(shown);
      const whole = cells.map(row => [...row, row.reduce((a, b) => a + b, 0)]);
      const sums = (whole[0] ?? []).map((_, x) => whole.reduce((sum, row) => sum + (row[x] ?? 0), 0));
      for (const [y, row] of [...whole, sums].entries())
        for (const [x, count] of row.entries()) {
          const cell = shown[y]?.[x];
          if (count > 0 && count < 5) {
            assert.equal(cell, null, `${count} is shown`);
            assert.ok(!told.has(`${y} ${x}`), `${count} is given away`);
          } else if (cell !== null) assert.equal(cell, count);
        }
    }),
    { numRuns: 400 },
  );
});

/** How far a hidden number can be from what is shown of the others, when none is below zero, according to HiGHS. */
function roomFor(shown: Shown, place: string): number {
  const [height, width] = [shown.length, shown[0]?.length ?? 0];
  const name = (y: number, x: number) => `h${y}n${x}`;
  const unknowns = shown.flatMap((row, y) => row.flatMap((cell, x) => (cell === null ? [name(y, x)] : [])));
  const line = (places: readonly (readonly [number, number, boolean])[]): string => {
    const open = places.filter(([y, x]) => shown[y]?.[x] === null);
    const known = places.reduce((sum, [y, x, isSum]) => sum + (isSum ? -1 : 1) * (shown[y]?.[x] ?? 0), 0);
    const said = open.map(([y, x, isSum]) => `${isSum ? '-' : '+'} ${name(y, x)}`).join(' ');
    return said === '' ? '' : `${said} = ${-known}`;
  };
  const lines = [
    ...shown.map((row, y) => line(row.map((_, x) => [y, x, x === width - 1] as const))),
    ...(shown[0] ?? []).map((_, x) => line(shown.map((_, y) => [y, x, y === height - 1] as const))),
  ].filter(said => said !== '');
  const [y, x] = place.split(' ').map(Number);
  const end = (goal: 'Minimize' | 'Maximize') =>
    referee.solve(
      `${goal}\n obj: ${name(y ?? 0, x ?? 0)}\nSubject To\n${lines.map((said, n) => ` e${n}: ${said}`).join('\n')}\nBounds\n${unknowns.map(one => ` 0 <= ${one} <= 100000`).join('\n')}\nEnd`,
    ).ObjectiveValue;
  return end('Maximize') - end('Minimize');
}

test('that no number is below zero does not give a small one away either', () => {
  const row = fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.nat(40)), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(row, { minLength: 2, maxLength: 4 }), cells => {
      const shown = suppress(named(cells));
      for (const [y, line] of cells.entries())
        for (const [x, count] of line.entries())
          if (count > 0 && count < 5) assert.ok(roomFor(shown, `${y} ${x}`) >= 1, `${count} at ${y}, ${x}`);
    }),
    { numRuns: 60 },
  );
});

test('a table without small numbers is shown whole', () => {
  const cells = [
    [10, 20],
    [0, 30],
  ];
  assert.ok(
    suppress(named(cells))
      .flat()
      .every(cell => cell !== null),
  );
});
