import { type ItemEvent, type PersonEvent } from '#ledger';
import type { Network, UnitId } from '#network';
import { ageBand, type Member, postcodeArea } from '#people';
import type { Day } from '#platform/day.ts';
import type { Copy } from './store/places.ts';

interface Moment {
  readonly kind: 'loan' | 'renewal' | 'automatic-renewal' | 'return' | 'home-return' | 'in-house-use';
  readonly unit: UnitId;
  readonly day: Day;
}

const placeOf = (network: Network, { kind, unit, day }: Moment) => {
  const { organisation, municipality } = network.unit(unit, day);
  return { kind, day, unit, organisation, municipality };
};

type Counted = Pick<Copy, 'item' | 'edition' | 'material' | 'audience' | 'fiction'>;

/** The row about the thing: which item, at which moment, and nobody. */
export const itemEvent = (network: Network, copy: Counted, at: Date, moment: Moment): ItemEvent => ({
  ...placeOf(network, moment),
  at,
  item: copy.item,
  edition: copy.edition,
  material: copy.material,
  audience: copy.audience,
  fiction: copy.fiction,
});

/** The row about the person: which day and class of material, and no item. */
export const personEvent = (
  network: Network,
  copy: Pick<Copy, 'material' | 'audience'>,
  member: Member,
  moment: Moment,
): PersonEvent => ({
  ...placeOf(network, moment),
  material: copy.material,
  audience: copy.audience,
  ageBand: ageBand(member.birthDay, moment.day),
  category: member.category,
  postcodeArea: postcodeArea(member.postcode),
  member: member.id,
});
