import { network } from '#network';
import type { App } from '#platform/http.ts';
import type { Refusal } from '#platform/result.ts';
import { attach } from '#web/download.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, refused, show, type Shown, type Visit, viewerOf } from '#web/show.tsx';
import { renderSlot } from '#web/slots.ts';
import { translator } from '#web/words.ts';
import { asJson, exportMember } from '../../export-member.ts';
import { erasability } from '../../erase-member.ts';
import { childrenOf } from '../../family.ts';
import { householdOf } from '../../household.ts';
import type { MemberContext } from '../../member-context.ts';
import { members } from '../../members.ts';
import { proxiesOf } from '../../proxies.ts';
import { memberOfAccount } from '../../store/accounts.ts';
import { looksOf } from '../../store/portions.ts';
import { numberIn } from '../form.ts';
import { ownDeeds } from './deeds.ts';
import { EverythingView } from './everything.tsx';
import { DetailsView } from './view.tsx';
import { words } from './words.ts';

const address = '/mijn/gegevens';
const access = { audience: 'resident', role: 'member' } as const;
const hidden = { schema: { hide: true } };
const latest = 10;

async function details(world: World, visit: Visit, refusal?: Refusal): Promise<Shown> {
  const { viewer, now, language } = visit;
  const id = viewer?.member ?? 0;
  const member = (await members(world.db, [id])).get(id);
  if (!member || !viewer) return redirect('/mijn');
  const place = await network(world.db);
  const today = place.today(member.home, now);
  const [children, household, proxies, looks, asks, self] = await Promise.all([
    childrenOf(world.db, id, now),
    householdOf(world.db, id, now),
    proxiesOf(world.db, id, today),
    looksOf(world.db, id, latest),
    world.db.transaction(tx => erasability(tx, id)),
    memberOfAccount(world.db, viewer.account),
  ]);
  const t = translator(words, language, world.zone);
  const context: MemberContext = { world, visit, member: id };
  const known = await renderSlot(world.sections, 'details', context, error =>
    world.log.error({ err: error }, 'details'),
  );
  return page({
    title: t('title'),
    ...(refusal && { status: world.statusOf(refusal) }),
    body: (
      <DetailsView
        {...{ member, place, today, children, household, proxies, looks, asks, known, language, t }}
        isForChild={self !== id}
        error={refusal && world.describe(refusal, language)}
      />
    ),
  });
}

async function act(world: World, visit: Visit): Promise<Shown> {
  const { viewer, form, params, now, language } = visit;
  const deed = ownDeeds[params['deed'] ?? ''];
  const member = viewer?.member;
  if (!deed || !viewer || member === undefined) return refused({ code: 'web/no-such-page' });
  const wish = { member, form, at: now, by: { kind: 'member', member } as const };
  const answer = await world.db.transaction(tx => deed.do(tx, wish));
  if (!answer.ok) return details(world, visit, answer.refusal);
  const said = translator(words, language)(deed.said);
  if (deed.said !== 'erased') return redirect(address, said);
  await visit.signOut();
  return redirect('/', said);
}

/** A guardian goes on as the child, and back; what is done then is the child's own. */
async function actFor(world: World, visit: Visit): Promise<Shown> {
  const { viewer, form, now, language } = visit;
  const self = viewer && (await memberOfAccount(world.db, viewer.account));
  if (!viewer || self === undefined) return refused({ code: 'web/not-for-you' });
  const t = translator(words, language);
  const wanted = numberIn(form, 'member');
  const child = (await childrenOf(world.db, self, now)).find(({ id }) => id === wanted);
  if (wanted !== self && !child) return refused({ code: 'web/not-for-you' });
  const own = (await members(world.db, [self])).get(self);
  await visit.signIn({ ...viewer, member: wanted, name: child?.name ?? own?.name ?? viewer.name });
  return child
    ? redirect('/mijn', t('actDone', { name: child.givenName }))
    : redirect('/mijn', t('selfDone'));
}

/** `/mijn/gegevens`: what a member sees and decides of their own details, and of their children's. */
export function detailsRoute(app: App, world: World): void {
  app.get(
    address,
    hidden,
    show(world, access, visit => details(world, visit)),
  );
  app.post(
    '/mijn/gezin',
    hidden,
    show(world, access, visit => actFor(world, visit)),
  );
  app.get(
    `${address}/alles`,
    hidden,
    show(world, access, async ({ viewer, language }) => {
      const portions = await world.db.transaction(tx => exportMember(tx, viewer?.member ?? 0));
      const t = translator(words, language);
      return page({
        title: t('everything'),
        body: <EverythingView portions={portions} language={language} t={t} />,
      });
    }),
  );
  app.get(`${address}/alles.json`, hidden, async (request, reply) => {
    const viewer = await viewerOf(world, request);
    if (viewer?.member === undefined) return reply.redirect('/inloggen', 303);
    const id = viewer.member;
    const portions = await world.db.transaction(tx => exportMember(tx, id));
    return attach(reply, 'mijn-gegevens.json', 'application/json').send(asJson(portions, world.clock.now()));
  });
  app.post(
    `${address}/:deed`,
    hidden,
    show(world, access, visit => act(world, visit)),
  );
}
