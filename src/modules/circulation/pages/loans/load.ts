import { type Edition, type EditionId, editions } from '#catalogue';
import { type Network, network, type UnitId } from '#network';
import type { MemberId } from '#people';
import type { Reader } from '#platform/db.ts';
import type { Loan } from '../../loan.ts';
import { openLoans } from '../../reading.ts';
import { readDemand } from '../../store/places.ts';

/** All that the list of a member's loans is made from. */
export interface LoanList {
  readonly loans: readonly Loan[];
  readonly editions: ReadonlyMap<EditionId, Edition>;
  readonly waitedFor: ReadonlySet<EditionId>;
  readonly network: Network;
}

/** `only`: the organisation whose loans may be seen; all when left out. */
export async function loadLoans(reader: Reader, member: MemberId, only?: UnitId): Promise<LoanList> {
  const place = await network(reader);
  const all = await openLoans(reader, { member });
  const loans = all.filter(({ unit }) => only === undefined || place.unit(unit).organisation === only);
  const wanted = [...new Set(loans.map(({ edition }) => edition))];
  return {
    loans,
    editions: wanted.length === 0 ? new Map() : await editions(reader, wanted),
    waitedFor: new Set(wanted.length === 0 ? [] : await readDemand(reader, wanted)),
    network: place,
  };
}
