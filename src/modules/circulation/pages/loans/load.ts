import { type Edition, type EditionId, editions } from '#catalogue';
import { type Network, network } from '#network';
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

export async function loadLoans(reader: Reader, member: MemberId): Promise<LoanList> {
  const loans = await openLoans(reader, { member });
  const wanted = [...new Set(loans.map(({ edition }) => edition))];
  return {
    loans,
    editions: wanted.length === 0 ? new Map() : await editions(reader, wanted),
    waitedFor: new Set(wanted.length === 0 ? [] : await readDemand(reader, wanted)),
    network: await network(reader),
  };
}
