import type { QualityPart } from './quality-part.ts';
import { countFaults, countRecords, type Fault } from './store/quality.ts';

/** What is said of the newest arrivals of a source. */
export interface Faults {
  readonly records: number;
  /** Of these, so many have a remark. */
  readonly faulty: number;
  readonly faults: readonly Fault[];
}

const examples = 3;

export const faultsPart: QualityPart<Faults> = {
  name: 'faults',
  count: async (reader, { id }) => {
    const [counted, faults] = await Promise.all([countRecords(reader, [id]), countFaults(reader, [id])]);
    return { ...counted, faults };
  },
};

const inOrder = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** What sources have together, the commonest first. */
export function together(some: readonly Faults[]): Faults {
  const sum = (of: (one: Faults) => number) => some.reduce((total, one) => total + of(one), 0);
  const byCode = Map.groupBy(
    some.flatMap(({ faults }) => faults),
    ({ code }) => code,
  );
  const faults = [...byCode].map(([code, those]) => ({
    code,
    records: those.reduce((total, { records }) => total + records, 0),
    examples: those
      .flatMap(one => one.examples)
      .toSorted((a, b) => inOrder(a.controlNumber, b.controlNumber) || a.source - b.source)
      .slice(0, examples),
  }));
  return {
    records: sum(({ records }) => records),
    faulty: sum(({ faulty }) => faulty),
    faults: faults.toSorted((a, b) => b.records - a.records || inOrder(a.code, b.code)),
  };
}
