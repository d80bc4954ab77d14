import { holdsAt, type Network, type UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { Viewer } from '#web/show.tsx';
import type { MemberId } from './member.ts';

export const roles = [
  'desk',
  'driver',
  'poi',
  'admin',
  'cataloguer',
  'figures',
  'sign',
  'municipality',
] as const;

/** What somebody may do at a unit and everything within it. */
export type Role = (typeof roles)[number];

/** Who does something: every command carries one. */
export type Actor =
  | { readonly kind: 'system' }
  | { readonly kind: 'member'; readonly member: MemberId }
  | {
      readonly kind: 'staff';
      readonly staff: number;
      readonly roles: readonly { readonly role: Role; readonly unit: UnitId }[];
    };

/** The software itself: jobs, reactions, the demo. */
export const system: Actor = { kind: 'system' };

const isRole = (role: string): role is Role => (roles as readonly string[]).includes(role);

/** Who a signed-in visitor is to a command; staff before member, when somebody is both. */
export function actorOf(viewer: Viewer): Actor {
  if (viewer.staff !== undefined)
    return {
      kind: 'staff',
      staff: viewer.staff,
      roles: viewer.roles.flatMap(({ role, unit }) => (isRole(role) ? [{ role, unit }] : [])),
    };
  if (viewer.member !== undefined) return { kind: 'member', member: viewer.member };
  throw new Error(`account ${viewer.account} belongs to nobody`);
}

/** Which roles let somebody do the work of a role. */
const stands: Readonly<Record<Role, readonly Role[]>> = {
  desk: ['desk', 'poi', 'admin'],
  driver: ['driver', 'poi', 'admin'],
  cataloguer: ['cataloguer', 'poi', 'admin'],
  poi: ['poi', 'admin'],
  figures: ['figures', 'sign', 'poi', 'admin'],
  sign: ['sign', 'admin'],
  municipality: ['municipality', 'poi', 'admin'],
  admin: ['admin'],
};

/** Whether somebody may do the work of a role at a unit on a day. Members never may; the system always may. */
export function allows(actor: Actor, role: Role, unit: UnitId, network: Network, on: Day): boolean {
  if (actor.kind !== 'staff') return actor.kind === 'system';
  return stands[role].some(held => holdsAt(actor.roles, held, unit, network, on));
}

/**
 * Whether somebody may do the desk's work for members of a home: at the home itself, or at any branch of the same
 * organisation, since a member walks into all of them.
 */
export function serves(actor: Actor, home: UnitId, network: Network, on: Day): boolean {
  if (actor.kind !== 'staff' || allows(actor, 'desk', home, network, on))
    return actor.kind === 'system' || actor.kind === 'staff';
  const { organisation } = network.unit(home, on);
  return (
    organisation !== undefined &&
    actor.roles.some(
      ({ unit }) =>
        allows(actor, 'desk', unit, network, on) && network.unit(unit, on).organisation === organisation,
    )
  );
}

/** The number of the colleague who does something, for who must be able to ask; nobody when it is not staff. */
export const staffOf = (actor: Actor): number | undefined =>
  actor.kind === 'staff' ? actor.staff : undefined;
