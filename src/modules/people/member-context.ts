import type { World } from '#web/plug.ts';
import type { Visit } from '#web/show.tsx';
import type { UnitId } from '#network';
import type { MemberId } from './member.ts';

/** What sections in the slots `account` and `details` (a member's own pages) and `member` (staff's page) are given. */
export interface MemberContext {
  readonly world: World;
  readonly visit: Visit;
  readonly member: MemberId;
  /** The organisation whose loans and requests may be seen, where an agreement lets a desk see no more of a guest. */
  readonly only?: UnitId | undefined;
}
