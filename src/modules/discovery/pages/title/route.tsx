import type { App } from '#platform/http.ts';
import { currentEdition, type Edition } from '#catalogue';
import { actorOf } from '#people';
import { only } from '#platform/result.ts';
import { placeRequests } from '#requests';
import { sayDay, sayFullDay } from '#web/day-words.ts';
import type { World } from '#web/plug.ts';
import { moved, page, redirect, refused, type Shown, show, type Viewer, type Visit } from '#web/show.tsx';
import { renderSlot } from '#web/slots.ts';
import { translator } from '#web/words.ts';
import type { TitleRefusal } from '../../refusals.ts';
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

function goneTitle({ title }: Edition): Shown {
  const gone: TitleRefusal = { code: 'discovery/title-gone', title };
  return refused(gone);
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
  if ('gone' in title) return goneTitle(title.gone);
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
        chosen={visit.form['ophalen']}
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
  if ('gone' in title) return goneTitle(title.gone);
  const pickup = title.here.place.byCode(form['ophalen'] ?? '', title.today) ?? title.here.branch;
  if (!pickup) return showTitle(world, visit);
  const wish = {
    ...wishIn(form, title),
    member: viewer.member,
    edition,
    pickup: pickup.id,
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
  const { promised, endsBefore } = answer.value;
  if (promised === undefined) return redirect('/mijn', t('askedWaits', { place: pickup.name }));
  const day = sayDay(promised, title.here.place.today(pickup.id, now), language);
  const said = t('asked', { day: day.charAt(0).toUpperCase() + day.slice(1), place: pickup.name });
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
