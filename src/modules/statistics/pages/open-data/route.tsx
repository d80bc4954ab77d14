import { dayIn } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import { writeXlsx } from '#standards/xlsx/xlsx.ts';
import { csvLine } from '#web/csv.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, refused, rolesOf, type Shown, show, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { openPlans, publishOpenTable } from '../../open-data/open-table.ts';
import type { OpenTable } from '../../open-data/published.ts';
import { readDefinitions } from '../../store/kept.ts';
import { newestOpenTables, openTablesOf } from '../../store/open-tables.ts';
import { keeperOf } from '../entries/access.ts';
import { OpenListView, OpenTableView } from './view.tsx';
import { words } from './words.ts';

const mayPublish = (visit: Visit): boolean => {
  const roles = rolesOf(visit.viewer);
  return roles.has('poi') || roles.has('admin');
};

async function list(world: World, visit: Visit): Promise<Shown> {
  const { language } = visit;
  const names = new Map((await readDefinitions(world.db)).map(one => [one.code, one.name[language]]));
  const last = Number(dayIn(world.zone, visit.now).slice(0, 4)) - 1;
  return page({
    title: translator(words, language)('title'),
    canonical: '/open-data',
    body: (
      <OpenListView
        tables={await newestOpenTables(world.db)}
        plans={
          mayPublish(visit)
            ? openPlans.map(({ code, definition }) => ({ value: code, label: names.get(definition) ?? code }))
            : []
        }
        years={Array.from({ length: 5 }, (_, n) => String(last - n))}
        language={language}
      />
    ),
  });
}

async function publish(world: World, visit: Visit): Promise<Shown> {
  const { tabel: code = '', jaar = '' } = visit.form;
  const wish = { code, year: Number(jaar), at: visit.now, ...keeperOf(visit) };
  const done = await world.db.transaction(tx => publishOpenTable(tx, wish));
  if (!done.ok) return refused(done.refusal);
  const { body, year } = done.value;
  const said = { name: body.name[visit.language], year: String(year) };
  return redirect('/open-data', translator(words, visit.language)('done', said));
}

async function draw(world: World, visit: Visit): Promise<Shown> {
  const { code = '', year = '' } = visit.params;
  const table = (await openTablesOf(world.db, code, Number(year) || 0)).at(-1);
  if (!table) return refused({ code: 'web/no-such-page' });
  return page({
    title: `${table.body.name[visit.language]}, ${table.year}`,
    wide: true,
    canonical: `/open-data/${code}/${year}`,
    body: <OpenTableView table={table} language={visit.language} />,
  });
}

/** A line a cell; `x` where it is hidden, as CBS writes it, `_T` for sums. */
function linesOf({ year, number, body }: OpenTable): (string | number | null)[][] {
  const rows = [...body.rows.map(({ code }) => code), '_T'];
  const parts = [...body.columns, '_T'];
  return [
    ['definition', 'version', 'edition', 'year', 'place', 'part', 'value', 'unit'],
    ...rows.flatMap((place, y) =>
      parts.map((part, x) => {
        const cell = body.shown[y]?.[x] ?? 'x';
        return [body.definition, body.version, number, year, place, part, cell, body.unit.en];
      }),
    ),
  ];
}

/** `/open-data`: tables that anybody may have, with small numbers hidden. */
export function openDataRoute(app: App, world: World): void {
  const hide = { schema: { hide: true } };
  app.get(
    '/open-data',
    hide,
    show(world, { audience: 'resident' }, visit => list(world, visit)),
  );
  app.post(
    '/open-data',
    hide,
    show(world, { audience: 'poi', role: 'poi' }, visit => publish(world, visit)),
  );
  app.get(
    '/open-data/:code/:year(^[0-9]{4}$)',
    hide,
    show(world, { audience: 'resident' }, visit => draw(world, visit)),
  );
  app.get('/open-data/:code/:year(^[0-9]{4}).:file', hide, async (request, reply) => {
    const {
      code = '',
      year = '',
      file = '',
    } = request.params as Readonly<Record<string, string | undefined>>;
    const table = (await openTablesOf(world.db, code, Number(year))).at(-1);
    if (!table || (file !== 'csv' && file !== 'xlsx')) return reply.callNotFound();
    const lines = linesOf(table);
    reply.header('content-disposition', `attachment; filename="${code}-${year}.${file}"`);
    if (file === 'csv') return reply.type('text/csv; charset=utf-8').send(lines.map(csvLine).join(''));
    return reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .send(writeXlsx(code, lines));
  });
}
