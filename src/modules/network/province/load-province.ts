import type { Tx } from '#platform/db.ts';
import { readAgain } from '#platform/once.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { NetworkChanged } from '../facts.ts';
import {
  insertAgreements,
  insertClosings,
  insertHolidays,
  insertHours,
  insertPlaceKinds,
  insertTariffs,
  insertThemes,
  insertUnitRows,
  insertUnits,
  type NewUnitRow,
  unitCodes,
} from '../store/network.ts';
import { network } from '../read-network.ts';
import type { UnitId } from '../unit.ts';
import { contradictions, withEnds } from './check-province.ts';
import type { ProvinceFiles } from './province-files.ts';
import type { ProvinceUnsound } from './read-province.ts';

export interface Loaded {
  /** How many units were new. */
  readonly units: number;
}

export interface OtherProvince {
  readonly code: 'network/other-province';
  /** The code of the province that this database already holds. */
  readonly province: string;
}

type Ids = (code: string) => UnitId;

const unitRow = (
  entry: ProvinceFiles['units']['units'][number] & Pick<NewUnitRow, 'until'>,
  zone: string,
  idOf: Ids,
): NewUnitRow => ({
  unit: idOf(entry.code),
  name: entry.name,
  organisation: entry.organisation === undefined ? undefined : idOf(entry.organisation),
  municipality: entry.municipality === undefined ? undefined : idOf(entry.municipality),
  isil: entry.isil,
  isilInvented: entry.isilInvented ?? false,
  zone: entry.zone ?? zone,
  latitude: entry.latitude,
  longitude: entry.longitude,
  weight: entry.weight ?? 1,
  address: entry.address,
  requestsAllowed: entry.requestsAllowed ?? true,
  picks: entry.picks,
  source: entry.source,
  from: entry.from,
  until: entry.until,
});

const hourRows = ({ weeks, hours }: ProvinceFiles['hours'], isNew: (code: string) => boolean, idOf: Ids) =>
  withEnds(hours, ({ unit }) => unit)
    .filter(({ unit }) => isNew(unit))
    .flatMap(({ unit, week, from, until }) =>
      (weeks[week] ?? []).flatMap(({ days, opens, closes, staffed }) =>
        days.map(weekday => ({ unit: idOf(unit), from, until, weekday, opens, closes, staffed })),
      ),
    );

/**
 * Takes over a province that was read. What is known already stays as it is, since an administrator may have changed
 * it here; so loading again changes nothing, and a new branch in the file is added.
 */
export async function loadProvince(
  tx: Tx,
  files: ProvinceFiles,
): Promise<Result<Loaded, ProvinceUnsound | OtherProvince>> {
  const errors = contradictions(files);
  if (errors.length > 0) return refuse({ code: 'network/province-unsound', errors });
  const { units, zone } = files.units;
  const before = await unitCodes(tx);
  const held = before.find(({ kind }) => kind === 'province');
  if (held && !units.some(({ kind, code }) => kind === 'province' && code === held.code))
    return refuse({ code: 'network/other-province', province: held.code });

  const kinds = new Map(units.map(({ code, kind }) => [code, { code, kind }]));
  const added = await insertUnits(tx, [...kinds.values()]);
  const ids = new Map([...before, ...added].map(({ code, id }) => [code, id]));
  const idOf: Ids = code => {
    const id = ids.get(code);
    if (id === undefined) throw new Error(`there is no unit ${code}`);
    return id;
  };
  const fresh = new Set(added.map(({ code }) => code));
  const isNew = (code: string) => fresh.has(code);

  await insertUnitRows(
    tx,
    withEnds(units, ({ code }) => code)
      .filter(({ code }) => isNew(code))
      .map(entry => unitRow(entry, zone, idOf)),
  );
  await insertHours(tx, hourRows(files.hours, isNew, idOf));
  await loadCalendarAndRules(tx, files, idOf);
  readAgain(tx, network);
  if (added.length > 0)
    await tx.announce(
      added.map(({ id }): NetworkChanged => ({ kind: 'network/changed', subject: `unit:${id}`, unit: id })),
    );
  return ok({ units: added.length });
}

async function loadCalendarAndRules(
  tx: Tx,
  { hours, arrangements, definitions }: ProvinceFiles,
  idOf: Ids,
): Promise<void> {
  await insertClosings(
    tx,
    hours.closings.map(closing => ({ ...closing, unit: idOf(closing.unit) })),
  );
  await insertHolidays(
    tx,
    hours.holidays.map(({ unit, rule, nl, en }) => ({
      unit: idOf(unit),
      rule,
      nameNl: nl,
      nameEn: en,
      from: null,
      until: null,
    })),
  );
  await insertPlaceKinds(
    tx,
    withEnds(definitions.placeKinds, ({ version }) => version).map(row => ({
      ...row,
      preferred: row.preferred ?? false,
    })),
  );
  await insertThemes(
    tx,
    withEnds(definitions.themes, ({ axis, code }) => `${axis}/${code}`).map(({ nl, en, ...row }, place) => ({
      ...row,
      nameNl: nl,
      nameEn: en,
      place,
    })),
  );
  await insertAgreements(
    tx,
    withEnds(arrangements.agreements, ({ code }) => code).map(row => ({
      ...row,
      parties: row.parties.map(idOf),
    })),
  );
  await insertTariffs(
    tx,
    withEnds(arrangements.tariffs, ({ code, unit }) => `${code}/${unit ?? ''}`).map(row => ({
      ...row,
      unit: row.unit === undefined ? undefined : idOf(row.unit),
    })),
  );
}
