import type { App } from '#platform/http.ts';
import { Heading } from './parts/heading.tsx';
import type { NavItem, World } from './plug.ts';
import { page, show, type Visit } from './show.tsx';
import { renderSlot } from './slots.ts';

const titles = { nl: 'Vandaag in de provincie', en: 'Today in the province' };

/** What sections of the provincial overview are given. */
export interface OverviewContext {
  readonly world: World;
  readonly visit: Visit;
}

export const overviewNavigation: NavItem = {
  audience: 'poi',
  group: 'figures',
  href: '/poi',
  order: 40,
  label: { nl: 'Vandaag', en: 'Today' },
};

/** The page of the provincial office: a frame; each module plugs its own part into the slot `overview`. */
export function overviewRoute(app: App, world: World): void {
  const handler = show(world, { audience: 'poi', role: 'poi' }, async visit => {
    const context: OverviewContext = { world, visit };
    return page({
      title: titles[visit.language],
      wide: true,
      body: (
        <>
          <Heading level={1}>{titles[visit.language]}</Heading>
          {
            await renderSlot(world.sections, 'overview', context, error =>
              world.log.error({ err: error }, 'overview'),
            )
          }
        </>
      ),
    });
  });
  app.get('/poi', { schema: { hide: true } }, handler);
}
