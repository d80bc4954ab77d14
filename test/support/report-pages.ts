import { after } from 'node:test';
import { addStaff, system } from '#people';
import { standingClock } from '#platform/clock.ts';
import { buildAssets } from '#web/assets.ts';
import { islands, modules, mount } from '../../src/main.ts';
import { testDatabase } from './database.ts';
import { good, winter } from './desk.ts';
import { aNetwork } from './network.ts';
import { publishTinyReport } from './report.ts';
import { password } from './sign-in.ts';
import { aWorld } from './world.ts';

/**
 * The tiny province on the web, with its report on the shelf and somebody of the provincial office (`pia`). Answers its
 * address; closed when the file's tests are over.
 */
export async function openReportPages(): Promise<string> {
  const now = winter('2026-02-02T10:00');
  const db = await testDatabase({ after }, modules);
  const { units } = await aNetwork(db);
  await publishTinyReport(db, units, now);
  const roles = [{ role: 'poi' as const, unit: units.tinyland.id }];
  const pia = { name: 'Pia Provincie', login: 'pia', password, from: '2026-01-01' as const, by: system };
  await db.transaction(async tx => good(await addStaff(tx, { ...pia, roles })));
  const world = aWorld(db, modules, { clock: standingClock(now), demo: true });
  const app = await mount({ ...world, assets: await buildAssets(islands) });
  const baseUrl = await app.listen({ port: 0, host: '127.0.0.1' });
  after(() => app.close());
  return baseUrl;
}
