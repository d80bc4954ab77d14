// Writes docs/edge-cases.md: which test tells which numbered edge case of lending. `node launch/run.mjs tools/edge-cases.ts`
import { globSync, readFileSync, writeFileSync } from 'node:fs';

interface Told {
  readonly number: number;
  readonly title: string;
  readonly file: string;
}

/** Numbers at the beginning of a test's title: `case 12, case 13:`, `edge case 64:`, `8, 83:`. */
const numbered = /^((?:(?:edge )?cases? )?\d+(?:(?:, | and )(?:case )?\d+)*): (.+)$/;

/** Every file of tests but the one about this table, whose examples are no cases. */
export const testFiles = (): string[] =>
  globSync('{src,test,bench,tools}/**/*.test.{ts,tsx}')
    .filter(file => file !== 'test/edge-cases.test.ts')
    .toSorted();

/** Every test whose title begins with the number of an edge case. */
export function edgeCases(files: readonly string[], read: (file: string) => string): Told[] {
  return files.flatMap(file =>
    [...read(file).matchAll(/\btest\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*?)\1/g)].flatMap(([, , text = '']) => {
      const [, numbers = '', title = ''] = numbered.exec(text) ?? [];
      return [...numbers.matchAll(/\d+/g)].map(([number]) => ({ number: Number(number), title, file }));
    }),
  );
}

/** The table as Markdown, by number. */
export function asMarkdown(told: readonly Told[]): string {
  const rows = told
    .toSorted((a, b) => a.number - b.number || a.file.localeCompare(b.file) || a.title.localeCompare(b.title))
    .map(
      ({ number, title, file }) => `| ${number} | ${title.replaceAll('|', '\\|')} | [${file}](../${file}) |`,
    );
  return [
    '# Edge cases and their tests',
    '',
    'Made by `node launch/run.mjs tools/edge-cases.ts` from the titles of the tests; each title is a claim that its test keeps. Cases 1 to 28 are',
    'about queues, 29 to 46 about the road, 47 to 68 about shelves, loans and returns, 69 to 77 about joining and changing, 78 to 94',
    'about lending beyond the province, 95 to 107 about counting and publishing.',
    '',
    '| case | what holds | test |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

if (import.meta.main) {
  const told = edgeCases(testFiles(), file => readFileSync(file, 'utf8'));
  writeFileSync('docs/edge-cases.md', asMarkdown(told));
  console.log(`${new Set(told.map(({ number }) => number)).size} cases in ${told.length} tests`);
}
