import { editions } from '#catalogue';
import { type Loan, openLoans } from '#circulation';
import { deadAddress } from '#notices';
import { type Member, type MemberId, members, serves } from '#people';
import type { Reader } from '#platform/db.ts';
import { requestsOf } from '#requests';
import type { Mark } from '../../answer.ts';
import { markOf } from '../../mark.ts';
import type { AtDesk } from '../at-desk.ts';

/** Who stands at the desk, what they have and what lies ready for them here. */
export interface Visitor {
  readonly member: Member;
  readonly mark: Mark;
  readonly loans: readonly (Pick<Loan, 'id' | 'dueDay'> & {
    readonly title: string;
    readonly late: boolean;
  })[];
  /** Mail to their address comes back; the address only for a desk of their own organisation. */
  readonly dead: { readonly address: string | undefined; readonly since: Date } | undefined;
  readonly ready: readonly { readonly request: number; readonly title: string }[];
}

/** Reads what a desk needs to see of the member in front of it; nothing for one who is unknown. */
export async function loadVisitor(
  reader: Reader,
  id: MemberId,
  { unit, today, by, place }: AtDesk,
): Promise<Visitor | undefined> {
  const member = (await members(reader, [id])).get(id);
  if (!member) return undefined;
  const dead = await deadAddress(reader, id);
  const isOurs = serves(by, member.home, place, today);
  const loans = await openLoans(reader, { member: id });
  const requests = await requestsOf(reader, id);
  const ready = requests.filter(({ state, pickup }) => state === 'ready' && pickup === unit);
  const titles = await editions(
    reader,
    [...loans, ...ready].map(({ edition }) => edition),
  );
  const titleOf = (edition: number) => titles.get(edition)?.title ?? '';
  return {
    member,
    mark: markOf(member),
    dead: dead && { address: isOurs ? dead.address : undefined, since: dead.since },
    loans: loans.map(loan => ({
      id: loan.id,
      dueDay: loan.dueDay,
      title: titleOf(loan.edition),
      late: loan.dueDay < today,
    })),
    ready: ready.map(request => ({ request: request.id, title: titleOf(request.edition) })),
  };
}
