import type { Day } from '#platform/day.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { Agreement, Tariff, Theme } from '../arrangement.ts';
import type { Holiday } from '../holiday.ts';
import type { WeeklyHours } from '../hours.ts';
import type { PlaceKindDefinition } from '../place-kind.ts';
import type { Unit, UnitId } from '../unit.ts';

/** A row as JSON gives it: null where we say undefined. */
type Raw<T> = { readonly [K in keyof T]: undefined extends T[K] ? Exclude<T[K], undefined> | null : T[K] };

export interface Closing {
  readonly unit: UnitId;
  readonly day: Day;
  readonly reason: string;
}

/** Everything the network knows, of one moment. */
export interface NetworkRows {
  readonly units: readonly Raw<Unit>[];
  /** Which place goes on in which. */
  readonly heirs: readonly { readonly unit: UnitId; readonly heir: UnitId }[];
  readonly hours: readonly Raw<WeeklyHours>[];
  readonly closings: readonly Closing[];
  readonly holidays: readonly Holiday[];
  readonly placeKinds: readonly Raw<PlaceKindDefinition>[];
  readonly agreements: readonly Raw<Agreement>[];
  readonly tariffs: readonly Raw<Tariff>[];
  readonly themes: readonly Raw<Theme>[];
}

/** The token that changes with every change of the network. */
export const readRevision = async (reader: Reader): Promise<string> =>
  (await reader.one<{ token: string }>(sql`select token from network.revision`)).token;

/** The whole network in one statement, so that all of it is of one moment. */
export const readNetwork = (reader: Reader): Promise<NetworkRows & { token: string }> =>
  reader.one<NetworkRows & { token: string }>(sql`
    with unit_rows as (
      select unit.id, unit.code, unit.kind, known.name, known.organisation, known.municipality, known.isil,
             known.isil_invented as "isilInvented", known.zone, known.latitude, known.longitude, known.weight,
             known.address, known.requests_allowed as "requestsAllowed", known.picks, known.source,
             lower(known.period) as "from", upper(known.period) - 1 as "until"
        from network.unit join network.unit_row as known on known.unit = unit.id
       order by unit.id, lower(known.period)),
    heir_rows as (select id as unit, heir from network.unit where heir is not null order by id),
    hour_rows as (
      select unit, weekday, to_char(opens, 'HH24:MI') as opens, to_char(closes, 'HH24:MI') as closes, staffed,
             lower(period) as "from", upper(period) - 1 as "until"
        from network.hours order by unit, lower(period), weekday, network.hours.opens),
    closing_rows as (select unit, day, reason from network.closing order by unit, day),
    holiday_rows as (
      select unit, rule, name_nl as "nameNl", name_en as "nameEn",
             lower(period) as "from", upper(period) - 1 as "until"
        from network.holiday order by unit, rule, lower(period)),
    kind_rows as (
      select version, preferred, rules, source, lower(period) as "from", upper(period) - 1 as "until"
        from network.place_kind order by preferred desc, version, lower(period)),
    agreement_rows as (
      select id, code, parties, terms, source, lower(period) as "from", upper(period) - 1 as "until"
        from network.agreement order by id),
    tariff_rows as (
      select code, unit, payer, cents, basis, source, lower(period) as "from", upper(period) - 1 as "until"
        from network.tariff order by code, unit nulls last, lower(period)),
    theme_rows as (
      select axis, code, name_nl as "nameNl", name_en as "nameEn", place, source,
             lower(period) as "from", upper(period) - 1 as "until"
        from network.theme order by axis, place, lower(period))
    select token,
           (select coalesce(json_agg(each), '[]') from unit_rows as each) as units,
           (select coalesce(json_agg(each), '[]') from hour_rows as each) as hours,
           (select coalesce(json_agg(each), '[]') from heir_rows as each) as heirs,
           (select coalesce(json_agg(each), '[]') from closing_rows as each) as closings,
           (select coalesce(json_agg(each), '[]') from holiday_rows as each) as holidays,
           (select coalesce(json_agg(each), '[]') from kind_rows as each) as place_kinds,
           (select coalesce(json_agg(each), '[]') from agreement_rows as each) as agreements,
           (select coalesce(json_agg(each), '[]') from tariff_rows as each) as tariffs,
           (select coalesce(json_agg(each), '[]') from theme_rows as each) as themes
      from network.revision`);

/** What a unit is from a day on. */
export interface NewUnitRow extends Omit<Unit, 'id' | 'code' | 'kind'> {
  readonly unit: UnitId;
}

