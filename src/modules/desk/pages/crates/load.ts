import { editions } from '#catalogue';
import type { Network } from '#network';
import type { Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import { cratesAt, differenceOf, disagrees, lateTransits, openedCrates, type TransitId } from '#transport';
import type { AtDesk } from '../at-desk.ts';

/** A crate that was opened here, compared with what was said of it. */
export interface OpenedLine {
  readonly id: number;
  readonly crate: string;
  readonly from: string;
  readonly said: number;
  readonly counted: number;
  readonly agrees: boolean;
}

export interface LateLine {
  readonly transit: TransitId;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly expected: Day;
}

export interface CrateLine {
  readonly crate: string;
  readonly count: number;
  readonly to: string;
  readonly isSealed: boolean;
}

/** Days that an opened crate stays in sight. */
const daysShown = 14;

const nameOf =
  (place: Network) =>
  (unit: number): string =>
    place.unit(unit).name;

/** Everything about crates that a branch must see. */
export async function loadCrates(reader: Reader, { unit, today, place }: AtDesk, now: Date) {
  const name = nameOf(place);
  const late = await lateTransits(reader, today, unit);
  const titles = await editions(
    reader,
    late.map(({ edition }) => edition),
  );
  const opened = await openedCrates(reader, unit, new Date(now.getTime() - daysShown * 86_400_000));
  return {
    crates: (await cratesAt(reader, unit)).map(
      (crate): CrateLine => ({ ...crate, to: crate.to.map(name).join(', ') }),
    ),
    opened: opened.map((load): OpenedLine => {
      const difference = differenceOf(load);
      const { id, crate, from, said, counted } = load;
      const agrees = difference !== undefined && !disagrees(difference);
      return { id, crate, from: name(from), said, counted: counted ?? 0, agrees };
    }),
    late: late.map(
      ({ id, edition, from, to, expected }): LateLine => ({
        transit: id,
        title: titles.get(edition)?.title ?? '',
        from: name(from),
        to: name(to),
        expected,
      }),
    ),
  };
}
