import { network } from '#network';
import { dayIn, parseDay } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, show } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { schoolYearOf } from '../../location.ts';
import { programmesOn } from '../../programme.ts';
import { locationsOn, readBoekstart, schoolsMonitored } from '../../store/locations.ts';
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
        const [rows, boekstart, monitored, programmes, place] = await Promise.all([
          locationsOn(db, day),
          readBoekstart(db, schoolYearOf(day)),
          schoolsMonitored(db),
          readProgrammes(db),
          network(db),
        ]);
        const known = programmesOn(programmes, day);
        const programmeName = (code: string) =>
          known.get(code)?.[language === 'nl' ? 'nameNl' : 'nameEn'] ?? code;
        const shown = { day, rows, boekstart, monitored, programmeName, place, language };
        return page({
          title: translator(words, language)('title'),
          wide: true,
          body: <LocationsView {...shown} />,
        });
      },
    ),
  );
}
