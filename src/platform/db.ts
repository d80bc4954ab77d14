import { randomInt } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline as pipe } from 'node:stream/promises';
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from 'kysely';
import { DatabaseError, Pool, type PoolClient, types } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { isRefused, type Refusal, refuse } from './result.ts';
import type { Fact, Question, Reader, Tx } from './tx.ts';
import { unwired, type Wiring } from './wiring.ts';

export { sql };
export type { Reader, Tx } from './tx.ts';

/** The transactions of a pool, for whoever must know whether any may have written. */
export interface Transactions {
  /** What each says of itself to the database, as `bindwerk.process`; a number that no other pool has. */
  readonly process: number;
  /** How many are under way, from before they begin to after they have ended. */
  readonly open: number;
  readonly ended: number;
}

/** A PostgreSQL with its pool. Reads outside a transaction see what is committed at that moment. */
export interface Db extends Reader {
  /**
   * Runs the work in one transaction. A refusal that the work returns, or that an inside reaction raises,
   * rolls everything back and is the answer. Deadlocks and serialization failures are tried again, three times at most,
   * so the work must have no effect outside the transaction except through `afterCommit`.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs a script of several statements, as migrations are. */
  script(text: string): Promise<void>;
  readonly transactions: Transactions;
  readonly pool: Pool;
  close(): Promise<void>;
}

export interface DbOptions {
  readonly url: string;
  readonly connections?: number;
  readonly wiring?: Wiring;
  readonly onError?: (error: unknown) => void;
}

const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: db => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** `bigint[]`, which `pg` has no name for and leaves as texts. */
const int8s = 1016;
const asTexts = (types.getTypeParser as (type: number) => (text: string) => string[])(int8s);

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [types.builtins.INT8]: Number,
  [types.builtins.NUMERIC]: Number,
  [types.builtins.DATE]: text => text,
  [int8s]: text => asTexts(text).map(Number),
};
const typesOf = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    parsers[oid] ?? types.getTypeParser(oid, format ?? 'text'),
};

// A statement seen before is prepared under a name. The list stops growing at a bound, so texts made on the fly cost nothing.
const seen = new Map<string, string | undefined>();
let named = 0;
function nameOf(text: string): string | undefined {
  if (seen.has(text)) {
    const name = seen.get(text) ?? `s${(named += 1)}`;
    seen.set(text, name);
    return name;
  }
  if (seen.size < 2000) seen.set(text, undefined);
  return undefined;
}

const camelNames = new Map<string, string>();
function camel(column: string): string {
  let name = camelNames.get(column);
  if (name === undefined) {
    name = column.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    camelNames.set(column, name);
  }
  return name;
}

type Client = Pool | PoolClient;

/** A list of numbers, texts and nulls as PostgreSQL reads arrays (8.15.2), in one go; other lists are left to `pg`. */
function arrayLiteral(values: readonly unknown[]): unknown {
  let text = '{';
  for (const value of values) {
    if (text.length > 1) text += ',';
    if (typeof value === 'string')
      text += `"${/["\\]/.test(value) ? value.replaceAll(/["\\]/g, '\\$&') : value}"`;
    else if (typeof value === 'number') text += value;
    else if (value === null || value === undefined) text += 'NULL';
    else return values;
  }
  return `${text}}`;
}

/** Lets a piece of work begin when it may. */
type Turn = <T>(work: () => Promise<T>) => Promise<T>;

const atOnce: Turn = work => work();

/** The statements of one transaction. */
interface Queue {
  /** In the order in which they are given, each sent without waiting for the answer to the one before; none once the end was given. */
  readonly turn: Turn;
  /** When all that was given before is answered, and nothing else meanwhile. */
  readonly alone: Turn;
  /** Commit or roll back, after all that was given before. */
  readonly end: Turn;
}

function queue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  /** How many wait for something that must be alone; while there are any, whatever comes waits too. */
  let held = 0;
  let isOver = false;
  const keep = <T>(mine: Promise<T>): Promise<T> => {
    last = Promise.allSettled([last, mine]);
    return mine;
  };
  const add: Turn = work => {
    if (held === 0) return keep(work());
    held += 1;
    return keep(
      last.then(() => {
        held -= 1;
        return work();
      }),
    );
  };
  const given = (): void => {
    if (isOver) throw new Error('a statement was given to a transaction that has ended');
  };
  return {
    turn: async work => {
      given();
      return add(work);
    },
    alone: async work => {
      given();
      held += 1;
      return keep(last.then(work).finally(() => (held -= 1)));
    },
    end: work => {
      isOver = true;
      return add(work);
    },
  };
}

/**
 * Whether statements are sent without waiting for the answers to those before, see `pipeline` of `pg`. The client looks at
 * it with each statement; only what it was given before must be answered when it changes.
 */
const pipeline = (client: PoolClient, on: boolean): void => void Object.assign(client, { pipeline: on });

async function query<R>(
  client: Client,
  statement: RawBuilder<R>,
  turn: Turn = atOnce,
): Promise<{ rows: R[]; count: number }> {
  const { sql: text, parameters } = statement.compile(compiler);
  const name = nameOf(text);
  const values = parameters.map(value => (Array.isArray(value) ? arrayLiteral(value) : value));
  const result = await turn(() => client.query({ text, values, rowMode: 'array', ...(name && { name }) }));
  const names = result.fields.map(field => camel(field.name));
  const rows = (result.rows as unknown[][]).map(values => {
    const row: Record<string, unknown> = {};
    for (let i = 0; i < names.length; i += 1) row[names[i] as string] = values[i];
    return row as R;
  });
  return { rows, count: result.rowCount ?? 0 };
}

