import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Story } from '../test/support/actions.ts';

/** Every test of circulation whose title carries the number of an edge case, by number. */
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
    .toSorted((a, b) => a.number - b.number)
    .map(({ title, file }) => ({ title, file }));
}
