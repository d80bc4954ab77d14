import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, show } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { loadResults } from './load.ts';
import { presentResults } from './present.ts';
import { ResultsView } from './view.tsx';
import { words } from './words.ts';

/** `/zoek`: the results of a search, at an address that stays right. */
export function resultsRoute(app: App, world: World): void {
  const handler = show(world, { audience: 'resident' }, async visit => {
    const results = await loadResults(world, visit);
    const shown = presentResults(results, visit.language, visit.display.simple);
    if (results.straightTo !== undefined) return redirect(`/titel/${results.straightTo}`);
    const t = translator(words, visit.language);
    return page({
      title: shown.title,
      description: t('description', { found: shown.total }),
      wide: true,
      ownSearch: true,
      scripts: ['suggest.js'],
      feed: shown.feed,
      body: (
        <ResultsView
          results={results}
          shown={shown}
          address={visit.request.url}
          mayKeep={visit.viewer?.member !== undefined}
          t={t}
        />
      ),
    });
  });
  app.get('/zoek', { schema: { hide: true } }, handler);
}
