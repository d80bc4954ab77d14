import { network } from '#network';
import type { App } from '#platform/http.ts';
import { csvLine } from '#web/csv.ts';
import { attach, onlyFor } from '#web/download.ts';
import type { World } from '#web/plug.ts';
import { page, show, type Viewer } from '#web/show.tsx';
import { chooseLanguage, translator } from '#web/words.ts';
import { balanceByMonth, clear, readLent } from '../../clearing.ts';
import { LendingView } from './view.tsx';
import { words } from './words.ts';

const hidden = { schema: { hide: true } };

/** How many years can be chosen, this one included. */
const shownYears = 4;

const has = (viewer: Viewer | undefined, ...roles: readonly string[]): boolean =>
  viewer?.roles.some(({ role }) => roles.includes(role)) ?? false;

/** A year of four digits in an address; nothing for anything else. */
const yearIn = (text: string | undefined): number | undefined =>
  /^20\d\d$/.test(text ?? '') ? Number(text) : undefined;

/** `/leenverkeer`: who lends to whom, for everybody; the list of requests behind it for staff. */
export function lendingRoutes(app: App, world: World): void {
  app.get(
    '/leenverkeer',
    hidden,
    show(world, { audience: 'resident' }, async ({ query, viewer, now, language }) => {
      const place = await network(world.db);
      const today = place.today(place.province.id, now);
      const current = Number(today.slice(0, 4));
      const year = yearIn(query['jaar']) ?? current;
      const lent = await readLent(world.db, place, year);
      const t = translator(words, language);
      return page({
        title: t('title'),
        wide: true,
        body: (
          <LendingView
            year={year}
            years={Array.from({ length: shownYears }, (_, i) => current - i)}
            months={balanceByMonth(lent)}
            clearing={clear(lent)}
            place={place}
            today={today}
            language={language}
            may={{ list: has(viewer, 'desk', 'poi', 'admin'), change: has(viewer, 'poi', 'admin') }}
          />
        ),
      });
    }),
  );
  app.get<{ Params: { year: string } }>(
    '/leenverkeer/:year/aanvragen.csv',
    hidden,
    async (request, reply) => {
      await onlyFor(world, request, 'desk', 'poi', 'admin');
      const t = translator(words, chooseLanguage({ header: request.headers['accept-language'] }));
      const place = await network(world.db);
      const year = yearIn(request.params.year) ?? 0;
      const rows = await readLent(world.db, place, year);
      const name = (unit: number) => place.unit(unit).name;
      const head = csvLine([
        t('csvRequest'),
        t('csvDay'),
        t('csvLender'),
        t('csvSupplier'),
        t('csvBorrower'),
        t('csvPickup'),
        t('csvAgreement'),
        t('csvPayer'),
        t('csvCents'),
      ]);
      const body = rows.map(one =>
        csvLine([
          one.request,
          one.day,
          name(one.lender),
          name(one.supplier),
          name(one.borrower),
          name(one.pickup),
          one.agreement,
          one.payer,
          one.cents,
        ]),
      );
      return attach(reply, `leenverkeer-${year}.csv`, 'text/csv; charset=utf-8').send(
        [head, ...body].join(''),
      );
    },
  );
}
