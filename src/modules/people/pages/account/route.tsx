import { network } from '#network';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, show } from '#web/show.tsx';
import { renderSlot } from '#web/slots.ts';
import { translator } from '#web/words.ts';
import type { MemberContext } from '../../member-context.ts';
import { memberOfAccount } from '../../store/accounts.ts';
import { members } from '../../members.ts';
import { AccountView, NoMembership } from './view.tsx';
import { words } from './words.ts';

/** "My account": a frame; every module plugs its own part into the slot `account`. */
export function accountRoute(app: App, world: World): void {
  const handler = show(world, { audience: 'resident' }, async visit => {
    const t = translator(words, visit.language, world.zone);
    if (!visit.viewer) return redirect(`/inloggen?terug=${encodeURIComponent('/mijn')}`);
    const id = visit.viewer.member;
    const member = id === undefined ? undefined : (await members(world.db, [id])).get(id);
    if (!member) return page({ title: t('title'), body: <NoMembership t={t} /> });
    const place = await network(world.db);
    const context: MemberContext = { world, visit, member: member.id };
    const self = await memberOfAccount(world.db, visit.viewer.account);
    const sections = await renderSlot(world.sections, 'account', context, error =>
      world.log.error({ err: error }, 'account'),
    );
    return page({
      title: t('title'),
      body: (
        <AccountView
          t={t}
          language={visit.language}
          member={member}
          home={place.unit(member.home).name}
          self={self === member.id ? undefined : self}
        >
          {sections}
        </AccountView>
      ),
    });
  });
  app.get('/mijn', { schema: { hide: true } }, handler);
}
