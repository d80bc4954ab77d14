import { network } from '#network';
import type { App } from '#platform/http.ts';
import { only } from '#platform/result.ts';
import { definitionsFor, parsePeriod } from '#statistics';
import type { World } from '#web/plug.ts';
import { page, redirect, redirectInVain, type Shown, show, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { findTouched, publishErrata } from '../../erratum.ts';
import { nowhere } from '../find-version.ts';
import { draftFor, writers } from '../writing/drafts.ts';
import { ErrataView } from './view.tsx';
import { words } from './words.ts';

const home = '/poi/publicaties/verbeteringen';

async function showErrata({ db }: World, { query, language, now }: Visit): Promise<Shown> {
  const definition = query['cijfer'] || undefined;
  const period = query['periode']?.trim() || undefined;
  const periodWrong = period !== undefined && !parsePeriod(period);
  const isAsked = query['cijfer'] !== undefined && !periodWrong;
  const place = await network(db);
  const year = parsePeriod(place.today(place.province.id, now).slice(0, 4));
  const known = year ? await definitionsFor(db, year) : [];
  return page({
    title: translator(words, language)('title'),
    status: periodWrong ? 422 : 200,
    wide: true,
    body: (
      <ErrataView
        correction={{ definition, period }}
        touched={isAsked ? await findTouched(db, { definition, period }) : undefined}
        definitions={known.map(({ code, name }) => ({ value: code, label: name[language] }))}
        periodWrong={periodWrong}
        language={language}
      />
    ),
  });
}

async function publishOne(world: World, visit: Visit): Promise<Shown> {
  const found = await draftFor(world, visit);
  if (!found) return nowhere;
  const { form, now: at, language } = visit;
  const t = translator(words, language);
  const said = form['reden']?.trim().slice(0, 400) ?? '';
  if (said === '') return redirectInVain(home, t('saidWrong'));
  const answer = await world.db.transaction(async tx =>
    only(await publishErrata(tx, [{ publication: found.draft.id, said, at, by: found.by }])),
  );
  return answer.ok
    ? redirect(`/publicaties/${found.draft.slug}/versies`, t('published', answer.value))
    : redirectInVain(home, world.describe(answer.refusal, language));
}

/** `/poi/publicaties/verbeteringen`: where a corrected number was printed, and errata for it. */
export function errataRoute(app: App, world: World): void {
  const hide = { schema: { hide: true } };
  app.get(
    home,
    hide,
    show(world, writers, visit => showErrata(world, visit)),
  );
  app.post(
    `${home}/:slug`,
    hide,
    show(world, writers, visit => publishOne(world, visit)),
  );
}
