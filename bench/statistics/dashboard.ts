import { brotliCompressSync } from 'node:zlib';
import { network } from '#network';
import { seededChance } from '#platform/chance.ts';
import { standingClock } from '#platform/clock.ts';
import { makeLog } from '#platform/log.ts';
import { openSession } from '#platform/session.ts';
import { readSettings } from '../../src/config.ts';
import { makeWorld, mount } from '../../src/main.ts';
import type { BenchGround } from '../journey/ground.ts';
import { milliseconds, percentile } from '../measurement.ts';

/** The page of each place in five periods, whole; milliseconds at the 95th percentile, and KB of the heaviest with its style. */
export async function measureDashboard(ground: BenchGround, now: Date): Promise<{ p95: number; kb: number }> {
  const { db } = ground;
  const place = await network(db);
  const settings = readSettings({ LOG_LEVEL: 'silent' });
  const world = await makeWorld(ground, settings, makeLog('silent'), standingClock(now));
  const app = await mount(world);
  const viewer = {
    account: 1,
    name: 'Pia Proef',
    member: undefined,
    staff: 1,
    roles: [{ role: 'poi', unit: place.province.id }],
  };
  const session = await db.transaction(tx => openSession(tx, viewer, now, seededChance(2)));
  const get = async (url: string) => {
    const answer = await app.inject({ url, cookies: { session }, headers: { accept: 'text/html' } });
    if (answer.statusCode !== 200) throw new Error(`${url} answers ${answer.statusCode}`);
    return answer.body;
  };
  const day = '2025-12-31';
  const places = [
    place.province,
    ...place.units('organisation', day),
    ...place.units('municipality', day),
    ...place.branches(day),
  ];
  const periods = ['2025', '2025-12', '2025-06', '2024', '2024-03'];
  const times: number[] = [];
  let heaviest = 0;
  for (const [n, period] of periods.entries())
    for (const { code } of places) {
      let html = '';
      const url = `/cijfers/beeld?plaats=${code}&periode=${period}`;
      times.push(
        await milliseconds(async () => {
          html = await get(url);
        }),
      );
      if (n === 0) heaviest = Math.max(heaviest, brotliCompressSync(html).length);
    }
  const [, style = ''] =
    /<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/.exec(await get('/cijfers/beeld')) ?? [];
  const sheet = brotliCompressSync((await app.inject({ url: style })).rawPayload).length;
  await app.close();
  return { p95: percentile(times, 0.95), kb: (heaviest + sheet) / 1024 };
}
