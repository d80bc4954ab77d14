import { basename } from 'node:path';
import { importsOf, isTest, moduleOf, place, type Source, storeyName, storeyOf } from './house.ts';

/** A rule of the house: what it asks, and every trespass in the sources, a sentence each. */
export interface Rule {
  readonly name: string;
  readonly trespasses: (sources: readonly Source[]) => string[];
}

const inModule = (source: Source): boolean => moduleOf(source.path) !== undefined && !isTest(source);
const isCode = ({ path }: Source): boolean => /\.tsx?$/.test(path);
const code = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

const storeysAreKept: Rule = {
  name: 'imports go from main to modules to web and standards to platform, never back',
  trespasses: sources =>
    sources
      .filter(source => isCode(source) && !isTest(source))
      .flatMap(source => {
        const own = storeyOf(source.path);
        if (own === undefined) return [];
        return importsOf(source).flatMap(target => {
          const other = storeyOf(target);
          const up = other !== undefined && other > own;
          const pure = storeyName(own) === 'standards' && other !== undefined && other < own;
          return up || pure ? [`${source.path} (${storeyName(own)}) imports ${target}`] : [];
        });
      }),
};

const doorsAreUsed: Rule = {
  name: 'a module uses another only through its door, and only upstream',
  trespasses: sources =>
    sources
      .filter(source => isCode(source) && inModule(source))
      .flatMap(source => {
        const own = moduleOf(source.path) ?? '';
        return importsOf(source).flatMap(target => {
          const door = /^#([a-z]+)$/.exec(target)?.[1];
          if (door !== undefined && door === own) return [`${source.path} goes round through its own door`];
          if (door !== undefined && place(door) >= place(own))
            return [`${source.path} looks downstream at ${target}`];
          const inside = moduleOf(target);
          return inside !== undefined && inside !== own
            ? [`${source.path} climbs over the fence: ${target}`]
            : [];
        });
      }),
};

const noCircles: Rule = {
  name: 'files import each other in no circle',
  trespasses: sources => {
    const files = new Map(sources.filter(isCode).map(source => [source.path, source]));
    const finished = new Set<string>();
    const found: string[] = [];
    const walk = (path: string, trail: readonly string[]): void => {
      if (finished.has(path)) return;
      const start = trail.indexOf(path);
      if (start !== -1) {
        found.push([...trail.slice(start), path].join(' → '));
        return;
      }
      const source = files.get(path);
      if (source) for (const target of importsOf(source)) walk(target, [...trail, path]);
      finished.add(path);
    };
    for (const path of files.keys()) walk(path, []);
    return found;
  },
};

const isStore = (path: string): boolean =>
  /\/(store\.ts|store\/[^/]+\.ts|migrations\/[^/]+\.sql)$/.test(path);

