import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkOut } from '#circulation';
import { network } from '#network';
import { addMembers, type MemberId, system } from '#people';
import { openDb } from '#platform/db.ts';
import { wiring } from '../../src/main.ts';
import { postgres15 } from '../../test/support/debian.ts';
import { type Measurement, milliseconds, percentile } from '../measurement.ts';
import { type BenchGround, today } from './ground.ts';

export interface CheckOutFigures {
  /** Milliseconds from asking to committed, one desk at a time. */
  readonly p50: number;
  /** Check-outs a second with this many desks at once. */
  readonly ours: number;
  /** The same statements by pgbench with as many clients. */
  readonly pgbench: number;
  readonly desks: number;
  readonly pgbenchVersion: string;
  readonly statements: number;
}

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

const desks = 4;
const at = new Date(`${today}T10:00:00Z`);

/** What pgbench varies from one check-out to the next, by the number that stood in the one overheard. */
type Variables = ReadonlyMap<number, 'item' | 'member'>;

/** A literal for pgbench, in which the numbers of the item and the member are variables of the script. */
function literal(value: unknown, variables: Variables): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    const name = variables.get(value);
    return name === undefined ? String(value) : `:${name}`;
  }
  if (value instanceof Date) return `'${value.toISOString()}'`;
  if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'`;
  if (Array.isArray(value)) return literal(`{${value.join(',')}}`, variables);
  const quoted = `'${String(value).replaceAll("'", "''")}'`;
  const numbers = new RegExp(`(?<![\\d-])(?:${[...variables.keys()].join('|')})(?!\\d)`, 'g');
  const varied = quoted.replaceAll(numbers, n => `' || :${variables.get(Number(n))} || '`);
  return varied === quoted ? quoted : `(${varied})`;
}

/** A check-out as a pgbench script: the same statements, each run over another item and for the next member. */
function scriptOf(
  statements: readonly Statement[],
  {
    item,
    from,
    members,
  }: { readonly item: number; readonly from: number; readonly members: readonly number[] },
): string {
  const [member = 0] = members;
  const variables: Variables = new Map([
    [item, 'item'],
    [member, 'member'],
  ]);
  const lines = statements.map(
    ({ text, values }) =>
      `${text
        .replaceAll(/\$(\d+)/g, (_, n: string) => literal(values[Number(n) - 1], variables))
        .replaceAll(/\s+/g, ' ')
        .trim()};`,
  );
  return [
    '\\set n :n + 1',
    `\\set item ${from} + 40000 + :client_id * 20000 + :n`,
    `\\set member ${member} + mod(:item, ${members.length})`,
    ...lines,
  ].join('\n');
}

/** The statements of one check-out, as they go over the wire. */
async function overhear(
  ground: BenchGround,
  wish: { item: number; member: MemberId; unit: number },
): Promise<Statement[]> {
  const heard: Statement[] = [];
  const db = openDb({ url: ground.embedded?.url() ?? '', wiring, connections: 1 });
  db.pool.on('connect', client => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    Object.assign(client, {
      query: (...args: unknown[]) => {
        const [first] = args;
        if (typeof first === 'string') heard.push({ text: first, values: [] });
        else if (typeof first === 'object' && first !== null && 'text' in first)
          heard.push({
            text: String(first.text),
            values: 'values' in first ? (first.values as unknown[]) : [],
          });
        return query(...args);
      },
    });
  });
  const [answer] = await db.transaction(tx => checkOut(tx, [{ ...wish, at, by: system }]));
  if (!answer?.ok) throw new Error(`the check-out to overhear was refused: ${JSON.stringify(answer)}`);
  await db.close();
  return heard;
}

/** The ratio of both, as every bench tells it. */
export const besidePgbench = (lent: CheckOutFigures): Omit<Measurement, 'bench'> => ({
  metric: 'checkout_vs_pgbench',
  value: lent.ours / lent.pgbench,
  unit: 'ratio',
  peer: {
    name: 'pgbench',
    version: lent.pgbenchVersion,
    settings: `prepared, ${lent.desks} clients, the same ${lent.statements} statements; ours ${Math.round(lent.ours)}/s`,
    value: lent.pgbench,
    unit: 'check-outs/s',
  },
});

/** Lends items one by one and from several desks at once, then lets pgbench send the same statements. Needs 110,000 items after the first so many. */
export async function measureCheckOuts(ground: BenchGround, from = 0): Promise<CheckOutFigures> {
  const { db } = ground;
  const net = await network(db);
  const [branch] = net.branches(today);
  if (!branch) throw new Error('the province has no branches');
  const made = await db.transaction(tx =>
    addMembers(
      tx,
      Array.from({ length: 2_000 }, (_, n) => ({
        home: branch.id,
        category: 'complete',
        givenName: 'Bench',
        familyName: `Testveld ${n}`,
        birthDay: '1980-01-01' as const,
        since: '2020-01-01' as const,
        by: system,
      })),
    ),
  );
  const members = made.flatMap(answer => (answer.ok ? [answer.value] : []));
  const lend = async (item: number): Promise<void> => {
    const member = members[item % members.length] ?? 0;
    const [answer] = await db.transaction(tx =>
      checkOut(tx, [{ item, member, unit: branch.id, at, by: system }]),
    );
    if (!answer?.ok) throw new Error(`a check-out was refused: ${JSON.stringify(answer)}`);
  };
  for (let item = 1; item <= 300; item += 1) await lend(from + item);
  const times: number[] = [];
  for (let item = 1_001; item <= 3_000; item += 1) times.push(await milliseconds(() => lend(from + item)));
  const each = 1_500;
  const together = await milliseconds(() =>
    Promise.all(
      Array.from({ length: desks }, async (_, desk) => {
        for (let n = 1; n <= each; n += 1) await lend(from + 4_000 + desk * each + n);
      }),
    ),
  );
  const item = from + 39_999;
  const [member = 0] = members;
  if (members.at(-1) !== member + members.length - 1)
    throw new Error('the members were not numbered one after the other: pgbench cannot vary them');
  const statements = await overhear(ground, { item, member, unit: branch.id });
  const script = join(ground.folder, 'check-out.sql');
  writeFileSync(script, scriptOf(statements, { item, from, members }));
  const pgbench = join(dirname(postgres15.path), 'pgbench');
  const url = new URL(ground.embedded?.url() ?? '');
  const run = spawnSync(
    pgbench,
    [
      '-n',
      '-M',
      'prepared',
      '-c',
      String(desks),
      '-j',
      '1',
      '-t',
      String(each),
      '-D',
      'n=0',
      '-f',
      script,
      '-h',
      url.searchParams.get('host') ?? '',
      '-U',
      'postgres',
      'bindwerk',
    ],
    { encoding: 'utf8' },
  );
  const rate = Number(/tps = ([\d.]+)/.exec(run.stdout)?.[1] ?? Number.NaN);
  if (Number.isNaN(rate)) throw new Error(`pgbench failed: ${run.stderr.slice(0, 2_000)}`);
  return {
    p50: percentile(times, 0.5),
    ours: (desks * each) / (together / 1000),
    pgbench: rate,
    desks,
    pgbenchVersion:
      /[\d.]+/.exec(spawnSync(pgbench, ['--version'], { encoding: 'utf8' }).stdout)?.[0] ?? 'unknown',
    statements: statements.length,
  };
}
