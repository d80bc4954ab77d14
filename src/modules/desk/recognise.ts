import { itemByBarcode, type Item } from '#catalogue';
import { whereabouts, type Whereabouts } from '#circulation';
import type { UnitId } from '#network';
import { type Member, memberByCard, type OldCard, oldCardOf } from '#people';
import { addDays, type Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import { mustPick } from '#requests';
import { crateContents, openTransits, type Transit } from '#transport';
import type { Situation } from './decide.ts';

/** An item in hand, and what it is doing. */
export interface Seen {
  readonly item: Item;
  readonly place: Whereabouts;
  readonly transit: Transit | undefined;
  readonly situation: Situation;
}

/** What a code is, with what must be known to act on it. */
export type Recognised =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unknown'; readonly code: string }
  | { readonly kind: 'card'; readonly member: Member }
  | { readonly kind: 'old-card'; readonly card: OldCard }
  | { readonly kind: 'crate'; readonly crate: string; readonly contents: readonly Transit[] }
  | ({ readonly kind: 'slip' | 'item' } & Seen);

/** Slips carry the barcode of their item behind these two characters. */
const slipMark = '%S';

export const slipCode = (item: Pick<Item, 'barcode'>): string => `${slipMark}${item.barcode}`;

export const isSlipCode = (code: string): boolean => code.startsWith(slipMark);

/** Our own crate labels begin with these two characters, so that an empty crate is known for one. */
const crateMark = '%K';

export const crateCode = (crate: string): string => `${crateMark}${crate}`;

/** A book of a later day's list that is in hand already is picked already. */
const listsAhead = 14;

/** What an item is doing, seen from a place. */
export function situationOf(
  { state, unit: stands }: Pick<Whereabouts, 'state' | 'unit'>,
  transit: Pick<Transit, 'state' | 'to' | 'seenAt'> | undefined,
  isOnList: boolean,
  unit: UnitId,
): Situation {
  if (state === 'withdrawn' || state === 'missing') return state;
  if (state === 'lost' || state === 'on-order') return 'missing';
  if (state === 'on-loan') return 'lent';
  if (state === 'on-hold-shelf') return stands === unit ? 'held-here' : 'held-elsewhere';
  if (transit) {
    if (transit.to === unit) return 'bound-here';
    return transit.state === 'packed' && transit.seenAt === unit ? 'waits-here' : 'bound-elsewhere';
  }
  return isOnList ? 'to-pick' : 'loose';
}

/** An item in hand with what it is doing. Whether it must be picked is asked only `forDesk`: who takes it along may, either way. */
export async function see(
  reader: Reader,
  item: Item,
  unit: UnitId,
  today: Day,
  forDesk: boolean,
): Promise<Seen | undefined> {
  const place = (await whereabouts(reader, [item.id])).get(item.id);
  if (!place) return undefined;
  const [transit] = place.state === 'in-transit' ? await openTransits(reader, { items: [item.id] }) : [];
  const isOnList =
    forDesk &&
    place.state === 'on-shelf' &&
    (await mustPick(reader, item.id, unit, addDays(today, listsAhead)));
  return { item, place, transit, situation: situationOf(place, transit, isOnList, unit) };
}

/**
 * Finds out what a code is: an item's barcode before a card's number before a crate's label. A slip is told by its
 * mark. Reads only.
 */
export async function recognise(
  reader: Reader,
  code: string,
  unit: UnitId,
  today: Day,
  forDesk = true,
): Promise<Recognised> {
  if (code === '') return { kind: 'nothing' };
  if (code.startsWith(crateMark)) {
    const crate = code.slice(crateMark.length);
    return { kind: 'crate', crate, contents: await crateContents(reader, crate) };
  }
  const isSlip = isSlipCode(code);
  const item = await itemByBarcode(reader, isSlip ? code.slice(slipMark.length) : code);
  const seen = item && (await see(reader, item, unit, today, forDesk));
  if (seen) return { kind: isSlip ? 'slip' : 'item', ...seen };
  const member = await memberByCard(reader, code);
  if (member) return { kind: 'card', member };
  const contents = await crateContents(reader, code);
  if (contents.length > 0) return { kind: 'crate', crate: code, contents };
  const card = await oldCardOf(reader, code);
  return card ? { kind: 'old-card', card } : { kind: 'unknown', code };
}
