import type { ClientBase } from 'pg';

/** A table whose rows are kept. A partitioned table stands for all its parts. */
export interface TableOf {
  /** Schema-qualified and quoted as SQL wants it. */
  readonly table: string;
  /** What can be written: generated columns are left out. */
  readonly columns: readonly string[];
}

/** A part of a partitioned table; later parts are made while the years go by, so a backup says which there were. */
export interface PartOf {
  readonly part: string;
  readonly table: string;
  /** As PostgreSQL says it: `FOR VALUES FROM (…) TO (…)`. */
  readonly bound: string;
}

/** A counter and where it stands. */
export interface SequenceOf {
  readonly sequence: string;
  readonly value: string;
  readonly isCalled: boolean;
}

/** What a restored table must obey, and is free of while the rows come in. */
export interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/** Everything but PostgreSQL's own. */
const ours = `n.nspname <> 'information_schema' and n.nspname !~ '^pg_'`;

/** Every table with rows of its own, in order of name. */
export async function tables(client: ClientBase): Promise<TableOf[]> {
  const { rows } = await client.query<TableOf>(`
    select format('%I.%I', n.nspname, c.relname) as table,
           array(select quote_ident(a.attname) from pg_attribute a
                  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                  order by a.attnum) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where ${ours} and c.relkind in ('r', 'p') and not c.relispartition
     order by 1`);
  return rows;
}

/** Every part of a partitioned table, wholes before their parts. */
export async function parts(client: ClientBase): Promise<PartOf[]> {
  const { rows } = await client.query<PartOf>(`
    select i.inhrelid::regclass::text as part, i.inhparent::regclass::text as table,
           pg_get_expr(c.relpartbound, c.oid) as bound
      from pg_inherits i
      join pg_class c on c.oid = i.inhrelid
      join pg_namespace n on n.oid = c.relnamespace
     where ${ours} and c.relispartition and c.relkind in ('r', 'p')
     order by c.oid`);
  return rows;
}

/** Every counter. */
export async function sequences(client: ClientBase): Promise<SequenceOf[]> {
  const { rows } = await client.query<{ sequence: string }>(`
    select format('%I.%I', n.nspname, c.relname) as sequence
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where ${ours} and c.relkind = 'S'
     order by 1`);
  const found: SequenceOf[] = [];
  for (const { sequence } of rows) {
    const { rows: stands } = await client.query<{ last_value: string; is_called: boolean }>(
      `select last_value::text, is_called from ${sequence}`,
    );
    const [at] = stands;
    if (at) found.push({ sequence, value: at.last_value, isCalled: at.is_called });
  }
  return found;
}

/** Every foreign key that somebody wrote; those of parts follow from their whole. */
export async function foreignKeys(client: ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    select format('%I.%I', n.nspname, c.relname) as table, quote_ident(k.conname) as name,
           pg_get_constraintdef(k.oid) as definition
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid
      join pg_namespace n on n.oid = c.relnamespace
     where ${ours} and k.contype = 'f' and k.conparentid = 0
     order by 1, 2`);
  return rows;
}
