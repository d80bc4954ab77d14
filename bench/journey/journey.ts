import type { Bench } from '../measurement.ts';
import { besidePgbench, measureCheckOuts } from './check-out.ts';
import { benchGround } from './ground.ts';
import { measureImport } from './import.ts';
import { measurePages } from './pages.ts';
import { measureStarts } from './start.ts';

/** From a fresh clone to a page, from MARC to searchable, from a scan to a commit. */
export const journey: Bench = {
  name: 'journey',
  run: async say => {
    say('Starting a fresh clone, twice…');
    const { first, later, province } = await measureStarts();
    say('Reading pages…');
    const pages = await measurePages(province.url);
    await province.stop();
    const ground = await benchGround();
    try {
      say('Importing 60,000 records…');
      const imported = await measureImport(ground, 60_000);
      say('Lending…');
      const lent = await measureCheckOuts(ground);
      const yaz = {
        name: 'yaz-marcdump',
        version: imported.yazVersion,
        settings: `to MARCXML, same file of ${imported.records} records`,
        value: imported.yaz,
        unit: 'records/s',
      };
      return [
        { metric: 'first_start_s', value: first, unit: 's', peer: null },
        { metric: 'later_start_s', value: later, unit: 's', peer: null },
        { metric: 'import_vs_yaz_marcdump', value: imported.ours / imported.yaz, unit: 'ratio', peer: yaz },
        { metric: 'import_records_per_s', value: imported.ours, unit: 'records/s', peer: null },
        { metric: 'checkout_p50_ms', value: lent.p50, unit: 'ms', peer: null },
        besidePgbench(lent),
        {
          metric: 'resident_page_kb',
          value: pages.heaviest,
          unit: 'KB compressed, HTML + CSS + script, font apart',
          peer: null,
        },
        { metric: 'resident_page_p95_ms', value: pages.p95, unit: 'ms', peer: null },
      ];
    } finally {
      await ground.close();
    }
  },
};
