import { network } from '#network';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, refused, show, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { actorOf, serves } from '../../actor.ts';
import { likelyDuplicates } from '../../duplicates.ts';
import { lookAt, memberByCard, members } from '../../members.ts';
import { mergeMembers, previewMerge } from '../../merge-members.ts';
import { settingsOf } from '../../settings.ts';
import { numberIn } from '../form.ts';
import { JoinView, LikelyView } from './view.tsx';
import { words } from './words.ts';

const access = { audience: 'desk', role: ['desk', 'poi'] } as const;
const hidden = { schema: { hide: true } };
const most = 100;

/** Members of the organisation where the viewer works who may be one person. */
async function listLikely(world: World, { viewer, now, language }: Visit): Promise<Shown> {
  const place = await network(world.db);
  const today = place.today(place.province.id, now);
  const works = viewer?.roles.find(({ role }) => role === 'desk')?.unit;
  const organisation = works === undefined ? undefined : (place.unit(works, today).organisation ?? works);
  if (organisation === undefined) return refused({ code: 'web/not-for-you' });
  const pairs = await likelyDuplicates(world.db, organisation, today, most);
  const days = (await settingsOf(world.db, place))('part-merge-within-days', organisation);
  const t = translator(words, language);
  const { name } = place.unit(organisation);
  return page({
    title: t('title'),
    body: <LikelyView pairs={pairs} name={name} days={days} language={language} t={t} />,
  });
}

/** Both members of a comparison, when the viewer works for both. */
async function bothOf(world: World, { viewer, now, params }: Visit, other: number) {
  const [kept, gone] = [numberIn(params, 'member'), other];
  const known = await members(world.db, [kept, gone]);
  const pair = { kept: known.get(kept), gone: known.get(gone) };
  if (!viewer || !pair.kept || !pair.gone) return undefined;
  const place = await network(world.db);
  const by = actorOf(viewer);
  const mine = [pair.kept, pair.gone].every(({ home }) => serves(by, home, place, place.today(home, now)));
  return mine ? { kept: pair.kept, gone: pair.gone, by, place } : undefined;
}

async function compare(world: World, visit: Visit): Promise<Shown> {
  const { query, params, language, now } = visit;
  const t = translator(words, language);
  const other = numberIn(query, 'lid') || ((await memberByCard(world.db, query['card'] ?? ''))?.id ?? 0);
  if (other === 0) return redirect(`/leden/${numberIn(params, 'member')}`, t('unknown'));
  const pair = await bothOf(world, visit, other);
  if (!pair) return refused({ code: 'web/not-for-you' });
  const { kept, gone, by, place } = pair;
  const following = await world.db.transaction(async tx => {
    if (by.kind === 'staff')
      for (const { id } of [kept, gone]) await lookAt(tx, by.staff, id, 'desk: duplicate', now);
    return previewMerge(tx, { kept: kept.id, gone: gone.id });
  });
  return page({
    title: t('joinTitle'),
    body: <JoinView kept={kept} gone={gone} place={place} following={following} language={language} t={t} />,
  });
}

async function join(world: World, visit: Visit): Promise<Shown> {
  const { form, now, language, viewer } = visit;
  const [kept, gone] = [numberIn(visit.params, 'member'), numberIn(form, 'lid')];
  if (!viewer) return refused({ code: 'web/not-for-you' });
  const by = actorOf(viewer);
  const answer = await world.db.transaction(tx => mergeMembers(tx, { kept, gone, at: now, by }));
  return answer.ok
    ? redirect(`/leden/${kept}`, translator(words, language)('joined'))
    : refused(answer.refusal);
}

/** `/leden/dubbel` lists who may be registered twice; `/leden/:member/samen` compares two and joins them. */
export function duplicatesRoute(app: App, world: World): void {
  app.get(
    '/leden/dubbel',
    hidden,
    show(world, access, visit => listLikely(world, visit)),
  );
  app.get(
    '/leden/:member/samen',
    hidden,
    show(world, access, visit => compare(world, visit)),
  );
  app.post(
    '/leden/:member/samen',
    hidden,
    show(world, access, visit => join(world, visit)),
  );
}
