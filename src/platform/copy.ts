import { records, snake, sql } from './db.ts';
import type { Tx } from './tx.ts';

/** What COPY can carry; `undefined` and `null` become null. */
export type Value =
  | string
  | number
  | boolean
  | Date
  | Uint8Array
  | readonly (string | number)[]
  | null
  | undefined;

/** Short texts in plain letters are written faster here than by a call out of JavaScript. */
const short = 48;

/** Rows in the binary format, growing as they are written. */
class Rows {
  bytes = Buffer.allocUnsafe(64 * 1024);
  at = 0;

  /** Makes room for so many bytes. */
  reserve(count: number): void {
    if (this.at + count <= this.bytes.length) return;
    const bigger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.at + count));
    this.bytes.copy(bigger, 0, 0, this.at);
    this.bytes = bigger;
  }

  int16(value: number): void {
    this.reserve(2);
    this.bytes[this.at++] = value >> 8;
    this.bytes[this.at++] = value;
  }

  int32(value: number): void {
    this.reserve(4);
    this.#put32(value, this.at);
    this.at += 4;
  }

  #put32(value: number, at: number): void {
    const { bytes } = this;
    bytes[at] = value >> 24;
    bytes[at + 1] = value >> 16;
    bytes[at + 2] = value >> 8;
    bytes[at + 3] = value;
  }

  int64(value: number): void {
    this.int32(Math.floor(value / 2 ** 32));
    this.int32(value | 0);
  }

  raw(value: Uint8Array): void {
    this.reserve(value.length);
    this.bytes.set(value, this.at);
    this.at += value.length;
  }

  text(value: string): void {
    this.reserve(value.length * 3);
    if (value.length > short || !this.#plain(value)) this.at += this.bytes.write(value, this.at);
  }

  /** Writes plain letters; false, and nothing is written, where others stand among them. */
  #plain(value: string): boolean {
    const { bytes, at } = this;
    for (let i = 0; i < value.length; i += 1) {
      const code = value.charCodeAt(i);
      if (code > 127) return false;
      bytes[at + i] = code;
    }
    this.at += value.length;
    return true;
  }

  /** A value with its length before it; −1 for none. */
  sized(value: Value, write: Write<NonNullable<Value>>): void {
    if (value === null || value === undefined) return this.int32(-1);
    const start = this.at;
    this.int32(0);
    write(this, value);
    this.#put32(this.at - start - 4, start);
  }
}

/** Writes a value as PostgreSQL's own `…_recv` reads it. */
type Write<V = never> = (rows: Rows, value: V) => void;

const millisecondsOfDay = 86_400_000;
/** Where PostgreSQL counts days and microseconds from. */
const epoch = Date.UTC(2000, 0, 1);

/** An array: how many dimensions, whether it holds nulls, of which type, how many from where, then each (`array_recv`). */
const list =
  (type: number, write: Write<NonNullable<Value>>): Write<readonly Value[]> =>
  (rows, values) => {
    rows.int32(values.length === 0 ? 0 : 1);
    rows.int32(0);
    rows.int32(type);
    if (values.length === 0) return;
    rows.int32(values.length);
    rows.int32(1);
    for (const value of values) rows.sized(value, write);
  };

/** Mostly many rows of the same day. */
let lastDay = { day: '2000-01-01', number: 0 };
function dayNumber(day: string): number {
  if (day !== lastDay.day) lastDay = { day, number: (Date.parse(day) - epoch) / millisecondsOfDay };
  return lastDay.number;
}

const integer: Write<number> = (rows, value) => rows.int32(value);
const text: Write<string> = (rows, value) => rows.text(value);

const writers = {
  bigint: (rows: Rows, value: number) => rows.int64(value),
  integer,
  text,
  boolean: (rows: Rows, value: boolean) => rows.raw(Uint8Array.of(Number(value))),
  bytea: (rows: Rows, value: Uint8Array) => rows.raw(value),
  date: (rows: Rows, value: string) => rows.int32(dayNumber(value)),
  timestamptz: (rows: Rows, value: Date) => {
    rows.reserve(8);
    rows.at = rows.bytes.writeBigInt64BE(BigInt(value.getTime() - epoch) * 1000n, rows.at);
  },
  /** As text, behind the number of its format. */
  jsonb: (rows: Rows, value: string) => {
    rows.raw(Uint8Array.of(1));
    rows.text(value);
  },
  'integer[]': list(23, integer as Write<Value>),
  'text[]': list(25, text as Write<Value>),
} as const satisfies Readonly<Record<string, Write>>;

/** Which type each column has; a column is called as its property, in snake case. */
export type ColumnTypes<Name extends string> = Readonly<Record<Name, keyof typeof writers>>;

/** COPY, "Binary Format": a signature that shows whether the bytes came through, and no extensions. */
const head = Buffer.from('PGCOPY\n\u00ff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');

/** So many rows go by an insert: a COPY has the line for itself, which costs more than it spares. */
const few = 20;

/** A value as JSON carries it: bytes as PostgreSQL writes them in hex. */
const asJson = (value: Value): Value =>
  value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value;

function insertFew<Name extends string>(
  tx: Tx,
  table: string,
  types: ColumnTypes<Name>,
  given: readonly { readonly [K in NoInfer<Name>]?: Value }[],
): Promise<number> {
  const columns = Object.entries(types) as [Name, keyof typeof writers][];
  const rows = given.map(row => Object.fromEntries(columns.map(([name]) => [name, asJson(row[name])])));
  // what is JSON already comes as a text
  const read = columns.map(([name, type]) => `${snake(name)} ${type === 'jsonb' ? 'text' : type}`);
  const taken = columns.map(([name, type]) => (type === 'jsonb' ? `${snake(name)}::jsonb` : snake(name)));
  return tx.run(sql`
    insert into ${sql.raw(`${table} (${columns.map(([name]) => snake(name)).join(', ')})`)} overriding system value
    select ${sql.raw(taken.join(', '))} from jsonb_to_recordset(${records(rows)}) as row(${sql.raw(read.join(', '))})`);
}

/**
 * Writes rows of a table: many by COPY, the cheapest way into PostgreSQL, about half of an insert of the same rows, and in binary
 * less again; a few by an insert. The types must be those of the columns; columns that are left out get their default. Answers how
 * many rows were written. Nothing but defaults, checks and indexes runs: what a conflict should do is for an insert of one's own.
 */
export async function copyInto<Name extends string>(
  tx: Tx,
  table: string,
  types: ColumnTypes<Name>,
  given: readonly { readonly [K in NoInfer<Name>]?: Value }[],
): Promise<number> {
  if (given.length === 0) return 0;
  if (given.length <= few) return insertFew(tx, table, types, given);
  const columns = Object.entries(types) as [Name, keyof typeof writers][];
  const written = columns.map(([name, type]) => [name, writers[type] as Write<NonNullable<Value>>] as const);
  const rows = new Rows();
  rows.raw(head);
  for (const row of given) {
    rows.int16(written.length);
    for (const [name, write] of written) rows.sized(row[name], write);
  }
  rows.int16(-1);
  const names = columns.map(([name]) => snake(name)).join(', ');
  await tx.copyIn(
    `copy ${table} (${names}) from stdin with (format binary)`,
    rows.bytes.subarray(0, rows.at),
  );
  return given.length;
}
