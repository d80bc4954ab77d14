import type { UnitId } from '#network';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { Load, LoadContents } from '../crate.ts';
import type { TransitId } from '../transit.ts';
import { columns as transitColumns } from './transits.ts';
import type { Transit } from '../transit.ts';

const columns = sql`
  load.id, crate.code as crate, load.from_unit as "from", load.seal, load.said, load.sealed_at, load.at_unit as unit,
  load.counted, load.seal_found, load.received_at`;

/** Puts journeys in crates; a crate is made the first time. */
export const putInCrates = (
  tx: Tx,
  rows: readonly { readonly id: TransitId; readonly crate: string }[],
): Promise<number> =>
  tx.run(sql`
    with row as (
      select * from jsonb_to_recordset(${records(rows)}) as row(id bigint, crate text)
    ), crate as (
      insert into transport.crate (code) select distinct crate from row
      on conflict (code) do update set code = excluded.code
      returning id, code
    )
    update transport.transit set crate = crate.id
      from row join crate on crate.code = row.crate
     where transit.id = row.id`);

/** The sealed fillings of crates that were not opened yet. */
export const openLoads = (reader: Reader, crates: readonly string[]): Promise<Load[]> =>
  reader.many<Load>(sql`
    select ${columns} from transport.load join transport.crate on crate.id = load.crate
     where crate.code = any(${crates}::text[]) and load.received_at is null`);

export const insertLoads = (
  tx: Tx,
  load: Pick<Load, 'crate' | 'from' | 'seal' | 'sealedAt'> & { readonly transits: readonly TransitId[] },
): Promise<Load> =>
  tx.one<Load>(sql`
    with load as (
      insert into transport.load (crate, from_unit, seal, said, sealed_at)
      select id, ${load.from}, ${load.seal}, ${load.transits.length}, ${load.sealedAt}
        from transport.crate where code = ${load.crate}
      returning *
    ), line as (
      insert into transport.load_line (load, transit)
      select load.id, transit from load, unnest(${load.transits}::bigint[]) as transit
    )
    select ${columns} from load join transport.crate on crate.id = load.crate`);

const transitsOf = (reader: Reader, load: number): Promise<Transit[]> =>
  reader.many<Transit>(sql`
    select ${transitColumns}
      from transport.load_line
      join transport.transit on transit.id = load_line.transit
      left join transport.crate on crate.id = transit.crate
     where load_line.load = ${load}
     order by transit.to_unit, transit.id`);

/** The newest filling of a crate, opened or not, with what was in it. */
export async function lastLoad(reader: Reader, crate: string): Promise<LoadContents | undefined> {
  const load = await reader.maybe<Load>(sql`
    select ${columns} from transport.load join transport.crate on crate.id = load.crate
     where crate.code = ${crate} order by load.id desc limit 1`);
  return load && { ...load, transits: await transitsOf(reader, load.id) };
}

export const saveOpened = (
  tx: Tx,
  load: {
    readonly id: number;
    readonly unit: UnitId;
    readonly counted: number;
    readonly sealFound: string;
    readonly receivedAt: Date;
  },
): Promise<number> =>
  tx.run(sql`
    update transport.load
       set at_unit = ${load.unit}, counted = ${load.counted}, seal_found = ${load.sealFound},
           received_at = ${load.receivedAt}
     where id = ${load.id} and received_at is null`);

/** Crates that were opened at a place since a moment, newest first, with what was in them. */
export async function readOpened(reader: Reader, unit: UnitId, since: Date): Promise<LoadContents[]> {
  const loads = await reader.many<Load>(sql`
    select ${columns} from transport.load join transport.crate on crate.id = load.crate
     where load.at_unit = ${unit} and load.received_at >= ${since} order by load.received_at desc`);
  const contents: LoadContents[] = [];
  for (const load of loads) contents.push({ ...load, transits: await transitsOf(reader, load.id) });
  return contents;
}

/** Labels of the crates in which something waits at a place, with how much and whether they are sealed. */
export const cratesAt = (
  reader: Reader,
  unit: UnitId,
): Promise<{ crate: string; count: number; to: UnitId[]; isSealed: boolean }[]> =>
  reader.many(sql`
    select crate.code as crate, count(*) as count, array_agg(distinct transit.to_unit) as "to",
           exists (select from transport.load where load.crate = crate.id and load.received_at is null) as is_sealed
      from transport.transit join transport.crate on crate.id = transit.crate
     where transit.state = 'packed' and transit.at_unit = ${unit}
     group by crate.id order by crate.code`);
