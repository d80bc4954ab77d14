import { type ItemState, itemLife, type ItemVerb } from '#circulation';
import { step } from '#platform/state-table.ts';

/** What staff do with a thing besides lending it and taking it in. */
export const deeds = [
  'damaged',
  'mended',
  'display',
  'off-display',
  'ordered',
  'arrived',
  'used',
  'missing',
  'found',
  'lost',
  'withdrawn',
] as const;
export type Deed = (typeof deeds)[number];

export const isDeed = (text: string | undefined): text is Deed => deeds.some(deed => deed === text);

/** The steps of an item's life that each is made of; where there are more ways, the first that is open. */
const ways: Readonly<Record<Deed, readonly (readonly ItemVerb[])[]>> = {
  damaged: [['damage'], ['return', 'damage']],
  mended: [['mend']],
  display: [['display']],
  'off-display': [['shelve']],
  ordered: [['order']],
  arrived: [['arrive']],
  used: [['use']],
  missing: [['miss']],
  found: [['find']],
  lost: [['lose']],
  withdrawn: [['withdraw']],
};

function isOpen(from: ItemState, way: readonly ItemVerb[]): boolean {
  let state = from;
  for (const verb of way) {
    const next = step<ItemState, ItemVerb, 'desk' | 'house'>(itemLife, state, verb, 'desk');
    if (!next.ok) return false;
    state = next.value;
  }
  return true;
}

/** What a desk may do with an item in this state, by the table of its life: the buttons, in this order. */
export const deedsFor = (state: ItemState): Deed[] =>
  deeds.filter(deed => ways[deed].some(way => isOpen(state, way)));

/** The step that cannot be taken, to say so. */
export const lastStepOf = (deed: Deed): ItemVerb => ways[deed][0]?.at(-1) ?? 'return';
