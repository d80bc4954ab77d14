import type { TestContext } from 'node:test';
import { seededChance } from '#platform/chance.ts';
import { openSession } from '#platform/session.ts';
import type { Viewer } from '#web/show.tsx';
import { importFile, keepSource, readProfile } from '#intake';
import type { Plug } from '#web/plug.ts';
import { intakeModule } from '../../src/modules/intake/module.ts';
import { testDatabase } from './database.ts';
import { aFolder } from './marc.ts';
import { aNetwork } from './network.ts';
import { aWorld, pagesOf } from './world.ts';

/** Somebody with a role at a screen of intake, and a source `north` without copies. */
export async function anOffice(t: TestContext, role: string, plugs: readonly Plug[] = [intakeModule]) {
  const db = await testDatabase(t, plugs);
  const { units } = await aNetwork(db);
  const world = aWorld(db, plugs);
  const { app } = await pagesOf(world, plugs);
  const viewer: Viewer = {
    account: 1,
    name: 'Cor Kantoor',
    member: undefined,
    staff: 1,
    roles: [{ role, unit: units.tinyland.id }],
  };
  const session = await db.transaction(tx => openSession(tx, viewer, world.clock.now(), seededChance(2)));
  const get = (url: string) =>
    app.inject({ method: 'GET', url, cookies: { session }, headers: { accept: 'text/html' } });
  const post = (url: string, form: Readonly<Record<string, string>>) =>
    app.inject({
      method: 'POST',
      url,
      cookies: { session },
      headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(form).toString(),
    });
  const { write } = await aFolder(t);
  const profile = await readProfile('no-items');
  const source = await db.transaction(tx =>
    keepSource(tx, { code: 'north', name: 'North', organisation: undefined, profile }),
  );
  const take = (path: string) => importFile(db, { source, path, at: world.clock.now() });
  return { app, db, world, units, session, source, get, post, write, take };
}
