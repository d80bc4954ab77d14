import { standingClock } from '#platform/clock.ts';
import { makeLog } from '#platform/log.ts';
import { readSettings } from '../../src/config.ts';
import { makeWorld, mount } from '../../src/main.ts';
import type { BenchGround } from '../journey/ground.ts';
import { milliseconds, percentile } from '../measurement.ts';
import { now, plan } from './plans.ts';

/** Looks at the agenda in many ways, the whole page each time; milliseconds at the 95th percentile. */
export async function measureAgenda(ground: BenchGround, coming: number): Promise<number> {
  await plan(ground.db, coming);
  await ground.db.script('vacuum (analyze) programmes.activity, programmes.meeting');
  const settings = readSettings({ LOG_LEVEL: 'silent' });
  const app = await mount(await makeWorld(ground, settings, makeLog('silent'), standingClock(now)));
  const times: number[] = [];
  const ways = [
    '',
    'voor=children',
    'doel=leest',
    'zoek=activiteit+77',
    'dag=2026-05-01',
    'zoek=koffie&voor=adults',
  ];
  for (let n = 0; n < 400; n += 1) {
    const branch = ground.branches[n % ground.branches.length] ?? '';
    const url = `/agenda?bij=${n % 2 === 0 ? branch : ''}&${ways[n % ways.length]}`;
    const took = await milliseconds(async () => {
      const answer = await app.inject({ url, headers: { accept: 'text/html' } });
      if (answer.statusCode !== 200) throw new Error(`${url} answers ${answer.statusCode}`);
    });
    // the first find the pages of the index on disk
    if (n >= 60) times.push(took);
  }
  await app.close();
  return percentile(times, 0.95);
}
