import { join } from 'node:path';
import { makeSnapshot } from '#discovery';
import { benchGround } from '../journey/ground.ts';
import { lighthouse } from '../lighthouse.ts';
import type { Bench } from '../measurement.ts';
import { makeCatalogue } from './made-catalogue.ts';
import { startServer } from './ours.ts';

/** Lighthouse's marks of what a resident opens first, on a phone: of home, results and a title the lowest. */
export const residentsPages: Bench = {
  name: 'search',
  part: 'pages',
  run: async (say, scale) => {
    const ground = await benchGround();
    const { db, folder } = ground;
    try {
      const made = await makeCatalogue(db, Math.round(20_000 * scale), say);
      await makeSnapshot(db, join(folder, 'index'));
      const server = await startServer(new URL('./page-server.ts', import.meta.url), {
        DATABASE_URL: ground.embedded?.url() ?? '',
        BINDWERK_DATA: folder,
      });
      try {
        const pages = ['/', `/zoek?q=${made.words[20]}`, '/titel/1'];
        const marks: NonNullable<Awaited<ReturnType<typeof lighthouse>>>[] = [];
        for (const path of pages) {
          const mark = await lighthouse(`http://127.0.0.1:${server.port}${path}`, say);
          if (!mark) return [];
          say(`${path}: ${JSON.stringify(mark)}`);
          marks.push(mark);
        }
        const lowest = (name: 'performance' | 'accessibility' | 'best-practices' | 'seo') => ({
          metric: `lighthouse_${name.replace('-', '_')}`,
          value: Math.min(...marks.map(mark => mark[name])),
          unit: 'the lowest of home, results and title; of each the median of 5',
          peer: null,
        });
        return [lowest('performance'), lowest('accessibility'), lowest('best-practices'), lowest('seo')];
      } finally {
        server.stop();
      }
    } finally {
      await ground.close();
    }
  },
};
