import { network } from '#network';
import type { App } from '#platform/http.ts';
import type { Refusal } from '#platform/result.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, refused, show, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { actorOf, serves } from '../../actor.ts';
import { lookAt, members } from '../../members.ts';
import { numberIn } from '../form.ts';
import { deeds } from './deeds.ts';
import { loadKept } from './load.ts';
import { KeepView } from './view.tsx';
import { words } from './words.ts';

const access = { audience: 'desk', role: ['desk', 'poi'] } as const;
const hidden = { schema: { hide: true } };

/** The member of the address, with who asks, when they work for the member's organisation. */
async function asked(world: World, { params, viewer, now }: Visit) {
  const id = numberIn(params, 'member');
  const member = (await members(world.db, [id])).get(id);
  if (!member || !viewer) return { ok: false, shown: refused({ code: 'web/no-such-page' }) } as const;
  const place = await network(world.db);
  const today = place.today(member.home, now);
  const by = actorOf(viewer);
  return serves(by, member.home, place, today)
    ? ({ ok: true, member, by, today } as const)
    : ({ ok: false, shown: refused({ code: 'web/not-for-you' }) } as const);
}

async function keep(world: World, visit: Visit, refusal?: Refusal): Promise<Shown> {
  const found = await asked(world, visit);
  if (!found.ok) return found.shown;
  const { member, by } = found;
  if (by.kind === 'staff')
    await world.db.transaction(tx => lookAt(tx, by.staff, member.id, 'desk: details', visit.now));
  const kept = await loadKept(world.db, member, visit.now);
  return page({
    title: member.name,
    ...(refusal && { status: world.statusOf(refusal) }),
    body: (
      <KeepView
        kept={kept}
        language={visit.language}
        error={refusal && world.describe(refusal, visit.language)}
      />
    ),
  });
}

async function act(world: World, visit: Visit): Promise<Shown> {
  const found = await asked(world, visit);
  if (!found.ok) return found.shown;
  const deed = deeds[visit.params['deed'] ?? ''];
  if (!deed) return refused({ code: 'web/no-such-page' });
  const { member, by, today } = found;
  const wish = { member: member.id, form: visit.form, today, at: visit.now, by };
  const answer = await world.db.transaction(tx => deed.do(tx, wish));
  if (!answer.ok) return keep(world, visit, answer.refusal);
  const t = translator(words, visit.language, world.zone);
  const { card } = { card: undefined, ...(answer.value as object) } as { card: string | undefined };
  return redirect(`/leden/${member.id}`, t(deed.said, { card: card ?? '' }));
}

/** `/leden/:member`: everything that a desk keeps of a member of its organisation; each look is written down. */
export function keepMemberRoute(app: App, world: World): void {
  app.get(
    '/leden/:member',
    hidden,
    show(world, access, visit => keep(world, visit)),
  );
  app.post(
    '/leden/:member/:deed',
    hidden,
    show(world, access, visit => act(world, visit)),
  );
}
