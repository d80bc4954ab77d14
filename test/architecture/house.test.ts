import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { street } from '../../src/street.ts';
import { home, type Source, sourcesIn } from './house.ts';
import { rules } from './rules.ts';

const sources = [...sourcesIn('src'), ...sourcesIn('test'), ...sourcesIn('bench'), ...sourcesIn('tools')];

test('there is something to check', () => assert.ok(sources.length > 100, `${sources.length} files`));

for (const rule of rules) test(rule.name, () => assert.deepEqual(rule.trespasses(sources), []));

/** One planted trespass a rule, at least: a check that sees nothing would pass for ever. */
const planted: Readonly<Record<string, readonly Source[]>> = {
  'imports go from main': [
    { path: 'src/platform/clock.ts', text: `import { network } from '#network';` },
    { path: 'src/standards/isbn/isbn.ts', text: `import { sql } from '#platform/db.ts';` },
    { path: 'src/web/frame.tsx', text: `import { modules } from '../main.ts';` },
  ],
  'a module uses another only through its door': [
    { path: 'src/modules/network/place.ts', text: `import { checkOut } from '#circulation';` },
    { path: 'src/modules/circulation/loan.ts', text: `import { save } from '../catalogue/store.ts';` },
    { path: 'src/modules/circulation/fee.ts', text: `import { loan } from '#circulation';` },
  ],
  'files import each other in no circle': [
    { path: 'src/modules/people/a.ts', text: `import './b.ts';` },
    { path: 'src/modules/people/b.ts', text: `import './a.ts';` },
  ],
  'SQL is written in store files only': [
    { path: 'src/modules/people/sign-in.ts', text: 'tx.one(sql<Row>`select 1`)' },
  ],
  'a module writes only in its own schema': [
    { path: 'src/modules/requests/store.ts', text: 'sql`update circulation.loan set renewals = 0`' },
    { path: 'src/modules/requests/store/lines.ts', text: 'sql`select 1 from catalogue.item`' },
    {
      path: 'src/modules/people/migrations/0001-member.sql',
      text: 'request bigint references requests.request',
    },
  ],
  'a verb works in the transaction of its caller': [
    { path: 'src/modules/circulation/check-out.ts', text: 'await db.transaction(async tx => 1)' },
  ],
  'time, chance, identifiers and settings are parameters': [
    { path: 'src/modules/circulation/loan.ts', text: 'const at = new Date();' },
    { path: 'src/standards/marc/x.ts', text: 'process.env.HOME' },
  ],
  'every refusal code has a status': [
    { path: 'src/modules/people/sign-in.ts', text: `refuse({ code: 'people/no-words' })` },
    {
      path: 'src/modules/people/refusals.ts',
      text: `{\n  'people/no-words': {\n    status: 403,\n    nl: 'Nee.',\n  }`,
    },
  ],
  'no drawers': [{ path: 'src/modules/people/helpers.ts', text: '' }],
  'half of the files': [{ path: 'src/modules/people/long.ts', text: 'x\n'.repeat(401) }],
  'a door lists what it lets through': [
    { path: 'src/modules/people/index.ts', text: `export * from './a.ts';` },
  ],
  'nothing is left lying': [{ path: 'src/modules/people/a.ts', text: 'const x = y as any;' }],
};

for (const rule of rules)
  test(`a planted trespass is caught: ${rule.name}`, () => {
    const [, plants] = Object.entries(planted).find(([start]) => rule.name.startsWith(start)) ?? [];
    assert.ok(plants, 'every rule has its plant');
    const caught = rule.trespasses(plants);
    const silent =
      rule.name.startsWith('files import') ||
      rule.name.startsWith('every refusal') ||
      rule.name.startsWith('half');
    assert.ok(
      silent ? caught.length > 0 : caught.length >= plants.length,
      `caught only: ${caught.join('; ')}`,
    );
  });

test('the street, the folders, the doors and what main mounts are the same list', () => {
  assert.deepEqual(readdirSync(join(home, 'src/modules')).toSorted(), street.toSorted());
  const { imports } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { imports: object };
  const doors = Object.keys(imports).filter(name => !name.endsWith('/*'));
  assert.deepEqual(
    doors,
    street.map(name => `#${name}`),
  );
  const main = readFileSync(join(home, 'src/main.ts'), 'utf8');
  const mounted = /modules: readonly Plug\[\] = \[([\s\S]*?)\]/.exec(main)?.[1] ?? '';
  assert.deepEqual(
    [...mounted.matchAll(/(\w+)Module/g)].map(match => match[1]),
    [...street],
  );
});

test('every module says in a page what it owns, never does, and offers', () => {
  for (const name of street) {
    const file = join(home, 'src/modules', name, 'README.md');
    assert.ok(existsSync(file), `${name} has no README.md`);
    const text = readFileSync(file, 'utf8');
    assert.ok(text.split('\n').length <= 41, `${name}/README.md is longer than 40 lines`);
    for (const heading of ['Owns', 'Never', 'Door', 'Facts', 'Tables'])
      assert.match(
        text,
        new RegExp(`^#+ ${heading}|\\*\\*${heading}`, 'm'),
        `${name}/README.md does not say: ${heading}`,
      );
  }
});
