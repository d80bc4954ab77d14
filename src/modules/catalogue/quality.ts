import type { QualityPart } from '#intake';
import { type Alone, explainAlone } from './explain-alone.ts';
import { lastYear } from './last-year.ts';
import { countLacks, type DoubleRow, type LacksCounted, readDoubles } from './store/lacks.ts';
import { countShared } from './store/merged.ts';

const examples = 3;
/** So many that stand alone are judged. */
const mostAlone = 1000;

const sumOf = <T>(some: readonly T[], of: (one: T) => number): number =>
  some.reduce((sum, one) => sum + of(one), 0);

/** What readers miss in the records of a source, and what it describes twice. */
export interface Lacks extends LacksCounted {
  readonly doubles: number;
  readonly double: readonly Pick<DoubleRow, 'record' | 'other' | 'title'>[];
}

export const lacksPart: QualityPart<Lacks> = {
  name: 'lacks',
  count: async (reader, source, now) => {
    const [counted, doubles] = await Promise.all([
      countLacks(reader, [source], lastYear(now)),
      readDoubles(reader, [source]),
    ]);
    const double = doubles.slice(0, examples).map(({ record, other, title }) => ({ record, other, title }));
    return { ...counted, doubles: doubles.length, double };
  },
};

const first = <T extends { readonly record: number }>(some: readonly T[], most: number): T[] =>
  some.toSorted((a, b) => a.record - b.record).slice(0, most);

/** What the records of sources lack together. */
export function lacksTogether(some: readonly Lacks[]): Lacks {
  const byCode = Map.groupBy(
    some.flatMap(({ lacks }) => lacks),
    ({ code }) => code,
  );
  return {
    records: sumOf(some, ({ records }) => records),
    lacking: sumOf(some, ({ lacking }) => lacking),
    lacks: [...byCode]
      .map(([code, those]) => ({
        code,
        records: sumOf(those, ({ records }) => records),
        examples: first(
          those.flatMap(one => one.examples),
          examples,
        ),
      }))
      .toSorted((a, b) => b.records - a.records || (a.code < b.code ? -1 : 1)),
    doubles: sumOf(some, ({ doubles }) => doubles),
    double: first(
      some.flatMap(({ double }) => double),
      examples,
    ),
  };
}

/** How many records of a source stand with another's, and the first of those that do not with what stopped them. */
export interface Standing {
  readonly records: number;
  readonly shared: number;
  readonly alone: readonly Alone[];
}

export const alonePart: QualityPart<Standing> = {
  name: 'alone',
  count: async (reader, { id }) => ({
    ...(await countShared(reader, [id])),
    alone: await explainAlone(reader, [id], 0, mostAlone),
  }),
};

/** How the records of sources stand together. */
export const aloneTogether = (some: readonly Standing[]): Standing => ({
  records: sumOf(some, ({ records }) => records),
  shared: sumOf(some, ({ shared }) => shared),
  alone: first(
    some.flatMap(({ alone }) => alone),
    mostAlone,
  ),
});
