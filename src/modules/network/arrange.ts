import { addDays, type Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { readAgain } from '#platform/once.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { type Agreement, payers, type Tariff, type Theme, themeAxes } from './arrangement.ts';
import type { NetworkChanged } from './facts.ts';
import { holdsAt, type Mandate } from './mandate.ts';
import type { Network } from './network.ts';
import { network } from './read-network.ts';
import type { ChangeRefusal, FieldFault } from './refusals.ts';
import { isSame } from './same.ts';
import { type ArrangementKey, dropRow, endRow, lockArrangements } from './store/changes.ts';
import { insertAgreements, insertTariffs, insertThemes } from './store/network.ts';
import { type Dated, holdsOn } from './unit.ts';

type Undated<T> = Omit<T, keyof Dated | 'id' | 'place'>;

/** What holds from a day on: an agreement, an amount, or a mark by which work is counted. */
export type Arrangement =
  | ({ readonly table: 'agreement' } & Undated<Agreement>)
  | ({ readonly table: 'tariff' } & Undated<Tariff>)
  | ({ readonly table: 'theme' } & Undated<Theme>);

/** A wish to let something hold from a day on, or end before it. */
export interface Arrange {
  readonly arrangement: Arrangement | { readonly ends: ArrangementKey };
  readonly from: Day;
  readonly mandates: readonly Mandate[];
}

type Row = Dated & { readonly place?: number };

/** What an arrangement is known by. */
export const keyOf = (arrangement: Arrangement): ArrangementKey => {
  const { table, code } = arrangement;
  if (table === 'tariff') return { table, code, unit: arrangement.unit };
  return table === 'theme' ? { table, code, axis: arrangement.axis } : { table, code };
};

/** Every row of one arrangement, oldest first. */
function rowsOf(key: ArrangementKey, { book }: Network): readonly Row[] {
  const rows =
    key.table === 'agreement'
      ? book.agreements.filter(({ code }) => code === key.code)
      : key.table === 'tariff'
        ? book.tariffs.filter(({ code, unit }) => code === key.code && unit === key.unit)
        : book.themes.filter(({ code, axis }) => code === key.code && axis === key.axis);
  return rows.toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/** What is wrong with an arrangement, by field. */
function faultsIn(arrangement: Arrangement, from: Day, now: Network): Record<string, FieldFault> {
  const isEmpty = (text: string) => text.trim() === '';
  const known = (id: number) => now.history(id).some(row => holdsOn(row, from));
  const faults: Record<string, FieldFault | undefined> = {
    code: /^[a-z0-9][a-z0-9-]*$/.test(arrangement.code) ? undefined : 'malformed',
    source: isEmpty(arrangement.source) ? 'empty' : undefined,
  };
  if (arrangement.table === 'agreement') {
    const { parties } = arrangement;
    faults['parties'] = new Set(parties).size < 2 ? 'too-few' : parties.every(known) ? undefined : 'unknown';
  }
  if (arrangement.table === 'tariff') {
    const { unit, cents, basis, payer } = arrangement;
    faults['unit'] = unit === undefined || known(unit) ? undefined : 'unknown';
    faults['cents'] = Number.isSafeInteger(cents) && cents >= 0 && cents < 2 ** 31 ? undefined : 'malformed';
    faults['basis'] = isEmpty(basis) ? 'empty' : undefined;
    faults['payer'] = payers.includes(payer) ? undefined : 'unknown';
  }
  if (arrangement.table === 'theme') {
    faults['axis'] = themeAxes.includes(arrangement.axis) ? undefined : 'unknown';
    faults['nameNl'] = isEmpty(arrangement.nameNl) ? 'empty' : undefined;
    faults['nameEn'] = isEmpty(arrangement.nameEn) ? 'empty' : undefined;
  }
  return Object.fromEntries(
    Object.entries(faults).flatMap(([field, fault]) => (fault ? [[field, fault]] : [])),
  );
}

async function insert(tx: Tx, arrangement: Arrangement, dated: Dated, now: Network, place?: number) {
  if (arrangement.table === 'agreement') return insertAgreements(tx, [{ ...arrangement, ...dated }]);
  if (arrangement.table === 'tariff') return insertTariffs(tx, [{ ...arrangement, ...dated }]);
  const last = Math.max(0, ...now.book.themes.map(theme => theme.place + 1));
  return insertThemes(tx, [{ ...arrangement, ...dated, place: place ?? last }]);
}

/**
 * Lets an agreement, a tariff or a theme hold from a day on, up to the next change that was planned already; or lets it
 * end, so that the day before is its last. What held before stays. Only for the administrator of the province, agreements and
 * tariffs also for the provincial office. A wish
 * that changes nothing leaves everything as it is.
 */
export async function arrange(
  tx: Tx,
  { arrangement, from, mandates }: Arrange,
): Promise<Result<{ readonly changed: boolean }, ChangeRefusal>> {
  await lockArrangements(tx);
  const now = await network(tx);
  const unit = now.province.id;
  const ends = 'ends' in arrangement;
  const table = ends ? arrangement.ends.table : arrangement.table;
  const roles = table === 'theme' ? ['admin'] : ['admin', 'poi'];
  if (!roles.some(role => holdsAt(mandates, role, unit, now, from)))
    return refuse({ code: 'network/not-allowed', unit });
  const fields = ends ? {} : faultsIn(arrangement, from, now);
  if (Object.keys(fields).length > 0) return refuse({ code: 'network/change-unsound', fields });
  const key = ends ? arrangement.ends : keyOf(arrangement);
  const rows = rowsOf(key, now);
  const current = rows.find(row => holdsOn(row, from));
  const next = rows.find(row => row.from > from);
  const isThere =
    current && !ends && isSame<Row>(current, { ...current, ...arrangement }, ['table' as keyof Row]);
  if (ends ? !current : isThere) return ok({ changed: false });
  if (current?.from === from) await dropRow(tx, key, from);
  else if (current) await endRow(tx, key, from);
  const until = current?.until ?? (next && addDays(next.from, -1));
  if (!ends) await insert(tx, arrangement, { from, until }, now, rows.at(-1)?.place);
  readAgain(tx, network);
  const changed: NetworkChanged = { kind: 'network/changed', subject: `unit:${unit}`, unit };
  await tx.announce([changed]);
  return ok({ changed: true });
}