const sqlStaysHome: Rule = {
  name: 'SQL is written in store files only',
  trespasses: sources =>
    sources
      .filter(source => isCode(source) && inModule(source) && !isStore(source.path))
      .filter(({ text }) => /\bsql(<[^`]*>)?`/.test(code(text)))
      .map(({ path }) => `${path} writes SQL`),
};

const readsOf = /\b(?:from|join|using)\s+(?:only\s+)?([a-z_]+)\.([a-z_]+)/g;
const writesOf =
  /\b(?:insert\s+into|update|delete\s+from|merge\s+into|truncate(?:\s+table)?|copy|create\s+table(?:\s+if\s+not\s+exists)?|alter\s+table|create\s+(?:or\s+replace\s+)?view)\s+(?:only\s+)?([a-z_]+)\.([a-z_]+)/g;
const pointsOf = /\breferences\s+([a-z_]+)\.([a-z_]+)/g;

const schemasAreKept: Rule = {
  name: 'a module writes only in its own schema, reads others through published views, and points only upstream',
  trespasses: sources =>
    sources
      .filter(source => inModule(source) && isStore(source.path))
      .flatMap(({ path, text }) => {
        const own = moduleOf(path) ?? '';
        const matches = (pattern: RegExp) =>
          [...text.toLowerCase().matchAll(pattern)].map(([, schema = '', table = '']) => ({ schema, table }));
        const others = (found: { schema: string; table: string }[]) =>
          found.filter(({ schema }) => schema !== own && place(schema) !== -1);
        return [
          ...others(matches(writesOf)).map(({ schema, table }) => `${path} writes ${schema}.${table}`),
          ...others(matches(readsOf))
            .filter(({ schema, table }) => !table.endsWith('_view') || place(schema) > place(own))
            .map(({ schema, table }) => `${path} reads ${schema}.${table}`),
          ...others(matches(pointsOf))
            .filter(({ schema }) => place(schema) > place(own))
            .map(({ schema, table }) => `${path} points downstream at ${schema}.${table}`),
        ];
      }),
};

/** Where a transaction may begin: at the edges, in jobs, and where long work is cut into pieces on purpose. */
const mayBegin = /\/(routes?|import-file|build-thread)\.tsx?$|\/pages\/|\/protocols\/|\/intake\/ways\//;

const callersBegin: Rule = {
  name: 'a verb works in the transaction of its caller, so that change, fact, ledger and notice commit together',
  trespasses: sources =>
    sources
      .filter(source => isCode(source) && inModule(source) && !mayBegin.test(source.path))
      .filter(({ text }) => /\.transaction\(/.test(code(text)) && !/: Job<World>/.test(text))
      .map(({ path }) => `${path} begins a transaction of its own`),
};

const worldly =
  /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(|\bprocess\.env\b|\bperformance\.now\(/;

const worldIsGiven: Rule = {
  name: 'time, chance, identifiers and settings are parameters',
  trespasses: sources =>
    sources
      .filter(
        source => isCode(source) && !isTest(source) && /^src\/(modules|standards|web)\//.test(source.path),
      )
      // An island runs in the browser: there it is the edge.
      .filter(({ path }) => !path.includes('/islands/'))
      .filter(({ text }) => worldly.test(code(text)))
      .map(({ path }) => `${path} looks at the clock, the dice or the environment itself`),
};

const refusalsHaveWords: Rule = {
  name: 'every refusal code has a status and a sentence in Dutch and English',
  trespasses: sources => {
    const tables = sources
      .filter(({ path }) => path.endsWith('/refusals.ts'))
      .map(({ text }) => text)
      .join('\n');
    const described = new Set(
      [...tables.matchAll(/'([a-z]+\/[a-z-]+)':\s*\{([\s\S]*?)\n {2}\}/g)]
        .filter(([, , row = '']) => ['status:', 'nl:', 'en:'].every(word => row.includes(word)))
        .map(([, name = '']) => name),
    );
    return sources
      .filter(
        source =>
          isCode(source) && (inModule(source) || source.path.startsWith('src/web/')) && !isTest(source),
      )
      .flatMap(({ path, text }) =>
        [...code(text).matchAll(/\bcode:\s*'([a-z]+\/[a-z-]+)'/g)]
          .map(([, name = '']) => name)
          .filter(name => !described.has(name))
          .map(name => `${path} refuses with ${name}, which has no words`),
      );
  },
};

const drawers =
  /(^|\/)(utils?|helpers?|commons?|core|lib|managers?|services?|impl|misc|data)(\.tsx?|\/)|V\d+\.tsx?$/;

const namesAreWords: Rule = {
  name: 'no drawers: every file and folder is named after what it is',
  trespasses: sources =>
    sources.filter(({ path }) => drawers.test(path)).map(({ path }) => `${path} is a drawer`),
};

const lines = ({ text }: Source): number => text.split('\n').length - 1;

const roomsAreSmall: Rule = {
  name: 'half of the files have at most 80 lines, 95 % at most 250, none more than 400',
  trespasses: sources => {
    const ours = sources
      .filter(source => isCode(source) && !isTest(source))
      .toSorted((a, b) => lines(a) - lines(b));
    const at = (share: number) => ours[Math.ceil(ours.length * share) - 1];
    const over = (source: Source | undefined, most: number, what: string) =>
      source && lines(source) > most
        ? [`${what} has ${lines(source)} lines (${source.path}), at most ${most}`]
        : [];
    return [
      ...over(at(0.5), 80, 'the median file'),
      ...over(at(0.95), 250, 'the file at 95 %'),
      ...sources.filter(isCode).flatMap(source => over(source, 400, basename(source.path))),
    ];
  },
};

const doorsAreNarrow: Rule = {
  name: 'a door lists what it lets through, in at most 40 lines',
  trespasses: sources =>
    sources
      .filter(({ path }) => /^src\/modules\/[^/]+\/index\.ts$/.test(path))
      .flatMap(source => [
        ...(/export \*/.test(source.text) ? [`${source.path} lets everything through`] : []),
        ...(lines(source) > 40 ? [`${source.path} has ${lines(source)} lines`] : []),
      ]),
};

const chores = /TODO|FIXME|XXX|@ts-ignore|(?:eslint|oxlint|biome)-(?:disable|ignore)/;

const nothingLeftLying: Rule = {
  name: 'nothing is left lying: no chores, no silenced checks, no any',
  trespasses: sources =>
    sources
      .filter(source => isCode(source) && !source.path.startsWith('test/architecture/'))
      .filter(({ text }) => chores.test(text) || /\bas any\b|: any\b/.test(code(text)))
      .map(({ path }) => `${path} leaves something lying`),
};

export const rules: readonly Rule[] = [
  storeysAreKept,
  doorsAreUsed,
  noCircles,
  sqlStaysHome,
  schemasAreKept,
  callersBegin,
  worldIsGiven,
  refusalsHaveWords,
  namesAreWords,
  roomsAreSmall,
  doorsAreNarrow,
  nothingLeftLying,
];
