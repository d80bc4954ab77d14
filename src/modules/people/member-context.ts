import type { World } from '#web/plug.ts';
import type { Visit } from '#web/show.tsx';
import type { MemberId } from './member.ts';

/** What sections in the slots `account` (a member's own page) and `member` (staff's page) are given. */
export interface MemberContext {
  readonly world: World;
  readonly visit: Visit;
  readonly member: MemberId;
}
