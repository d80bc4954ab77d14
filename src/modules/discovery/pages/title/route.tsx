import type { App } from '#platform/http.ts';
import { currentEdition } from '#catalogue';
import { network } from '#network';
import { actorOf, homeDeliveryOn, members } from '#people';
import { only } from '#platform/result.ts';
import { homeChoices, placeRequests, wayIn } from '#requests';
import type { Choice } from '#web/parts/select.tsx';
import { sayDay, sayFullDay } from '#web/day-words.ts';
import type { World } from '#web/plug.ts';
import { moved, page, redirect, refused, type Shown, show, type Viewer, type Visit } from '#web/show.tsx';
import { renderSlot } from '#web/slots.ts';
import { translator } from '#web/words.ts';
import { titleGone } from '../../refusals.ts';
import type { TitleContext } from '../../title-context.ts';
import { wishIn } from './ask-form.tsx';
import { linkedTitle } from './linked.ts';
import { editionIn, loadTitle } from './load.ts';
import { presentTitle } from './present.ts';
import { type Asker, TitleView } from './view.tsx';
import { words } from './words.ts';

const askerOf = (viewer: Viewer | undefined): Asker => {
  if (!viewer) return 'stranger';
  return viewer.member === undefined ? 'staff' : 'member';
};

/** The choice of having it brought, for a member with whom that was agreed. */
async function homeOf(world: World, { viewer, now, language }: Visit): Promise<Choice[]> {
  const person =
    viewer?.member === undefined ? undefined : (await members(world.db, [viewer.member])).get(viewer.member);
  if (!person) return [];
  const today = (await network(world.db)).today(person.home, now);
  return homeChoices(homeDeliveryOn(person, today), language);
}

/** To the title that a number stands for now. */
async function leadOn(world: World, visit: Visit): Promise<Shown> {
  const id = editionIn(visit);
  const current = id === undefined ? undefined : await currentEdition(world.db, id);
  return current === undefined ? refused({ code: 'discovery/unknown-title' }) : moved(`/titel/${current}`);
}

async function showTitle(
  world: World,
  visit: Visit,
  problem?: { readonly text: string; readonly status: number },
): Promise<Shown> {
  const title = await loadTitle(world, visit);
  if (!title) return leadOn(world, visit);
  if ('gone' in title) return refused(titleGone(title.gone));
  const { edition } = title;
  const shown = presentTitle(title, visit.language);
  const context: TitleContext = { world, visit, edition };
  const sections = await renderSlot(world.sections, 'title', context, error =>
    world.log.error({ err: error }, 'title'),
  );
  const address = `/titel/${edition.id}`;
  return page({
    title: edition.title,
    description:
      edition.summary ?? translator(words, visit.language)('description', { title: edition.title }),
    canonical: address,
    ...(problem && { status: problem.status }),
    body: (
      <TitleView
        title={title}
        shown={shown}
        asker={askerOf(visit.viewer)}
        home={await homeOf(world, visit)}
        chosen={visit.form['ophalen']}
        any={visit.query['uitgave'] === 'alle'}
        problem={problem?.text}
        address={address}
        linked={linkedTitle(title, id => new URL(`/titel/${id}`, world.publicUrl).href)}
        language={visit.language}
        t={translator(words, visit.language)}
      >
        {sections}
      </TitleView>
    ),
  });
}

/** Asks for the title and says on the next page when it will be there; a refusal stays on this page. */
async function askForTitle(world: World, visit: Visit): Promise<Shown> {
  const edition = editionIn(visit);
  if (edition === undefined) return refused({ code: 'discovery/unknown-title' });
  const { viewer, form, now, language } = visit;
  if (!viewer) return redirect(`/inloggen?terug=${encodeURIComponent(`/titel/${edition}`)}`);
  if (viewer.member === undefined) return refused({ code: 'discovery/no-membership' });
  const title = await loadTitle(world, visit);
  if (!title) return refused({ code: 'discovery/unknown-title' });
  if ('gone' in title) return refused(titleGone(title.gone));
  const { place } = title.here;
  const person = (await members(world.db, [viewer.member])).get(viewer.member);
  const fallback = title.here.branch && { pickup: title.here.branch.id, atHome: false };
  const way = wayIn(form['ophalen'], person, place, title.today) ?? fallback;
  const pickup = way && place.unit(way.pickup, title.today);
  if (!pickup) return showTitle(world, visit);
  const wish = {
    ...wishIn(form, title),
    member: viewer.member,
    edition,
    ...way,
    at: now,
    by: actorOf(viewer),
  };
  const answer = await world.db.transaction(async tx => only(await placeRequests(tx, [wish])));
  if (!answer.ok)
    return showTitle(world, visit, {
      text: world.describe(answer.refusal, language),
      status: world.statusOf(answer.refusal),
    });
  const t = translator(words, language);
  const { promised, deliverOn, endsBefore } = answer.value;
  if (promised === undefined) return redirect('/mijn', t('askedWaits', { place: pickup.name }));
  const day = sayDay(promised, title.here.place.today(pickup.id, now), language);
  const home = deliverOn && t('askedHome', { day: sayFullDay(deliverOn, language) });
  const said = home ?? t('asked', { day: day.charAt(0).toUpperCase() + day.slice(1), place: pickup.name });
  const warned = endsBefore && t('askedEnds', { day: sayFullDay(endsBefore, language) });
  return redirect('/mijn', [said, warned].filter(Boolean).join(' '));
}

/** `/titel/:edition`, and asking for it. */
export function titleRoutes(app: App, world: World): void {
  const hide = { schema: { hide: true } };
  app.get(
    '/titel/:edition',
    hide,
    show(world, { audience: 'resident' }, visit => showTitle(world, visit)),
  );
  app.post(
    '/titel/:edition/aanvragen',
    hide,
    show(world, { audience: 'resident' }, visit => askForTitle(world, visit)),
  );
}
