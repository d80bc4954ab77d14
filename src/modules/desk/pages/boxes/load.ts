import { type Edition, editions, type Item, items } from '#catalogue';
import { whereabouts, type Whereabouts } from '#circulation';
import type { Reader } from '#platform/db.ts';
import { type AtSchool, atSchools, type Box, boxesAt, openTransits } from '#transport';
import type { AtDesk } from '../at-desk.ts';

/** A thing in a box, with where it is. */
export interface BoxLine {
  readonly item: Item;
  readonly edition: Edition;
  readonly place: Whereabouts | undefined;
}

/** A box with all that its page shows. */
export interface BoxShown {
  readonly box: Box;
  readonly lines: readonly BoxLine[];
  /** Which school has something of it. */
  readonly lent: AtSchool | undefined;
  /** To which branch it is on its way. */
  readonly bound: number | undefined;
}

/** Boxes with their content, in a few statements for all of them together. */
export async function showBoxes(reader: Reader, boxes: readonly Box[]): Promise<BoxShown[]> {
  const ids = boxes.flatMap(box => box.items);
  if (ids.length === 0) return boxes.map(box => ({ box, lines: [], lent: undefined, bound: undefined }));
  const known = await items(reader, ids);
  const titles = await editions(
    reader,
    [...known.values()].map(({ edition }) => edition),
  );
  const places = await whereabouts(reader, ids);
  const lent = await atSchools(reader, boxes);
  const going = new Map((await openTransits(reader, { items: ids })).map(({ item, to }) => [item, to]));
  return boxes.map(box => ({
    box,
    lines: box.items.flatMap((id): BoxLine[] => {
      const item = known.get(id);
      const edition = item && titles.get(item.edition);
      return item && edition ? [{ item, edition, place: places.get(id) }] : [];
    }),
    lent: lent.get(box.id),
    bound: box.items.map(id => going.get(id)).find(to => to !== undefined),
  }));
}

/** The boxes that a desk may see: those of its organisation. */
export function boxesOf(reader: Reader, { place, unit, today }: AtDesk): Promise<Box[]> {
  const { organisation } = place.unit(unit, today);
  const homes = place.branches(today).filter(branch => branch.organisation === organisation);
  return boxesAt(
    reader,
    homes.map(({ id }) => id),
  );
}
