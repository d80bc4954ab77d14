import type { ItemId } from '#catalogue';
import { openLoans } from '#circulation';
import { type Member, type MemberId, members } from '#people';
import type { Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import type { Box } from './box.ts';

export type { Box } from './box.ts';
export { readBox as boxByCode, readBoxes as boxesAt } from './store/boxes.ts';

/** What a school has of a box, and until when. */
export interface AtSchool {
  readonly school: Member;
  readonly until: Day;
  readonly items: ReadonlySet<ItemId>;
}

/** Which schools have something of boxes, by the number of the box: whoever has its copies on loan and is no person. */
export async function atSchools(reader: Reader, boxes: readonly Box[]): Promise<Map<number, AtSchool>> {
  const items = boxes.flatMap(box => box.items);
  const loans = items.length === 0 ? [] : await openLoans(reader, { items });
  const ids: MemberId[] = loans.flatMap(({ member }) => member ?? []);
  const people = await members(reader, [...new Set(ids)]);
  const found = new Map<number, AtSchool>();
  for (const box of boxes) {
    const own = loans.filter(
      ({ item, member }) =>
        box.items.includes(item) && member !== null && (people.get(member)?.kind ?? 'person') !== 'person',
    );
    const [first] = own;
    const school = people.get(first?.member ?? 0);
    if (first && school)
      found.set(box.id, { school, until: first.dueDay, items: new Set(own.map(({ item }) => item)) });
  }
  return found;
}
