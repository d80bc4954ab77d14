import type { Member } from '#people';
import type { Mark } from './answer.ts';

/** Where on the hold shelf a member's things lie. "van der Berg" stands under the B. */
export function markOf(member: Pick<Member, 'familyName' | 'card'> | undefined): Mark {
  const letter = /\p{Lu}/u.exec(member?.familyName ?? '')?.[0] ?? member?.familyName[0]?.toUpperCase();
  return { letter: letter ?? '?', card: member?.card?.slice(-4) ?? '' };
}
