import { network } from '#network';
import { only } from '#platform/result.ts';
import type { App } from '#platform/http.ts';
import { definitionsFor, parsePeriod } from '#statistics';
import type { World } from '#web/plug.ts';
import { page, redirect, redirectInVain, type Shown, show, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { looseDigits } from '../../digits.ts';
import { changesSince } from '../../freeze.ts';
import type { Draft } from '../../publication.ts';
import { publish } from '../../publish.ts';
import { readTitle } from '../../store/draft.ts';
import { keepToken } from '../../store/writing.ts';
import { readVersion } from '../../store/version.ts';
import { token } from '../../token.ts';
import { startPublications } from '../../start-publications.ts';
import { editBlocks } from '../../writing/edit-blocks.ts';
import { nextYear } from '../../writing/next-year.ts';
import { preview } from '../../writing/preview.ts';
import { type RaisedYears, raisedYears, yearOf } from '../../writing/raise-years.ts';
import { reviewDraft } from '../../writing/review-draft.ts';
import { nowhere } from '../find-version.ts';
import { draftFor, writers } from './drafts.ts';
import { DraftView } from './draft-view.tsx';
import { words } from './words.ts';

async function showDraft(world: World, visit: Visit): Promise<Shown> {
  const found = await draftFor(world, visit);
  if (!found) return nowhere;
  const { draft, who } = found;
  const { language, now } = visit;
  const place = await network(world.db);
  const today = place.today(place.province.id, now);
  const { content, objections } = await preview(
    world.db,
    draft,
    translator(words, language)('unknownFigure'),
  );
  const last = await readVersion(world.db, draft.slug, { staff: true });
  const year = parsePeriod(today.slice(0, 4));
  const definitions = year ? await definitionsFor(world.db, year) : [];
  return page({
    title: draft.title,
    wide: true,
    body: (
      <DraftView
        draft={draft}
        content={content}
        objections={objections}
        digits={draft.chapters.flatMap(({ slug, blocks }) =>
          looseDigits(blocks).map(one => ({ ...one, chapter: slug })),
        )}
        years={await proposedYears(world, draft)}
        changes={changesSince(last?.content, content, '')}
        who={who}
        definitions={definitions.map(({ code, name }) => ({ value: code, label: name[language] }))}
        places={[
          place.province,
          ...place.units('organisation', today),
          ...place.units('municipality', today),
        ].map(({ code, name }) => ({ value: code, label: name }))}
        language={language}
      />
    ),
  });
}

async function changeState(world: World, visit: Visit): Promise<Shown> {
  const found = await draftFor(world, visit);
  if (!found) return nowhere;
  const { form, now: at, language } = visit;
  const { draft, by } = found;
  const t = translator(words, language);
  const home = `/poi/publicaties/${draft.slug}`;
  const verb = form['doe'];
  if (verb === 'publish') {
    const said = form['nieuw']?.trim() ?? '';
    const answer = await world.db.transaction(async tx =>
      only(await publish(tx, [{ publication: draft.id, said, at, by }])),
    );
    return answer.ok
      ? redirect(home, t('published', { number: answer.value.number }))
      : redirectInVain(home, world.describe(answer.refusal, language));
  }
  if (verb !== 'submit' && verb !== 'return' && verb !== 'approve') return redirect(home);
  const answer = await world.db.transaction(tx => reviewDraft(tx, { publication: draft.id, verb, at, by }));
  return answer.ok
    ? redirect(home, t('moved', { state: t(answer.value) }))
    : redirectInVain(home, world.describe(answer.refusal, language));
}

async function addFigure(world: World, visit: Visit): Promise<Shown> {
  const found = await draftFor(world, visit);
  if (!found) return nowhere;
  const { form, language } = visit;
  const t = translator(words, language);
  const home = `/poi/publicaties/${found.draft.slug}`;
  const name = form['naam']?.trim() ?? '';
  const read = token.safeParse({
    from: 'ledger',
    definition: form['definitie'],
    scope: form['plaats'],
    period: form['periode']?.trim(),
  });
  if (!read.success || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) return redirectInVain(home, t('figureWrong'));
  await world.db.transaction(tx => keepToken(tx, found.draft.id, name, read.data));
  return redirect(home, t('figureKept', { name }));
}

/** Years of the report before in parts that nobody has changed since; none once something was published. */
async function proposedYears({ db }: World, draft: Draft): Promise<RaisedYears[]> {
  const before =
    draft.follows && draft.current === undefined ? await readTitle(db, draft.follows) : undefined;
  const year = before === undefined ? undefined : yearOf({ title: before });
  return year === undefined ? [] : raisedYears(draft, year);
}

/** Raises the years in the parts that were ticked, as they were shown. */
async function raiseYears(world: World, visit: Visit): Promise<Shown> {
  const found = await draftFor(world, visit);
  if (!found) return nowhere;
  const { draft, by } = found;
  const { form, now: at, language } = visit;
  const home = `/poi/publicaties/${draft.slug}`;
  const wanted = (await proposedYears(world, draft)).filter(
    ({ block, version }) => form[`jaar-${block}`] === String(version),
  );
  const edits = wanted.map(({ block, version, body }) => ({
    publication: draft.id,
    block,
    version,
    bodies: [body],
    at,
    by,
  }));
  const answers = await world.db.transaction(tx => editBlocks(tx, edits, world.chance));
  const failed = answers.find(answer => !answer.ok);
  return failed && !failed.ok
    ? redirectInVain(home, world.describe(failed.refusal, language))
    : redirect(`${home}#years`, translator(words, language)('yearsRaised', { count: edits.length }));
}

/** Begins the publication of the year after with the structure of this one. */
async function beginNextYear(world: World, visit: Visit): Promise<Shown> {
  const found = await draftFor(world, visit);
  if (!found || found.draft.paper) return nowhere;
  const { draft, by } = found;
  const written = nextYear(draft);
  const started = await world.db.transaction(async tx =>
    only(
      await startPublications(tx, [{ written, owner: draft.owner, follows: draft.id, at: visit.now, by }]),
    ),
  );
  return started.ok
    ? redirect(`/poi/publicaties/${written.slug}`, translator(words, visit.language)('nextYearBegun'))
    : redirectInVain(`/poi/publicaties/${draft.slug}`, world.describe(started.refusal, visit.language));
}

/** `/poi/publicaties/:slug`: a draft, its figures, its review and its publishing. */
export function draftRoute(app: App, world: World): void {
  const hide = { schema: { hide: true } };
  const handler = (act: (world: World, visit: Visit) => Promise<Shown>) =>
    show(world, writers, visit => act(world, visit));
  app.get('/poi/publicaties/:slug', hide, handler(showDraft));
  app.post('/poi/publicaties/:slug/stand', hide, handler(changeState));
  app.post('/poi/publicaties/:slug/cijfer', hide, handler(addFigure));
  app.post('/poi/publicaties/:slug/volgend-jaar', hide, handler(beginNextYear));
  app.post('/poi/publicaties/:slug/jaartallen', hide, handler(raiseYears));
}
