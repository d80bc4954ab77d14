import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { readAgain } from '#platform/once.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { faultsIn, type UnitChange } from './change-unit.ts';
import type { NetworkChanged } from './facts.ts';
import { holdsAt, type Mandate } from './mandate.ts';
import { network } from './read-network.ts';
import type { ChangeRefusal, FieldFault } from './refusals.ts';
import { isSame } from './same.ts';
import { insertUnitRows, insertUnits } from './store/network.ts';
import type { Unit, UnitKind } from './unit.ts';

/** A wish for a new place or party from a day on. */
export interface AddUnit {
  /** For ever: small letters, digits and hyphens. */
  readonly code: string;
  readonly kind: UnitKind;
  readonly from: Day;
  readonly particulars: UnitChange;
  readonly mandates: readonly Mandate[];
}

const isCode = (text: string): boolean => /^[a-z0-9][a-z0-9-]*$/.test(text);

/**
 * Adds a place or party. Whoever administers an organisation may add its places, the province's administrator
 * everything. The same wish again answers the unit that is there.
 */
export async function addUnit(tx: Tx, wish: AddUnit): Promise<Result<Unit, ChangeRefusal>> {
  const { code, kind, from, particulars, mandates } = wish;
  const now = await network(tx);
  const { province } = now;
  const roof = now.units('organisation', from).find(({ id }) => id === particulars.organisation) ?? province;
  if (!holdsAt(mandates, 'admin', roof.id, now, from))
    return refuse({ code: 'network/not-allowed', unit: roof.id });
  const row: Unit = {
    name: '',
    organisation: undefined,
    municipality: undefined,
    isil: undefined,
    latitude: undefined,
    longitude: undefined,
    weight: 1,
    address: undefined,
    requestsAllowed: true,
    picks: undefined,
    ...particulars,
    id: 0,
    code,
    kind,
    isilInvented: false,
    zone: province.zone,
    source: undefined,
    from,
    until: undefined,
  };
  const known = now.byCode(code);
  const isRepeat = known !== undefined && isSame(now.history(known.id)[0] ?? known, row, ['id', 'until']);
  if (isRepeat) return ok(known);
  const fields: Record<string, FieldFault> = {
    ...(!isCode(code) && { code: 'malformed' as const }),
    ...(known && { code: 'taken' as const }),
    ...(kind === 'province' && { kind: 'taken' as const }),
    ...faultsIn(row, now),
  };
  if (Object.keys(fields).length > 0) return refuse({ code: 'network/change-unsound', fields });
  const [added] = await insertUnits(tx, [{ code, kind }]);
  if (!added) return refuse({ code: 'network/change-unsound', fields: { code: 'taken' } });
  await insertUnitRows(tx, [{ ...row, unit: added.id }]);
  readAgain(tx, network);
  const changed: NetworkChanged = { kind: 'network/changed', subject: `unit:${added.id}`, unit: added.id };
  await tx.announce([changed]);
  return ok((await network(tx)).unit(added.id));
}
