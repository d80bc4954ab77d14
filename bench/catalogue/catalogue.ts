import type { Bench } from '../measurement.ts';
import { measureHarvest } from './harvest.ts';
import { type Load, measureLoad } from './load.ts';
import { measureMerging } from './pairs/measure-merging.ts';

/** Sizes of the curve; the last one is what the goals speak of. */
const sizes = [10_000, 100_000, 1_000_000];

const perRecord = ({ seconds, records }: Load): number => seconds / records;

/** From MARC of four sources to one catalogue that can be searched. At a scale of 1 that is a million records. */
export const catalogue: Bench = {
  name: 'catalogue',
  run: async (say, scale) => {
    const merging = await measureMerging(say);
    const loads: Load[] = [];
    for (const size of sizes) {
      const load = await measureLoad(Math.round(size * scale), say);
      const { records, items, editions, seconds, peak, oneMore } = load;
      say(
        `${records} records, ${items} items, ${editions} titles: ${seconds.toFixed(1)} s, ${Math.round(records / seconds)}/s, ` +
          `${(peak / 1024 ** 3).toFixed(2)} GiB, one more ${oneMore.toFixed(1)} ms; zebraidx ${Math.round(load.zebra.rate)}/s, yaz-marcdump ${Math.round(load.yaz.rate)}/s`,
      );
      loads.push(load);
    }
    const [small, whole] = [loads[0], loads.at(-1)];
    if (!small || !whole) throw new Error('nothing was loaded');
    const ours = whole.records / whole.seconds;
    const peer = (name: string, { version, rate }: Load['zebra'], settings: string) => ({
      name,
      version,
      settings: `${settings}, the same ${whole.records} records; ours ${Math.round(ours)}/s`,
      value: rate,
      unit: 'records/s',
    });
    const harvested = await measureHarvest(Math.round(100_000 * scale), say);
    return [
      ...merging,
      { metric: 'load_1m_minutes', value: whole.seconds / 60, unit: 'min', peer: null },
      { metric: 'load_1m_peak_gib', value: whole.peak / 1024 ** 3, unit: 'GiB', peer: null },
      {
        metric: 'load_vs_zebraidx',
        value: ours / whole.zebra.rate,
        unit: 'ratio of rates',
        peer: peer('zebraidx', whole.zebra, 'grs.marcxml.marc21, memMax 512'),
      },
      {
        metric: 'load_vs_yaz_marcdump',
        value: ours / whole.yaz.rate,
        unit: 'ratio of rates',
        peer: peer('yaz-marcdump', whole.yaz, '-n'),
      },
      {
        metric: 'cost_per_record_1m_vs_10k',
        value: perRecord(whole) / perRecord(small),
        unit: 'ratio',
        peer: null,
      },
      { metric: 'add_one_record_ms', value: whole.oneMore, unit: 'ms, median', peer: null },
      { metric: 'oai_harvest_records_per_s', value: harvested, unit: 'records/s', peer: null },
    ];
  },
};