/** Adds units by code; codes that are known keep their id and are not answered. */
export const insertUnits = (
  tx: Tx,
  units: readonly { code: string; kind: string }[],
): Promise<{ id: UnitId; code: string }[]> =>
  tx.many(sql`
    insert into network.unit (code, kind)
    select code, kind from jsonb_to_recordset(${records(units)}) as row(code text, kind text)
        on conflict (code) do nothing
    returning id, code`);

export const unitCodes = (reader: Reader): Promise<{ id: UnitId; code: string; kind: string }[]> =>
  reader.many(sql`select id, code, kind from network.unit`);

export const insertUnitRows = (tx: Tx, rows: readonly NewUnitRow[]): Promise<number> =>
  tx.run(sql`
    insert into network.unit_row (unit, period, name, organisation, municipality, isil, isil_invented, zone,
                                  latitude, longitude, weight, address, requests_allowed, picks, source)
    select unit, daterange("from", until, '[]'), name, organisation, municipality, isil, isil_invented, zone,
           latitude, longitude, weight, address, requests_allowed, picks, source
      from jsonb_to_recordset(${records(rows)}) as row(
             unit bigint, "from" date, until date, name text, organisation bigint, municipality bigint, isil text,
             isil_invented boolean, zone text, latitude double precision, longitude double precision,
             weight double precision, address text, requests_allowed boolean, picks integer, source text)`);

export const insertHours = (tx: Tx, rows: readonly WeeklyHours[]): Promise<number> =>
  tx.run(sql`
    insert into network.hours (unit, period, weekday, opens, closes, staffed)
    select unit, daterange("from", until, '[]'), weekday, opens, closes, staffed
      from jsonb_to_recordset(${records(rows)}) as row(
             unit bigint, "from" date, until date, weekday integer, opens time, closes time, staffed boolean)`);

export const insertClosings = (tx: Tx, rows: readonly Closing[]): Promise<number> =>
  tx.run(sql`
    insert into network.closing (unit, day, reason)
    select unit, day, reason from jsonb_to_recordset(${records(rows)}) as row(unit bigint, day date, reason text)
        on conflict do nothing`);

export const insertHolidays = (tx: Tx, rows: readonly Holiday[]): Promise<number> =>
  tx.run(sql`
    insert into network.holiday (unit, rule, name_nl, name_en, period)
    select unit, rule, name_nl, name_en, daterange("from", until, '[]')
      from jsonb_to_recordset(${records(rows)}) as row(
             unit bigint, rule text, name_nl text, name_en text, "from" date, until date)
        on conflict do nothing`);

export const insertPlaceKinds = (tx: Tx, rows: readonly PlaceKindDefinition[]): Promise<number> =>
  tx.run(sql`
    insert into network.place_kind (version, period, preferred, rules, source)
    select version, daterange("from", until, '[]'), preferred, rules, source
      from jsonb_to_recordset(${records(rows)}) as row(
             version text, "from" date, until date, preferred boolean, rules jsonb, source text)
        on conflict do nothing`);

export const insertAgreements = (tx: Tx, rows: readonly Omit<Agreement, 'id'>[]): Promise<number> =>
  tx.run(sql`
    insert into network.agreement (code, period, parties, terms, source)
    select code, daterange("from", until, '[]'),
           array(select party::bigint from jsonb_array_elements_text(parties) as party), terms, source
      from jsonb_to_recordset(${records(rows)}) as row(
             code text, "from" date, until date, parties jsonb, terms jsonb, source text)
        on conflict do nothing`);

export const insertTariffs = (tx: Tx, rows: readonly Tariff[]): Promise<number> =>
  tx.run(sql`
    insert into network.tariff (code, period, unit, payer, cents, basis, source)
    select code, daterange("from", until, '[]'), unit, payer, cents, basis, source
      from jsonb_to_recordset(${records(rows)}) as row(
             code text, "from" date, until date, unit bigint, payer text, cents integer, basis text, source text)
        on conflict do nothing`);

export const insertThemes = (tx: Tx, rows: readonly Theme[]): Promise<number> =>
  tx.run(sql`
    insert into network.theme (axis, code, period, name_nl, name_en, place, source)
    select axis, code, daterange("from", until, '[]'), name_nl, name_en, place, source
      from jsonb_to_recordset(${records(rows)}) as row(
             axis text, code text, "from" date, until date, name_nl text, name_en text, place integer, source text)
        on conflict do nothing`);
