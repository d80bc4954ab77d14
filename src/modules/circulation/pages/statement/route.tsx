import { holdsAt, network, type Network, type Unit } from '#network';
import { addDays, type Day, parseDay } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import { csvLine } from '#web/csv.ts';
import { attach, onlyFor } from '#web/download.ts';
import type { World } from '#web/plug.ts';
import { page, show, type Viewer, viewerOf } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { statement } from '../../fees/statement.ts';
import { StatementView } from './view.tsx';
import { words } from './words.ts';

const address = '/beheer/afrekening';
type Query = Readonly<Record<string, string | undefined>>;

/** The month that was asked for (`2026-01`), else the one before today. */
function monthOf(asked: string | undefined, today: Day): { first: Day; last: Day } {
  const first = parseDay(`${asked ?? ''}-01`) ?? firstOf(addDays(firstOf(today), -1));
  return { first, last: addDays(firstOf(addDays(first, 31)), -1) };
}

const firstOf = (day: Day): Day => `${day.slice(0, 8)}01` as Day;

/** The organisations whose books this visitor may see, and the one that was asked for. */
function chosen(viewer: Viewer | undefined, query: Query, place: Network, today: Day) {
  const organisations = place
    .units('organisation', today)
    .filter(({ id }) => holdsAt(viewer?.roles ?? [], 'admin', id, place, today));
  const organisation: Unit | undefined =
    organisations.find(({ code }) => code === query['bibliotheek']) ?? organisations[0];
  return { organisations, organisation, ...monthOf(query['maand'], today) };
}

/** `/beheer/afrekening`: the statement of an organisation over a month, also as CSV. */
export function statementRoute(app: App, world: World): void {
  app.get(
    address,
    { schema: { hide: true } },
    show(world, { audience: 'admin', role: 'admin' }, async ({ viewer, query, language, now }) => {
      const place = await network(world.db);
      const today = place.today(place.province.id, now);
      const { organisations, organisation, first, last } = chosen(viewer, query, place, today);
      const t = translator(words, language);
      const answer = organisation && (await statement(world.db, organisation.id, { first, last }));
      return page({
        title: t('title'),
        wide: true,
        body: (
          <StatementView
            organisations={organisations}
            chosen={organisation}
            month={first.slice(0, 7)}
            statement={answer}
            nameOf={unit => place.unit(unit).name}
            language={language}
            t={t}
          />
        ),
      });
    }),
  );
  app.get(`${address}/bestand`, { schema: { hide: true } }, async (request, reply) => {
    await onlyFor(world, request, 'admin');
    const place = await network(world.db);
    const today = place.today(place.province.id, world.clock.now());
    const viewer = await viewerOf(world, request);
    const { organisation, first, last } = chosen(viewer, request.query as Query, place, today);
    const t = translator(words, 'nl');
    const answer = organisation && (await statement(world.db, organisation.id, { first, last }));
    const lines = answer?.lines ?? [];
    const euros = (cents: number) => (cents / 100).toFixed(2);
    attach(reply, `afrekening-${organisation?.code}-${first.slice(0, 7)}.csv`, 'text/csv; charset=utf-8');
    return [
      csvLine([t('what'), t('happened'), t('how'), t('where'), t('count'), t('amount')]),
      csvLine([t('opening'), '', '', '', '', euros(answer?.opening ?? 0)]),
      ...lines.map(({ feeKind, entryKind, method, elsewhere, entries, cents }) =>
        csvLine([
          feeKind,
          entryKind,
          method,
          elsewhere === undefined ? organisation?.code : place.unit(elsewhere).code,
          entries,
          euros(cents),
        ]),
      ),
      csvLine([t('closing'), '', '', '', '', euros(answer?.closing ?? 0)]),
    ].join('');
  });
}
