import { network, type Network } from '#network';
import type { Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import { categories } from '../../categories.ts';
import type { Category } from '../../category.ts';
import { childrenOf, guardiansOf } from '../../family.ts';
import { type Housemate, householdOf } from '../../household.ts';
import type { Member } from '../../member.ts';
import type { Note } from '../../note.ts';
import { notesOf } from '../../notes.ts';
import { type Proxy, proxiesOf } from '../../proxies.ts';
import { settingsOf } from '../../settings.ts';
import { openMergeOf } from '../../store/merges.ts';
import { cardsOf } from '../../store/portions.ts';

/** Everything that the desk keeps of a member. */
export interface Kept {
  readonly member: Member;
  readonly place: Network;
  readonly today: Day;
  readonly categories: readonly Category[];
  readonly cards: Awaited<ReturnType<typeof cardsOf>>;
  readonly children: readonly Member[];
  readonly household: readonly Housemate[];
  readonly guardians: readonly Member[];
  readonly guardedUntil: number;
  readonly proxies: readonly Proxy[];
  readonly notes: readonly Note[];
  readonly merge: Awaited<ReturnType<typeof openMergeOf>>;
}

export async function loadKept(reader: Reader, member: Member, at: Date): Promise<Kept> {
  const place = await network(reader);
  const today = place.today(member.home, at);
  const [known, cards, children, household, guardians, proxies, notes, merge, setting] = await Promise.all([
    categories(reader),
    cardsOf(reader, member.id),
    childrenOf(reader, member.id, at),
    householdOf(reader, member.id, at),
    guardiansOf(reader, member.id, at),
    proxiesOf(reader, member.id, today),
    notesOf(reader, member.id, today),
    openMergeOf(reader, member.id),
    settingsOf(reader, place),
  ]);
  const guardedUntil = setting('guardian-until-age', member.home);
  return {
    member,
    place,
    today,
    categories: known,
    cards,
    children,
    household,
    guardians,
    guardedUntil,
    proxies,
    notes,
    merge,
  };
}
