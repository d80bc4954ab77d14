import type { Tx } from '#platform/db.ts';
import type { MemberId } from './member.ts';
import { members } from './members.ts';
import { exportOf, type Portion } from './questions.ts';
import { ownPortions } from './own-portions.ts';

/** Everything that is known of a member, by every module, a table each; nothing for an unknown member. */
export async function exportMember(tx: Tx, id: MemberId): Promise<Portion[]> {
  const member = (await members(tx, [id])).get(id);
  if (!member) return [];
  return [...(await ownPortions(tx, member)), ...(await tx.ask(exportOf, id))];
}

/** The download as JSON: a property a table, rows as they are. */
export const asJson = (portions: readonly Portion[], at: Date): string =>
  `${JSON.stringify(
    { made: at.toISOString(), ...Object.fromEntries(portions.map(({ name, rows }) => [name, rows])) },
    null,
    2,
  )}\n`;
