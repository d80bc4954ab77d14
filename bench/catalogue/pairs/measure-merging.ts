import type { Measurement } from '../../measurement.ts';
import { absent, readPairs, setAside } from './read-pairs.ts';
import { inWords, scoreOf } from './score.ts';

/** How well the rules join the pairs that were set aside; nothing when the records that they point at are not here. */
export async function measureMerging(say: (line: string) => void): Promise<Omit<Measurement, 'bench'>[]> {
  if (absent) {
    say(`the judged pairs were left out: ${absent}`);
    return [];
  }
  const { aside } = setAside(await readPairs());
  const score = scoreOf(aside);
  const { length } = aside.filter(({ same }) => same);
  say(`${aside.length} pairs set aside, ${length} of one edition (95 % intervals): ${inWords(score)}`);
  return [
    { metric: 'merge_precision', value: score.precision.value, unit: 'share', peer: null },
    { metric: 'merge_recall', value: score.recall.value, unit: 'share', peer: null },
  ];
}
