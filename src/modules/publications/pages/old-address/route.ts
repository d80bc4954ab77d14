import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { moved, refused, type Shown, show, type Visit } from '#web/show.tsx';
import { readOldAddress, readOldHome } from '../../store/old-address.ts';

const unknown = refused({ code: 'web/no-such-page' });

async function leadOn({ db }: World, { params }: Visit): Promise<Shown> {
  const { old = '', page } = params;
  const place = await readOldAddress(db, old, Number(page));
  if (place) return moved(`/publicaties/${place.slug}/${place.isPaper ? `blad/${page}` : place.chapter}`);
  const home = await readOldHome(db, old);
  return home ? moved(`/publicaties/${home.slug}`) : unknown;
}

/**
 * Pages of the page-turning viewer Online Touch, `/customer/slug/4` or `/slug/4`: they lead to what stood there (301). A
 * page number behind one of our own addresses leads to that page.
 */
export function oldAddressRoute(app: App, world: World): void {
  const hide = { schema: { hide: true } };
  const handler = show(world, { audience: 'resident' }, visit => leadOn(world, visit));
  const digits = String.raw`^\d{1,5}$`;
  app.get(`/:old/:page(${digits})`, hide, handler);
  app.get(`/:customer/:old/:page(${digits})`, hide, handler);
  app.get(
    `/publicaties/:slug/:page(${digits})`,
    hide,
    show(world, { audience: 'resident' }, async ({ params }) =>
      moved(`/publicaties/${encodeURIComponent(params['slug'] ?? '')}/blad/${params['page'] ?? ''}`),
    ),
  );
}
