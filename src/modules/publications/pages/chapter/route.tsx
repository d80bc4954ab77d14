import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, show } from '#web/show.tsx';
import { shortOf } from '../../reading.ts';
import { wordsFound } from '../../store/search.ts';
import { countVisit } from '../count-visit.ts';
import { findVersion, looks, nowhere } from '../find-version.ts';
import { linkedPublication } from '../linked.ts';
import { ChapterView } from './view.tsx';

/** `/publicaties/:slug/:chapter` and the same of one version; `?q=` marks what was searched for. */
export function chapterRoute(app: App, world: World): void {
  const handler = show(world, { audience: 'resident' }, async visit => {
    const { params, query, language } = visit;
    const found = await findVersion(world, visit);
    const chapter = found?.version.content.chapters.find(({ slug }) => slug === params['chapter']);
    if (!found || !chapter) return nowhere;
    const { version, reading, home } = found;
    await countVisit(world, visit, version.publication, chapter.slug);
    const searched = query['q']?.trim() || undefined;
    const { content } = version;
    const marked =
      searched === undefined
        ? []
        : await wordsFound(world.db, {
            slug: content.slug,
            chapter: chapter.slug,
            words: searched,
            language: content.language,
          });
    return page({
      title: `${chapter.title} · ${content.title}`,
      canonical: `${home}/${chapter.slug}`,
      description: shortOf(content, chapter.blocks) ?? content.summary,
      ownSearch: true,
      wide: true,
      looks,
      body: (
        <ChapterView
          found={found}
          reading={{ ...reading, found: marked, parts: home }}
          chapter={chapter}
          searched={searched}
          linked={linkedPublication(
            version,
            { publisher: world.province, addressOf: path => new URL(path, world.publicUrl).href },
            chapter.slug,
          )}
          language={language}
        />
      ),
    });
  });
  app.get('/publicaties/:slug/:chapter', { schema: { hide: true } }, handler);
  app.get('/publicaties/:slug/v/:number/:chapter', { schema: { hide: true } }, handler);
}
