import { dayIn, instantIn, addDays, parseDay } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import { writeXlsx } from '#standards/xlsx/xlsx.ts';
import { csvLine } from '#web/csv.ts';
import { attach, onlyFor } from '#web/download.ts';
import type { World } from '#web/plug.ts';
import { viewerOf } from '#web/show.tsx';
import { calendarProperties, exportTable } from '../../export-table.ts';
import { writtenBetween } from '../../store/export.ts';
import { calendarOf } from '../agenda/calendar.ts';
import { makerOf } from './as-maker.ts';

/**
 * `/programma/uitvoer?als=csv|xlsx|ics&bij=&van=&tot=`: what the makers of some branches planned in a period, as a
 * table that `/programma/inlezen` takes in again, or as a calendar. Without a period: the year of today.
 */
export function exportRoutes(app: App, world: World): void {
  app.get('/programma/uitvoer', { schema: { hide: true } }, async (request, reply) => {
    await onlyFor(world, request, 'desk', 'poi', 'admin');
    const query = request.query as Readonly<Record<string, string | undefined>>;
    const viewer = await viewerOf(world, request);
    const now = world.clock.now();
    if (!viewer) return reply.callNotFound();
    const { place, units } = await makerOf(world, viewer, now);
    const year = dayIn(world.zone, now).slice(0, 4);
    const from = parseDay(query['van'] ?? '') ?? parseDay(`${year}-01-01`) ?? '2000-01-01';
    const until = parseDay(query['tot'] ?? '') ?? parseDay(`${year}-12-31`) ?? from;
    const chosen = units.filter(({ code }) => !query['bij'] || code === query['bij']);
    const rows = await writtenBetween(
      world.db,
      chosen.map(({ id }) => id),
      instantIn(world.zone, from, '00:00'),
      instantIn(world.zone, addDays(until, 1), '00:00'),
    );
    const name = `activiteiten-${from}-${until}`;
    if (query['als'] === 'ics')
      return attach(reply, `${name}.ics`, 'text/calendar; charset=utf-8').send(
        calendarOf(rows, {
          place,
          site: world.publicUrl,
          name: 'Activiteiten',
          stamp: now,
          own: row => calendarProperties(row, place),
        }),
      );
    const table = exportTable(rows, place);
    if (query['als'] === 'xlsx')
      return attach(
        reply,
        `${name}.xlsx`,
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      ).send(writeXlsx('Activiteiten', table));
    return attach(reply, `${name}.csv`, 'text/csv; charset=utf-8').send(table.map(csvLine).join(''));
  });
}
