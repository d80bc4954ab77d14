import { network } from '#network';
import { dayIn, parseDay } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, show } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { visitsBySchool } from '../../class-visits.ts';
import { schoolYearOf } from '../../location.ts';
import { programmesOn } from '../../programme.ts';
import { classVisitsBetween } from '../../store/class-visits.ts';
import { locationsOn, readBoekstart, readLocations, schoolsMonitored } from '../../store/locations.ts';
import { readProgrammes } from '../../store/programmes.ts';
import { LocationsView } from './view.tsx';
import { words } from './words.ts';

/** `/programma/plekken`: schools, childcare places and help points that take part on a day, and BoekStart of that school year. */
export function locationsRoutes(app: App, world: World): void {
  app.get(
    '/programma/plekken',
    { schema: { hide: true } },
    show(
      world,
      { audience: 'desk', role: ['desk', 'poi', 'municipality'] },
      async ({ query, now, language }) => {
        const { db } = world;
        const day = parseDay(query['dag'] ?? '') ?? dayIn(world.zone, now);
        const year = schoolYearOf(day);
        const [rows, boekstart, monitored, programmes, place, all, visits] = await Promise.all([
          locationsOn(db, day),
          readBoekstart(db, schoolYearOf(day)),
          schoolsMonitored(db),
          readProgrammes(db),
          network(db),
          readLocations(db),
          classVisitsBetween(db, `${year}-09-01`, `${year + 1}-08-31`),
        ]);
        const schools = new Map(all.map(row => [row.code, row]));
        const known = programmesOn(programmes, day);
        const programmeName = (code: string) =>
          known.get(code)?.[language === 'nl' ? 'nameNl' : 'nameEn'] ?? code;
        const shown = {
          day,
          rows,
          boekstart,
          monitored,
          programmeName,
          place,
          language,
          schools,
          visits: visitsBySchool(visits, schools),
        };
        return page({
          title: translator(words, language)('title'),
          wide: true,
          body: <LocationsView {...shown} />,
        });
      },
    ),
  );
}
