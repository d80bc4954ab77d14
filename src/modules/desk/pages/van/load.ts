import { editions } from '#catalogue';
import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import { stopLoad, type Transit } from '#transport';

/** Something to bring or to take, by name. */
export interface LoadLine extends Pick<Transit, 'id' | 'from' | 'to' | 'crate'> {
  readonly title: string;
}

/** What a driver hands over at a stop, and what waits there. */
export async function loadStop(
  reader: Reader,
  unit: UnitId,
  day: Day,
): Promise<{ bring: LoadLine[]; take: LoadLine[] }> {
  const { bring, take } = await stopLoad(reader, unit, day);
  const titles = await editions(
    reader,
    [...bring, ...take].map(({ edition }) => edition),
  );
  const line = ({ id, from, to, crate, edition }: Transit): LoadLine => ({
    id,
    from,
    to,
    crate,
    title: titles.get(edition)?.title ?? '',
  });
  return { bring: bring.map(line), take: take.map(line) };
}
