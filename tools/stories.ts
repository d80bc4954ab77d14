import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Story } from '../test/support/actions.ts';

/** The cases of the desk and of loans that are told here. */
const told = new Set([29, 30, ...range(35, 42), 47, ...range(49, 68), ...range(73, 77)]);

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, n) => first + n);
}

/** Every test of the modules whose title carries the number of an edge case of circulation, by number. */
export function stories(home: string): Story[] {
  const files = globSync('src/modules/{circulation,desk,people,requests,transport}/**/*.test.ts', {
    cwd: home,
  });
  return files
    .toSorted()
    .flatMap(file =>
      [...readFileSync(join(home, file), 'utf8').matchAll(/test\(\s*['`](case (\d+): [^'`]+)['`]/g)].map(
        ([, title = '', number]) => ({ file, title, number: Number(number) }),
      ),
    )
    .filter(({ number }) => told.has(number))
    .toSorted((a, b) => a.number - b.number)
    .map(({ title, file }) => ({ title, file }));
}
