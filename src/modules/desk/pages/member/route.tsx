import { findMembers, lookAt, type MemberContext, type MemberId, members, standingAt } from '#people';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, refused, show, type Shown, type Visit } from '#web/show.tsx';
import { renderSlot } from '#web/slots.ts';
import { translator } from '#web/words.ts';
import { turnSince } from '../../scan.ts';
import { readSession } from '../../store.ts';
import { type AtDesk, atDesk, hidden } from '../at-desk.ts';
import { FindView } from './find-view.tsx';
import { asReason, reasonGiven, rememberReason } from './reason.ts';
import { MemberView, WhyView } from './view.tsx';
import { words } from './words.ts';

const address = '/balie/lid';
const most = 25;

const idOf = ({ params }: Visit): MemberId => {
  const id = Number(params['member']);
  return Number.isSafeInteger(id) ? id : 0;
};

/** `/balie/lid`: find a member by name or card. */
function findRoute(app: App, world: World): void {
  app.get(
    address,
    hidden,
    atDesk(world, async ({ query, language }, { place }) => {
      const asked = (query['q'] ?? '').slice(0, 100).trim();
      const found = asked === '' ? undefined : await findMembers(world.db, asked, most);
      const t = translator(words, language);
      const isCut = found?.length === most;
      return page({
        title: t('find'),
        body: <FindView asked={asked} found={found} isCut={isCut} place={place} t={t} />,
      });
    }),
  );
}

/** Why this visitor looks at a member: their card lies on this desk, or a reason was just given. */
async function whyLooking(world: World, { request, now }: Visit, desk: AtDesk, member: MemberId) {
  const present = await readSession(world.db, desk.device, desk.unit, turnSince(now));
  return present === member ? ('at-desk' as const) : reasonGiven(request, member);
}

async function showMember(world: World, visit: Visit, desk: AtDesk): Promise<Shown> {
  const { language, now } = visit;
  const t = translator(words, language);
  const id = idOf(visit);
  const member = (await members(world.db, [id])).get(id);
  if (!member) return refused({ code: 'web/no-such-page' });
  const reason = await whyLooking(world, visit, desk, id);
  if (!reason) return page({ title: t('why'), body: <WhyView member={id} t={t} /> });
  const { by } = desk;
  if (by.kind === 'staff') await world.db.transaction(tx => lookAt(tx, by.staff, id, `desk: ${reason}`, now));
  const seesAll = standingAt(desk.place, member.home, desk.unit, desk.today)?.sees === 'all';
  const own = seesAll ? undefined : desk.place.unit(desk.unit, desk.today).organisation;
  const context: MemberContext = { world, visit, member: id, only: own };
  const sections = await renderSlot(world.sections, 'member', context, error =>
    world.log.error({ err: error }, 'member at the desk'),
  );
  const isEnded = member.until !== undefined && member.until < desk.today;
  return page({
    title: member.name,
    body: (
      <MemberView
        member={member}
        home={desk.place.unit(member.home).name}
        isEnded={isEnded}
        seesAll={seesAll}
        language={language}
        t={t}
      >
        {sections}
      </MemberView>
    ),
  });
}

/** `/balie/lid/:member`: a member as staff see them, after saying why; each look is written down. */
export function memberRoute(app: App, world: World): void {
  findRoute(app, world);
  app.get(
    `${address}/:member`,
    hidden,
    atDesk(world, (visit, desk) => showMember(world, visit, desk)),
  );
  app.post(`${address}/:member`, hidden, async (request, reply) => {
    const give = show(world, { audience: 'desk', role: 'desk' }, async visit => {
      const id = idOf(visit);
      const reason = asReason(visit.form['reden']);
      if (reason) rememberReason(reply, id, reason, world.publicUrl.startsWith('https:'));
      return redirect(`${address}/${id}`);
    });
    return give(request, reply);
  });
}
