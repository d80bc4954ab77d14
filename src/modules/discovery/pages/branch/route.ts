import { network } from '#network';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { ownAddress } from '#web/show.tsx';
import { branchCookie } from '../../here.ts';

const year = 31_536_000;

/** Remembers which branch a visitor looks from, and goes back to where they were. */
export function branchRoute(app: App, world: World): void {
  app.post('/vestiging', { schema: { hide: true } }, async (request, reply) => {
    const form = (request.body ?? {}) as Readonly<Record<string, unknown>>;
    const code = String(form[branchCookie] ?? '');
    const place = await network(world.db);
    const unit = place.byCode(code, place.today(place.province.id, world.clock.now()));
    if (unit)
      reply.setCookie(branchCookie, unit.code, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        maxAge: year,
        secure: world.publicUrl.startsWith('https:'),
      });
    return reply.redirect(ownAddress(String(form['terug'] ?? ''), '/'), 303);
  });
}
