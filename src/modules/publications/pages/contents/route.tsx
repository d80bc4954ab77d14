import { dayIn } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import { sayFullDay } from '#web/day-words.ts';
import type { World } from '#web/plug.ts';
import { page, show } from '#web/show.tsx';
import { editionOf } from '../../outputs/edition-of.ts';
import { fileNames, makeFile } from '../../outputs/make-files.ts';
import { countVisit } from '../count-visit.ts';
import { findVersion, looks, nowhere } from '../find-version.ts';
import { linkedPublication } from '../linked.ts';
import { ContentsView } from './view.tsx';

/** `/publicaties/:slug` and `/publicaties/:slug/v/:number`: a publication from outside. */
export function contentsRoute(app: App, world: World): void {
  const handler = show(world, { audience: 'resident' }, async visit => {
    const { language } = visit;
    const found = await findVersion(world, visit);
    if (!found) return nowhere;
    const { version, home } = found;
    await countVisit(world, visit, version.publication, '');
    const files = fileNames(found);
    const offline = files.find(name => name.endsWith('.html'));
    const whole = offline === undefined ? undefined : makeFile(await editionOf(world, version), offline);
    return page({
      title: version.content.title,
      canonical: home,
      description: version.content.summary,
      ownSearch: true,
      looks,
      body: (
        <ContentsView
          found={found}
          day={sayFullDay(dayIn(world.zone, version.publishedAt), language)}
          files={files.filter(name => name !== offline)}
          whole={whole && { name: whole.name, bytes: whole.bytes.length }}
          linked={linkedPublication(version, {
            publisher: world.province,
            addressOf: path => new URL(path, world.publicUrl).href,
          })}
          language={language}
        />
      ),
    });
  });
  app.get('/publicaties/:slug', { schema: { hide: true } }, handler);
  app.get('/publicaties/:slug/v/:number', { schema: { hide: true } }, handler);
}
