// npm run bench -- NAME [--json]   measures and prints a table, or one JSON object a line; `search/needs` is a part of `search`
//   --scale 0.05                   smaller than the goals speak of, for trying
//   --seeds 5                      as many simulated years, with how far they lie apart (routing)
//   --write FILE                   adds each figure to a file as well, as one JSON object a line
//   --keep FOLDER                  keeps what was made to measure on, and uses it again (search)
// npm run bench:peers              installs the other side of every ratio (Debian), or says what to type
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  absentAfterInstall,
  aptLine,
  dutchWords,
  java,
  lucene,
  postgres15,
  yaz,
  zebra,
} from '../test/support/debian.ts';
import { catalogue } from './catalogue/catalogue.ts';
import { circulation, circulationDesks } from './circulation/circulation.ts';
import { journey } from './journey/journey.ts';
import type { Bench, Measurement } from './measurement.ts';
import { programmes } from './programmes/programmes.ts';
import { publications } from './publications/publications.ts';
import { routing } from './routing/routing.ts';
import { judgedNeeds } from './search/needs/needs.ts';
import { residentsPages } from './search/pages.ts';
import { search } from './search/search.ts';
import { statistics } from './statistics/statistics.ts';

const benches: readonly Bench[] = [
  journey,
  programmes,
  catalogue,
  judgedNeeds,
  search,
  residentsPages,
  circulation,
  circulationDesks,
  routing,
  statistics,
  publications,
];

interface Goal {
  readonly direction: '<=' | '>=';
  readonly goal: number;
}

/** The figures we are judged by lie beside the checkout; without them the table has no goals. */
function goals(): Readonly<Record<string, Readonly<Record<string, Goal>>>> {
  const file = new URL('../../shared/goals.json', import.meta.url);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
    scale: { type: 'string', default: '1' },
    keep: { type: 'string' },
    seeds: { type: 'string', default: '1' },
    write: { type: 'string' },
  },
});

function table(measured: readonly Measurement[]): string {
  const known = goals();
  const rows = measured.map(({ bench, metric, value, unit, peer }) => {
    const goal = known[bench]?.[metric];
    const met = goal && (goal.direction === '<=' ? value <= goal.goal : value >= goal.goal);
    return [
      metric,
      String(Number(value.toPrecision(4))),
      unit,
      goal ? `${goal.direction} ${goal.goal} ${met ? 'met' : 'MISSED'}` : '',
      peer
        ? `${peer.name} ${peer.version}: ${Number(peer.value.toPrecision(4))} ${peer.unit} (${peer.settings})`
        : '',
    ];
  });
  const all = [['metric', 'value', 'unit', 'goal', 'peer'], ...rows];
  const widths = [0, 1, 2, 3].map(i => Math.max(...all.map(row => row[i]?.length ?? 0)));
  return all
    .map(row =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const peers = [yaz, postgres15, zebra, lucene, java, dutchWords];
const absent = absentAfterInstall(peers);
if (absent.length > 0) {
  console.error(`To measure against these, install them: ${aptLine(absent)}`);
  process.exitCode = 2;
} else if (values.peers) {
  console.log('Every peer is here.');
} else {
  const chosen = benches.filter(
    ({ name, part }) =>
      positionals.length === 0 || positionals.includes(name) || positionals.includes(`${name}/${part}`),
  );
  if (chosen.length === 0) {
    console.error(`There is no such benchmark. Known: ${benches.map(({ name }) => name).join(', ')}`);
    process.exitCode = 2;
  }
  const began = Date.now();
  const say = (line: string): void => {
    const seconds = Math.round((Date.now() - began) / 1000);
    console.error(
      `${String(Math.floor(seconds / 60)).padStart(3)}:${String(seconds % 60).padStart(2, '0')}  ${line}`,
    );
  };
  for (const bench of chosen) {
    const found = await bench.run(say, Number(values.scale), values.keep, Number(values.seeds));
    const measured = found.map(one => ({ bench: bench.name, ...one }));
    const lines = measured.map(one => JSON.stringify(one)).join('\n');
    if (values.write) appendFileSync(values.write, `${lines}\n`);
    console.log(values.json ? lines : table(measured));
  }
}
