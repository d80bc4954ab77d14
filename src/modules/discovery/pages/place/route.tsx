import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, refused, show } from '#web/show.tsx';
import { renderSlot } from '#web/slots.ts';
import { translator } from '#web/words.ts';
import type { BranchContext } from '../../branch-context.ts';
import { hereOf } from '../../here.ts';
import { loadBranch } from './load.ts';
import { BranchesView, BranchView } from './view.tsx';
import { words } from './words.ts';

/** `/vestigingen`: every branch; `/vestigingen/:code`: when it is open, what is on, new and borrowed most. */
export function branchPages(app: App, world: World): void {
  const hide = { schema: { hide: true } };
  app.get(
    '/vestigingen',
    hide,
    show(world, { audience: 'resident' }, async visit => {
      const { language, now } = visit;
      const here = await hereOf(world, visit);
      const today = here.place.today(here.place.province.id, now);
      const t = translator(words, language);
      return page({
        title: t('all'),
        wide: true,
        body: <BranchesView here={here} today={today} language={language} t={t} />,
      });
    }),
  );
  app.get(
    '/vestigingen/:code',
    hide,
    show(world, { audience: 'resident' }, async visit => {
      const shown = await loadBranch(world, visit);
      if (!shown) return refused({ code: 'discovery/unknown-branch' });
      const { language } = visit;
      const context: BranchContext = { world, visit, branch: shown.branch };
      const sections = await renderSlot(world.sections, 'branch', context, error =>
        world.log.error({ err: error }, 'branch'),
      );
      return page({
        title: shown.branch.name,
        wide: true,
        canonical: `/vestigingen/${shown.branch.code}`,
        feed: `/zoek.atom?${new URLSearchParams({ bij: shown.branch.code })}`,
        body: (
          <BranchView shown={shown} language={language} t={translator(words, language)}>
            {sections}
          </BranchView>
        ),
      });
    }),
  );
}