function reader(client: Client, turn?: Turn): Reader {
  return {
    many: async statement => (await query(client, statement, turn)).rows,
    maybe: async statement => (await query(client, statement, turn)).rows[0],
    one: async statement => {
      const { rows } = await query(client, statement, turn);
      const [row] = rows;
      if (row === undefined || rows.length > 1) throw new Error(`expected one row, got ${rows.length}`);
      return row;
    },
  };
}

/** Carries a refusal of an inside reaction up to the transaction, past code that must not go on. */
class RefusedInside extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

async function announce(tx: Tx, wiring: Wiring, facts: readonly Fact[]): Promise<void> {
  const kinds = Map.groupBy(facts, fact => fact.kind);
  for (const [kind, together] of kinds) {
    for (const react of wiring.inside(kind)) {
      const answer = await react(tx, together);
      if (isRefused(answer)) throw new RefusedInside(answer.refusal);
    }
    for (const subscriber of wiring.subscribers(kind)) {
      await tx.run(sql`
        with woken as (select pg_notify('bindwerk_outbox', ''))
        insert into platform.outbox (subscriber, kind, subject, fact)
        select ${subscriber}, fact ->> 'kind', fact ->> 'subject', fact
          from jsonb_array_elements(${JSON.stringify(together)}::jsonb) with ordinality as told(fact, place), woken
         order by place`);
    }
  }
}

/** Bytes for a `copy`, which shares its line with nothing. */
async function copyIn(client: PoolClient, statement: string, bytes: Uint8Array): Promise<void> {
  pipeline(client, false);
  try {
    await pipe(Readable.from([bytes]), client.query(copyFrom(statement)));
  } finally {
    pipeline(client, true);
  }
}

function makeTx(
  client: PoolClient,
  { turn, alone }: Queue,
  wiring: Wiring,
  effects: (() => void | Promise<void>)[],
): Tx {
  const tx: Tx = {
    ...reader(client, turn),
    copyIn: (statement, bytes) => alone(() => copyIn(client, statement, bytes)),
    run: async statement => (await query(client, statement, turn)).count,
    afterCommit: effect => void effects.push(effect),
    announce: facts => announce(tx, wiring, facts),
    ask: async <I, O>(question: Question<I, O>, input: I) => {
      const answers: O[] = [];
      for (const answer of wiring.answers(question.name)) answers.push((await answer(tx, input)) as O);
      return answers;
    },
  };
  return tx;
}

const worthAnotherTry = (error: unknown): boolean =>
  error instanceof DatabaseError && (error.code === '40001' || error.code === '40P01');

/**
 * Told to the planner of every session: disks do not spin, and our lists are short. Otherwise it reads whole tables to
 * find the hundred rows of a list. Compiling statements costs more than it saves in ours.
 */
const session = '-c random_page_cost=1.1 -c jit=off';

const newProcess = (): number => randomInt(1, 2 ** 48 - 1);

/** Opens a pool; nothing connects until the first statement. */
export function openDb({ url, connections = 10, wiring = unwired, onError = () => {} }: DbOptions): Db {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    types: typesOf,
    application_name: 'bindwerk',
    options: session,
  });
  let closing = false;
  // A session that is on its way out may still hear the server stop; the pool hangs the whole client on what it tells.
  const tell = (error: Error & { client?: unknown }) => {
    delete error.client;
    if (!closing) onError(error);
  };
  pool.on('error', tell);
  pool.on('connect', client => client.on('error', tell));

  const transactions = { process: newProcess(), open: 0, ended: 0 };

  async function attempt<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    transactions.open += 1;
    const effects: (() => void | Promise<void>)[] = [];
    const given = queue();
    const { end } = given;
    let broken = false;
    let answer: T;
    pipeline(client, true);
    const begun = client.query(`begin; set local bindwerk.process = ${transactions.process}`);
    begun.catch(() => {});
    try {
      const tx = makeTx(client, given, wiring, effects);
      answer = await work(tx);
      await begun;
      if (isRefused(answer)) {
        effects.length = 0;
        await end(() => client.query('rollback'));
      } else await end(() => client.query('commit'));
    } catch (error) {
      await end(() => client.query('rollback')).catch(() => {
        broken = true;
      });
      if (error instanceof RefusedInside) return refuse(error.refusal) as T;
      throw error;
    } finally {
      pipeline(client, false);
      client.release(broken);
      // the server may go on with what it was sent: that is not of this process any more
      if (broken) transactions.process = newProcess();
      transactions.open -= 1;
      transactions.ended += 1;
    }
    for (const effect of effects) await Promise.resolve(effect()).catch(onError);
    return answer;
  }

  return {
    ...reader(pool),
    transactions,
    pool,
    transaction: async work => {
      for (let tries = 1; ; tries += 1) {
        try {
          return await attempt(work);
        } catch (error) {
          if (tries === 3 || !worthAnotherTry(error)) throw error;
        }
      }
    },
    script: async text => void (await pool.query(text)),
    close: () => {
      closing = true;
      return pool.end();
    },
  };
}

const snakeNames = new Map<string, string>();

/** What a column is called that holds a property: `sort_title` for `sortTitle`. */
export function snake(property: string): string {
  let name = snakeNames.get(property);
  if (name === undefined) {
    name = property.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
    snakeNames.set(property, name);
  }
  return name;
}

/**
 * A list of rows as one parameter, for `jsonb_to_recordset(${records(rows)}) as row(due_at timestamptz, …)`.
 * Property names become the columns' snake_case; `undefined` becomes null.
 */
export const records = (rows: readonly object[]): RawBuilder<unknown> =>
  sql`${JSON.stringify(rows.map(inSnakeCase))}::jsonb`;

function inSnakeCase(row: object): object {
  const renamed: Record<string, unknown> = {};
  for (const [property, value] of Object.entries(row)) renamed[snake(property)] = value;
  return renamed;
}
