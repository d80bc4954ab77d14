import type { ItemEvent, PersonEvent, Reach } from '#ledger';
import type { Network } from '#network';
import { ageBand, type Member, postcodeArea } from '#people';
import { daysBetween } from '#platform/day.ts';
import type { Request } from './request.ts';

/** How far a request reached, once a copy serves it. */
export function reachOf({ supplier, pickup, day }: Request, place: Network): Reach | undefined {
  if (supplier === null) return undefined;
  if (supplier === pickup) return 'same-branch';
  return place.unit(supplier, day).organisation === place.unit(pickup, day).organisation
    ? 'same-organisation'
    : 'other-organisation';
}

/** The row about the wish: what, where and how long it took, and nobody. */
export function requestEvent(
  kind: 'request-placed' | 'request-ready' | 'request-closed',
  request: Request,
  at: Date,
  place: Network,
): ItemEvent {
  const { pickup, supplier, item, edition } = request;
  const day = place.today(pickup, at);
  const { organisation, municipality } = place.unit(pickup, day);
  return {
    kind,
    at,
    day,
    unit: pickup,
    organisation,
    municipality,
    otherUnit: supplier ?? undefined,
    otherOrganisation: supplier === null ? undefined : place.unit(supplier, day).organisation,
    item: item ?? undefined,
    edition,
    days: kind === 'request-placed' ? undefined : daysBetween(request.day, day),
    scope: reachOf(request, place),
  };
}

/** The row about the person: which day and where, and no title. */
export function personEvent({ pickup, day }: Request, member: Member, place: Network): PersonEvent {
  const { organisation, municipality } = place.unit(pickup, day);
  return {
    kind: 'request-placed',
    day,
    unit: pickup,
    organisation,
    municipality,
    ageBand: ageBand(member.birthDay, day),
    category: member.category,
    postcodeArea: postcodeArea(member.postcode),
    member: member.id,
  };
}
